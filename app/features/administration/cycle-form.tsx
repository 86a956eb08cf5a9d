import { Form } from '@remix-run/react'
import { CYCLE_PHASE_KINDS, type CyclePhase } from '#app/domain/cycle-phases.ts'
import { cycleFingerprint } from '#app/domain/form-fingerprints.ts'
import { FormRefusal, type FormValues, fieldId, type Refused } from '#app/forms/form-answer.tsx'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DateField } from '#app/ui/date-field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { phaseField } from './cycle-values.ts'
import { BasedOn, StoredNow } from './overtaken.tsx'

type Props = {
  readonly prefix: string
  /** The cycle to change; null for a new one, whose fiscal year is chosen too. */
  readonly cycleId: string | null
  readonly stored: {
    readonly title: string
    readonly targetFiscalYear: number
    readonly phases: readonly CyclePhase[]
  }
  /** The key of the form for a new cycle. */
  readonly formKey: string | null
  readonly answer: Refused | null
}

/** Title and the days of the six phases; for a new cycle also the fiscal year. */
export function CycleForm({ prefix, cycleId, stored, formKey, answer }: Props) {
  const { t } = useTranslation(['cycles', 'domain', 'common', 'refusals'])
  const kept = valuesOf(stored)
  const values = answer?.values ?? kept
  const errorOf = (field: string) => fieldError(t, answer?.refusal, field)
  const phaseLabels = CYCLE_PHASE_KINDS.flatMap((kind, index) =>
    (['startsOn', 'endsOn'] as const).map((field) => [
      phaseField(index, field),
      `${t(`domain:phase.${kind}`)} ${t(field === 'startsOn' ? 'cycles:from' : 'cycles:to')}`,
    ]),
  )
  const labels: Record<string, string> = {
    targetFiscalYear: t('cycles:targetFiscalYear'),
    title: t('cycles:name'),
    ...Object.fromEntries(phaseLabels),
  }
  return (
    <Form method="post" key={cycleId ? cycleFingerprint(stored) : ''} className="flex flex-col gap-4">
      {answer && <FormRefusal refusal={answer.refusal} prefix={prefix} labels={labels} />}
      {cycleId && (
        <>
          <StoredNow
            answer={answer}
            fields={Object.entries(labels).flatMap(([name, label]) =>
              // The fiscal year of a cycle stays.
              name === 'targetFiscalYear' ? [] : [{ label, stored: kept[name] ?? '', typed: values[name] }],
            )}
          />
          <BasedOn current={cycleFingerprint(stored)} answer={answer} />
        </>
      )}
      <input type="hidden" name="intent" value={cycleId ? 'change' : 'create'} />
      {formKey && <input type="hidden" name="formKey" value={values.formKey ?? formKey} />}
      {cycleId ? (
        <input type="hidden" name="cycleId" value={cycleId} />
      ) : (
        <TextField
          id={fieldId(prefix, 'targetFiscalYear')}
          label={t('cycles:targetFiscalYear')}
          name="targetFiscalYear"
          inputMode="numeric"
          width="short"
          help={t('cycles:targetFiscalYearHelp')}
          requiredMark={t('common:required')}
          defaultValue={values.targetFiscalYear}
          error={errorOf('targetFiscalYear')}
        />
      )}
      <TextField
        id={fieldId(prefix, 'title')}
        label={t('cycles:name')}
        name="title"
        help={t('cycles:nameHelp')}
        requiredMark={t('common:required')}
        defaultValue={values.title}
        error={errorOf('title')}
      />
      <p>{t('cycles:phasesHelp')}</p>
      {CYCLE_PHASE_KINDS.map((kind, index) => (
        <fieldset key={kind} className="flex flex-wrap gap-x-4 gap-y-2">
          <legend className="text-std-16B-170">{t(`domain:phase.${kind}`)}</legend>
          {(['startsOn', 'endsOn'] as const).map((field) => (
            <DateField
              key={field}
              id={fieldId(prefix, phaseField(index, field))}
              label={t(field === 'startsOn' ? 'cycles:from' : 'cycles:to')}
              name={phaseField(index, field)}
              requiredMark={t('common:required')}
              defaultValue={values[phaseField(index, field)]}
              error={errorOf(phaseField(index, field))}
            />
          ))}
        </fieldset>
      ))}
      <div>
        <SubmitButton>{cycleId ? t('cycles:save') : t('cycles:add')}</SubmitButton>
      </div>
    </Form>
  )
}

const valuesOf = ({ title, targetFiscalYear, phases }: Props['stored']): FormValues => ({
  title,
  targetFiscalYear: String(targetFiscalYear),
  ...Object.fromEntries(
    CYCLE_PHASE_KINDS.flatMap((kind, index) => {
      const phase = phases.find((known) => known.kind === kind)
      return [
        [phaseField(index, 'startsOn'), phase?.startsOn ?? ''],
        [phaseField(index, 'endsOn'), phase?.endsOn ?? ''],
      ]
    }),
  ),
})
