import { type DecisionOutcome, MEETING_FORMS } from '#app/domain/decision.ts'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'

/** A decision as it is typed; numbers are text until the service has read them. */
export type DecisionValues = Readonly<
  Record<
    'heldOn' | 'form' | 'outcome' | 'eligible' | 'present' | 'votesFor' | 'votesAgainst' | 'abstentions' | 'note',
    string
  >
> & {
  readonly amendments: readonly { readonly from: string; readonly to: string }[]
}
type Props = {
  readonly values: DecisionValues
  readonly outcomes: readonly DecisionOutcome[]
  readonly today: string
  readonly refusal: Refusal | null
}

/** Amendments offered at once; an empty row is left out. */
const AMENDMENT_ROWS = 3

/** 議決: the meeting, who was there, how they voted, and the amendments where the body may amend. */
export function DecisionFields({ values, outcomes, today, refusal }: Props) {
  const { t } = useTranslation(['workflow', 'domain', 'refusals'])
  const error = (field: string) => fieldError(t, refusal, `decision.${field}`)
  const count = (name: 'eligible' | 'present' | 'votesFor' | 'votesAgainst' | 'abstentions', help?: string) => (
    <TextField
      label={t(`workflow:${name}`)}
      name={name}
      type="number"
      inputMode="numeric"
      min={0}
      max={10000}
      width="short"
      help={help}
      defaultValue={values[name]}
      error={error(name)}
    />
  )
  return (
    <fieldset className="panel flex flex-col gap-4">
      <legend className="px-1 text-std-18B-160">{t('workflow:decision')}</legend>
      <TextField
        label={t('workflow:heldOn')}
        name="heldOn"
        type="date"
        max={today}
        width="medium"
        help={t('workflow:heldOnHelp')}
        defaultValue={values.heldOn}
        error={error('heldOn')}
      />
      <RadioGroup
        legend={t('workflow:form')}
        name="form"
        defaultValue={values.form}
        options={MEETING_FORMS.map((form) => ({ value: form, label: t(`domain:meetingForm.${form}`) }))}
      />
      <RadioGroup
        legend={t('workflow:outcome')}
        name="outcome"
        defaultValue={values.outcome}
        options={outcomes.map((outcome) => ({ value: outcome, label: t(`domain:outcome.${outcome}`) }))}
        error={error('outcome')}
      />
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        {count('eligible')}
        {count('present')}
      </div>
      <p className="text-dns-14N-130 text-solid-gray-700">{t('workflow:presentHelp')}</p>
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        {count('votesFor')}
        {count('votesAgainst')}
        {count('abstentions')}
      </div>
      <TextArea label={t('workflow:note')} name="note" rows={2} defaultValue={values.note} error={error('note')} />
      {outcomes.includes('approveAsAmended') && <Amendments values={values.amendments} />}
    </fieldset>
  )
}

function Amendments({ values }: { values: DecisionValues['amendments'] }) {
  const { t } = useTranslation('workflow')
  return (
    <details open={values.length > 0 || undefined}>
      <summary className="min-h-11 cursor-pointer py-2 text-std-16B-170">{t('amendments')}</summary>
      <p className="text-dns-14N-130 text-solid-gray-700">{t('amendmentsHelp')}</p>
      {Array.from({ length: Math.max(AMENDMENT_ROWS, values.length) }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <div key={index} className="grid gap-3 py-2 sm:grid-cols-2">
          <TextArea
            label={t('amendmentFrom', { number: index + 1 })}
            name="amendmentFrom"
            rows={2}
            defaultValue={values[index]?.from ?? ''}
          />
          <TextArea
            label={t('amendmentTo', { number: index + 1 })}
            name="amendmentTo"
            rows={2}
            defaultValue={values[index]?.to ?? ''}
          />
        </div>
      ))}
    </details>
  )
}
