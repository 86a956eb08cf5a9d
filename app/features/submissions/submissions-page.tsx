import { Form, Link, useSearchParams } from '@remix-run/react'
import { regionName } from '#app/domain/recipient-data/regions.ts'
import type { Refusal } from '#app/domain/result.ts'
import { SUBMISSION_STAGES, type SubmissionFilter } from '#app/domain/submission.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TabNav } from '#app/ui/tab-nav.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { SubmissionsOverview } from '#server/submissions/show-submissions.ts'
import { ConfirmSubmission } from './confirm-submission.tsx'
import { SubmissionRefusal } from './submission-refusal.tsx'
import { SubmissionTable } from './submission-table.tsx'
import { SubmissionWork } from './submission-work.tsx'
import type { SubmissionsFormValues } from './submissions-form.ts'
import { useChosenRows } from './use-chosen-rows.ts'
import { useReloadWhile } from './use-reload-while.ts'

type Props = {
  readonly overview: SubmissionsOverview | null
  readonly filter: SubmissionFilter
  readonly today: string
  readonly keys: { readonly makeKey: string; readonly recordKey: string }
  /** `asks`: the person has asked to record a submission and is shown what it will say. */
  readonly answer: {
    readonly refusal: Refusal | null
    readonly values: SubmissionsFormValues
    readonly asks?: boolean
  } | null
}

/** 提出: recipients as rows, packages for several at once, and the record of what was handed over. */
export function SubmissionsPage({ overview, filter, today, keys, answer }: Props) {
  const { t } = useTranslation(['submissions', 'common'])
  const making = overview?.rows.some((row) => row.package?.state === 'waiting' || row.package?.state === 'running')
  useReloadWhile(making ?? false)
  const chosen = overview?.rows.filter((row) => answer?.values.chosen.includes(row.recipient.id)).length ?? 0
  // The form that asks for a confirmation has no rows; those of the next one are looked at anew.
  const { count, ...rowsForm } = useChosenRows(overview?.documentNumber, chosen, overview, answer?.asks)
  if (!overview)
    return (
      <>
        <PageHeader title={t('submissions:title')} />
        <Notice tone="info">{t('submissions:noCycle')}</Notice>
      </>
    )
  const { counts, cycle, rows, abilities } = overview
  const isEmpty = counts.toPrepare + counts.prepared + counts.submitted === 0
  return (
    <>
      <PageHeader
        title={t('submissions:title')}
        help={{
          label: t('common:aboutPage'),
          text: [t('submissions:lead'), t('submissions:makeHelp'), t('submissions:recordHelp')].map((sentence) => (
            <p key={sentence}>{sentence}</p>
          )),
        }}
      />
      <Done making={making ?? false} />
      {answer?.refusal && <SubmissionRefusal refusal={answer.refusal} values={answer.values} rows={rows} />}
      {isEmpty && <Notice tone="info">{t('submissions:empty')}</Notice>}
      {!isEmpty && answer?.asks && (
        <Form method="post" action={addressOf(cycle.id, filter)} preventScrollReset>
          <Keys cycleId={cycle.id} keys={keys} />
          <ConfirmSubmission values={answer.values} rows={rows} />
        </Form>
      )}
      {!isEmpty && !answer?.asks && (
        <>
          <Stages cycleId={cycle.id} counts={counts} filter={filter} />
          <details className="my-1 print:hidden" open={filter.region !== '' || filter.words !== '' || undefined}>
            <summary className="link inline-flex min-h-8 cursor-pointer items-center pointer-coarse:min-h-11 max-sm:min-h-11">
              {t('submissions:filters')}
            </summary>
            <Filters cycleId={cycle.id} filter={filter} regions={overview.regions} />
          </details>
          {rows.length === 0 ? (
            <p className="my-6">{t('submissions:noneFiltered')}</p>
          ) : (
            <Form
              key={cycle.id}
              ref={rowsForm.form}
              onChange={rowsForm.onChange}
              method="post"
              action={addressOf(cycle.id, filter)}
              preventScrollReset
            >
              {/* Enter in a field presses the first button of a form: here this one, which does nothing, and not that of the first row. */}
              <button type="submit" disabled hidden aria-hidden="true" tabIndex={-1} />
              <Keys cycleId={cycle.id} keys={keys} />
              <SubmissionTable overview={overview} values={answer?.values ?? null} refusal={answer?.refusal ?? null} />
              {abilities.record ? (
                <SubmissionWork
                  today={today}
                  count={count}
                  documentNumber={overview.documentNumber}
                  values={answer?.values ?? null}
                  refusal={answer?.refusal ?? null}
                />
              ) : (
                <p className="mt-4">{t('submissions:readOnly')}</p>
              )}
            </Form>
          )}
        </>
      )}
    </>
  )
}

type OfCycle = { readonly cycleId: string }

/** The page with its year and filter, so that what is refused, confirmed or gone back to shows the same rows. */
const addressOf = (cycleId: string, { stage, region, words }: SubmissionFilter): string =>
  `/submissions?${new URLSearchParams({ cycle: cycleId, stage: stage ?? '', region, q: words })}`

function Keys({ cycleId, keys }: Pick<Props, 'keys'> & OfCycle) {
  return (
    <>
      <input type="hidden" name="cycleId" value={cycleId} />
      <input type="hidden" name="makeKey" value={keys.makeKey} />
      <input type="hidden" name="recordKey" value={keys.recordKey} />
    </>
  )
}

/** What the last form did, told by the address it led to. */
function Done({ making }: { readonly making: boolean }) {
  const { t } = useTranslation('submissions')
  const [search] = useSearchParams()
  const count = Number(search.get('count')) || 0
  const done = search.get('done')
  // The rows themselves say what is made: the sentence that it has begun goes when nothing is under way any more.
  if (count === 0 || !(done === 'recorded' || (done === 'requested' && making))) return null
  return (
    <div className="sticky top-0 z-20 mb-3">
      <Notice tone="success">{done === 'requested' ? t('requested', { count }) : t('recorded', { count })}</Notice>
    </div>
  )
}

type StagesProps = OfCycle & Pick<SubmissionsOverview, 'counts'> & { readonly filter: SubmissionFilter }

function Stages({ cycleId, counts, filter }: StagesProps) {
  const { t } = useTranslation(['submissions', 'common'])
  const to = (stage: string) => `/submissions?${new URLSearchParams({ cycle: cycleId, ...(stage && { stage }) })}`
  const all = counts.toPrepare + counts.prepared + counts.submitted
  return (
    <TabNav
      label={t('stages')}
      arePages
      isOneLine
      items={[
        {
          to: to(''),
          label: `${t('stage_all')}${t('common:bracketed', { text: all })}`,
          current: filter.stage === null,
        },
        ...SUBMISSION_STAGES.map((stage) => ({
          to: to(stage),
          label: `${t(`stage_${stage}`)}${t('common:bracketed', { text: counts[stage] })}`,
          current: filter.stage === stage,
        })),
      ]}
    />
  )
}

type FiltersProps = OfCycle & { readonly filter: SubmissionFilter; readonly regions: readonly string[] }

function Filters({ cycleId, filter, regions }: FiltersProps) {
  const { t, i18n } = useTranslation('submissions')
  return (
    <Form
      method="get"
      action="/submissions"
      key={JSON.stringify([cycleId, filter])}
      className="flex flex-wrap items-end gap-x-4 gap-y-3 pb-2"
    >
      <input type="hidden" name="cycle" value={cycleId} />
      {filter.stage && <input type="hidden" name="stage" value={filter.stage} />}
      <TextField label={t('search')} name="q" type="search" defaultValue={filter.words} width="medium" />
      <SelectField
        label={t('region')}
        name="region"
        defaultValue={filter.region}
        options={[
          { value: '', label: t('anyRegion') },
          ...regions.map((region) => ({ value: region, label: regionName(region, i18n.language) })),
        ]}
      />
      <Button type="submit" variant="secondary">
        {t('filter')}
      </Button>
      <Link to={`/submissions?cycle=${cycleId}`} className="link">
        {t('clearFilters')}
      </Link>
    </Form>
  )
}
