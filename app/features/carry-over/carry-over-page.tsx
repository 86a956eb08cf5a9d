import { Form, Link, useSearchParams } from '@remix-run/react'
import { CARRY_OVER_SHOWS, CARRY_OVERS, type CarryOver, type CarryOverShow } from '#app/domain/carry-over.ts'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { CarriedOver } from '#server/carry-over/carry-over.ts'
import { type CarryOverPart, type CarryOverValues, isOpen } from './carry-over-row.ts'
import { CarryOverTable } from './carry-over-table.tsx'

type Props = {
  readonly page: CarryOverPart | null
  readonly filter: { readonly show: CarryOverShow; readonly bodyId: string | null }
  readonly formKey: string
  readonly answer:
    | { readonly done: CarriedOver }
    | { readonly undone: true }
    | { readonly refusal: Refusal; readonly values: CarryOverValues | null }
    | null
}

/** 引き継ぎ: last year's requests with what is proposed for each, and the form that decides on those that are chosen. */
export function CarryOverPage({ page, filter, formKey, answer }: Props) {
  const { t } = useTranslation(['carryOver', 'refusals'])
  if (!page)
    return (
      <>
        <PageHeader title={t('carryOver:title')} />
        <Notice tone="info">{t('carryOver:noYearBefore')}</Notice>
      </>
    )
  const { counts, rows, from, into } = page
  const refused = answer && 'refusal' in answer ? answer : null
  return (
    <>
      <PageHeader
        title={t('carryOver:title')}
        chip={<Chip tone={counts.open > 0 ? 'yellow' : 'green'}>{t('carryOver:counts', counts)}</Chip>}
        lead={<p>{t('carryOver:lead', { from: from?.title ?? '', into: into?.title ?? '' })}</p>}
      />
      {refused && <Notice tone="error">{refusalText(t, refused.refusal)}</Notice>}
      <div role="status">
        {answer && 'done' in answer && <Done done={answer.done} />}
        {answer && 'undone' in answer && <Notice tone="success">{t('carryOver:undone')}</Notice>}
      </div>
      <Narrowing filter={filter} committees={page.committees} />
      {rows.length === 0 ? (
        <p>{t(filter.show === 'open' && counts.open === 0 ? 'carryOver:noneOpen' : 'carryOver:noneFound')}</p>
      ) : (
        <Form method="post" preventScrollReset>
          {/* Enter in a field presses the first button of a form: here this one, which does nothing. */}
          <button type="submit" disabled hidden aria-hidden="true" tabIndex={-1} />
          <input type="hidden" name="formKey" value={formKey} />
          <input type="hidden" name="cycleId" value={into?.id ?? ''} />
          <CarryOverTable rows={rows} values={refused?.values ?? null} />
          <Parts place={page.place} />
          {rows.some(isOpen) && <Chosen {...page} refused={refused} />}
        </Form>
      )}
    </>
  )
}

function Done({ done }: { readonly done: CarriedOver }) {
  const { t } = useTranslation('carryOver')
  const texts = [
    ...(done.made > 0 ? [t('made', { count: done.made })] : []),
    ...(done.ended > 0 ? [t('endedCount', { count: done.ended })] : []),
    ...(done.left > 0 ? [t('left', { count: done.left })] : []),
  ]
  return (
    <Notice tone={done.made + done.ended > 0 ? 'success' : 'warning'}>
      {texts.join(' ')}{' '}
      {done.made > 0 && (
        <Link to="/policy-requests?state=drafting" className="link">
          {t('toDrafts')}
        </Link>
      )}
    </Notice>
  )
}

type Named = { readonly id: string; readonly nameJa: string; readonly nameEn: string }
const nameIn = (locale: string) => (body: Named) => (locale === 'en' ? body.nameEn : body.nameJa)

function Narrowing({ filter, committees }: Pick<Props, 'filter'> & { readonly committees: readonly Named[] }) {
  const { t, i18n } = useTranslation('carryOver')
  const control = 'min-h-11 max-w-full min-w-0 rounded-8 border border-solid-gray-600 bg-white px-2 text-dns-16N-130'
  return (
    <Form method="get" action="/carry-over" className="mb-2 flex flex-wrap gap-2">
      <select name="show" aria-label={t('show')} defaultValue={filter.show} className={control}>
        {CARRY_OVER_SHOWS.map((show) => (
          <option key={show} value={show}>
            {t(`showing.${show}`)}
          </option>
        ))}
      </select>
      <select name="committee" aria-label={t('committee')} defaultValue={filter.bodyId ?? ''} className={control}>
        <option value="">{t('allCommittees')}</option>
        {committees.map((body) => (
          <option key={body.id} value={body.id}>
            {nameIn(i18n.language)(body)}
          </option>
        ))}
      </select>
      <Button type="submit" size="small" variant="secondary">
        {t('filter')}
      </Button>
    </Form>
  )
}

function Parts({ place }: Pick<CarryOverPart, 'place'>) {
  const { t } = useTranslation('common')
  const [search] = useSearchParams()
  const to = (id: string) => {
    const next = new URLSearchParams(search)
    next.set('at', id)
    return `/carry-over?${next}`
  }
  if (!place.previous && !place.next) return null
  return (
    <nav aria-label={t('pages')} className="flex gap-4 py-2">
      {place.previous && (
        <Link to={to(place.previous)} className="link inline-flex min-h-11 items-center">
          {t('previousPage')}
        </Link>
      )}
      {place.next && (
        <Link to={to(place.next)} className="link inline-flex min-h-11 items-center">
          {t('nextPage')}
        </Link>
      )}
    </nav>
  )
}

type ChosenProps = Pick<CarryOverPart, 'committees'> & {
  readonly refused: { readonly refusal: Refusal; readonly values: CarryOverValues | null } | null
}

/** What is done with the rows that are chosen: each as it says, or all in one way; in which committee the drafts are made. */
function Chosen({ committees, refused }: ChosenProps) {
  const { t, i18n } = useTranslation(['carryOver', 'refusals'])
  return (
    <fieldset className="panel mt-4 min-w-0">
      <legend className="text-std-16B-170">{t('carryOver:chosen')}</legend>
      <div className="flex flex-wrap items-end gap-4">
        <SelectField
          label={t('carryOver:howForAll')}
          name="howForAll"
          defaultValue={refused?.values?.howForAll ?? ''}
          options={[
            { value: '', label: t('carryOver:eachItsOwn') },
            ...CARRY_OVERS.map((how: CarryOver) => ({ value: how, label: t(`carryOver:how.${how}`) })),
          ]}
        />
        <SelectField
          label={t('carryOver:toCommittee')}
          name="committeeId"
          width="medium"
          defaultValue={refused?.values?.committeeId ?? ''}
          error={fieldError(t, refused?.refusal ?? null, 'committeeId')}
          options={[
            { value: '', label: t('carryOver:sameCommittee') },
            ...committees.map((body) => ({ value: body.id, label: nameIn(i18n.language)(body) })),
          ]}
        />
        <SubmitButton name="intent" value="confirm">
          {t('carryOver:confirm')}
        </SubmitButton>
      </div>
      <p className="mt-2 text-dns-14N-130 text-solid-gray-700">{t('carryOver:removeHelp')}</p>
    </fieldset>
  )
}
