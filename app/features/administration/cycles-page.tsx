import { Form, Link } from '@remix-run/react'
import { usualCycleTitle, usualPhases } from '#app/domain/cycle-phases.ts'
import { FormRefusal, type Refused } from '#app/forms/form-answer.tsx'
import { formatDay } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PhoneLabel } from '#app/ui/phone-label.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { Cycle } from '#server/cycles/cycles.ts'
import { CycleForm } from './cycle-form.tsx'

/** What a form of the page did, as the address says it afterwards. */
export const CYCLE_DONE = ['added', 'saved', 'madeCurrent'] as const
export type CycleDone = (typeof CYCLE_DONE)[number]

type Props = {
  /** The newest first. */
  readonly cycles: readonly Cycle[]
  /** An older one that is opened. */
  readonly chosen: string | null
  /** Fiscal year that a new cycle is proposed for. */
  readonly nextFiscalYear: number
  readonly done: CycleDone | null
  /** Makes it harmless that the form arrives twice. */
  readonly formKey: string
  /** May the person make last year out of its book? */
  readonly mayImport: boolean
  readonly answer: Refused | null
}

/** 年度サイクル: the years with their phases; making one, changing one, and choosing the one that work goes into. */
export function CyclesPage({ cycles, chosen, nextFiscalYear, done, formKey, mayImport, answer }: Props) {
  const { t } = useTranslation('cycles')
  const { shown, others } = split(cycles, answer?.values.cycleId || chosen)
  const isNew = answer !== null && !answer.values.cycleId
  const { t: common } = useTranslation('common')
  return (
    <>
      <PageHeader title={t('title')} help={{ label: common('aboutPage'), text: t('lead') }} />
      <div className="flex max-w-4xl flex-col gap-6">
        {done && !answer && <Notice tone="success">{t(done)}</Notice>}
        {cycles.length === 0 && <Notice tone="info">{t('empty')}</Notice>}
        <div className="panel">
          <Disclosure summary={t('add')} isOpen={isNew || cycles.length === 0}>
            <CycleForm
              key={cycles.length}
              prefix="new"
              cycleId={null}
              formKey={formKey}
              stored={{
                title: usualCycleTitle(nextFiscalYear),
                targetFiscalYear: nextFiscalYear,
                phases: usualPhases(nextFiscalYear),
              }}
              answer={isNew ? answer : null}
            />
          </Disclosure>
        </div>
        {shown.map((cycle) => (
          <CyclePanel key={cycle.id} cycle={cycle} answer={answer?.values.cycleId === cycle.id ? answer : null} />
        ))}
        {mayImport && (
          <p>
            <Link to="/first-year" className="link inline-flex min-h-11 items-center">
              {t('fromBook')}
            </Link>
          </p>
        )}
        {others.length > 0 && (
          <section aria-labelledby="others" className="panel">
            <h2 id="others" className="text-std-18B-160">
              {t('others')}
            </h2>
            <ul className="mt-2 list-disc pl-6">
              {others.map((cycle) => (
                <li key={cycle.id}>
                  <Link to={`/admin/cycles?cycle=${cycle.id}`} lang="ja" className="link">
                    {cycle.title}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  )
}

/** Who works in a year has to do with it, the one before and those that are prepared; older ones are opened one by one. */
function split(cycles: readonly Cycle[], chosen: string | null) {
  const current = cycles.findIndex((cycle) => cycle.isCurrent)
  const isShown = (cycle: Cycle, index: number) => current < 0 || index <= current + 1 || cycle.id === chosen
  return { shown: cycles.filter(isShown), others: cycles.filter((cycle, index) => !isShown(cycle, index)) }
}

function CyclePanel({ cycle, answer }: { readonly cycle: Cycle; readonly answer: Refused | null }) {
  const { t } = useTranslation('cycles')
  const isChange = answer?.values.intent === 'change'
  return (
    <section aria-labelledby={cycle.id} className="panel flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id={cycle.id} lang="ja" className="text-std-18B-160">
          {cycle.title}
        </h2>
        {cycle.isCurrent && <Chip tone="blue">{t('current')}</Chip>}
      </div>
      <p>{t('years', { workYear: cycle.workYear, targetFiscalYear: cycle.targetFiscalYear })}</p>
      <Phases cycle={cycle} />
      <Disclosure summary={t('edit')} isOpen={isChange}>
        <CycleForm
          prefix={cycle.id}
          cycleId={cycle.id}
          formKey={null}
          stored={cycle}
          answer={isChange ? answer : null}
        />
      </Disclosure>
      {!cycle.isCurrent && (
        <Form method="post" className="flex flex-col gap-2">
          {answer && !isChange && <FormRefusal refusal={answer.refusal} prefix={cycle.id} labels={{}} />}
          <p>{t('makeCurrentHelp', { title: cycle.title })}</p>
          <input type="hidden" name="intent" value="makeCurrent" />
          <input type="hidden" name="cycleId" value={cycle.id} />
          <div>
            <SubmitButton variant="secondary">{t('makeCurrent')}</SubmitButton>
          </div>
        </Form>
      )}
    </section>
  )
}

function Phases({ cycle }: { readonly cycle: Cycle }) {
  const { t, i18n } = useTranslation(['cycles', 'domain'])
  if (cycle.phases.length === 0) return null
  return (
    <DataTable
      caption={t('cycles:phasesOf', { title: cycle.title })}
      captionIs="hidden"
      minWidth="none"
      onPhone="stacked"
    >
      <thead>
        <tr>
          <th scope="col">{t('cycles:phase')}</th>
          <th scope="col">{t('cycles:from')}</th>
          <th scope="col">{t('cycles:to')}</th>
        </tr>
      </thead>
      <tbody>
        {cycle.phases.map((phase) => (
          <tr key={phase.kind}>
            <th scope="row">{t(`domain:phase.${phase.kind}`)}</th>
            <td>
              <PhoneLabel>{t('cycles:from')}</PhoneLabel>
              {formatDay(phase.startsOn, i18n.language)}
            </td>
            <td>
              <PhoneLabel>{t('cycles:to')}</PhoneLabel>
              {formatDay(phase.endsOn, i18n.language)}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
