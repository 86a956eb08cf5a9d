import { type Amendment, type DecisionOutcome, MEETING_FORMS } from '#app/domain/decision.ts'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { FieldError } from '#app/ui/field-error.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { Amendments } from './amendments.tsx'
import { HeldBeforePut } from './held-before-put.tsx'

/** A decision as it is typed; numbers are text until the service has read them. */
export type DecisionValues = Readonly<
  Record<
    'heldOn' | 'form' | 'outcome' | 'eligible' | 'present' | 'votesFor' | 'votesAgainst' | 'abstentions' | 'note',
    string
  >
> & {
  readonly heldBeforePut: boolean
  readonly amendments: readonly { readonly from: string; readonly to: string }[]
}
type Props = {
  readonly values: DecisionValues
  /** Amendments that were written into the text; null where it is not written in. */
  readonly inText?: readonly Amendment[] | null
  readonly outcomes: readonly DecisionOutcome[]
  readonly today: string
  readonly refusal: Refusal | null
}

/** The buttons under such a form: on a desk they stay in sight however long it gets. */
export const FORM_FOOT =
  'flex flex-wrap gap-3 lg:sticky lg:bottom-0 lg:z-10 lg:border-t lg:border-solid-gray-300 lg:bg-white lg:py-3'

/** 議決: the meeting, who was there, how they voted, and the amendments where the body may amend. */
export function DecisionFields({ values, inText = null, outcomes, today, refusal }: Props) {
  const { t } = useTranslation(['workflow', 'domain', 'refusals'])
  const error = (field: string) => fieldError(t, refusal, `decision.${field}`)
  const count = (name: 'eligible' | 'present' | 'votesFor' | 'votesAgainst' | 'abstentions', help?: string) => (
    <TextField
      label={t(`workflow:${name}`)}
      name={name}
      inputMode="numeric"
      width="short"
      help={help}
      defaultValue={values[name]}
      error={error(name)}
    />
  )
  return (
    <fieldset className="panel flex flex-col gap-3">
      <legend className="px-1 text-std-18B-160">{t('workflow:decision')}</legend>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <TextField
          label={t('workflow:heldOn')}
          name="heldOn"
          type="date"
          max={today}
          width="narrow"
          defaultValue={values.heldOn}
          error={error('heldOn')}
        />
        <RadioGroup
          legend={t('workflow:form')}
          name="form"
          defaultValue={values.form}
          options={MEETING_FORMS.map((form) => ({ value: form, label: t(`domain:meetingForm.${form}`) }))}
        />
      </div>
      <HeldBeforePut isTicked={values.heldBeforePut} refusal={refusal} />
      {/* Where there is one outcome the page is called by it. */}
      {outcomes.length === 1 ? (
        <>
          <input type="hidden" name="outcome" value={outcomes[0]} />
          {error('outcome') && <FieldError id="outcome-error">{error('outcome') ?? ''}</FieldError>}
        </>
      ) : (
        <RadioGroup
          legend={t('workflow:outcome')}
          name="outcome"
          defaultValue={values.outcome}
          options={outcomes.map((outcome) => ({ value: outcome, label: t(`domain:outcome.${outcome}`) }))}
          error={error('outcome')}
        />
      )}
      <div className="flex flex-wrap gap-x-4 gap-y-3">
        {count('eligible')}
        {count('present')}
        {count('votesFor')}
        {count('votesAgainst')}
        {count('abstentions')}
      </div>
      <p className="text-dns-14N-130 text-solid-gray-700">
        {t('workflow:presentHelp')} {t('workflow:heldOnHelp')}
      </p>
      <TextArea label={t('workflow:note')} name="note" rows={2} defaultValue={values.note} error={error('note')} />
      {outcomes.includes('approveAsAmended') && (
        <Amendments
          // An answer leaves empty rows out: the rows are numbered as the answer numbers them.
          key={JSON.stringify([values.amendments, inText !== null])}
          values={values.amendments}
          inText={inText}
          isOpen={values.outcome === 'approveAsAmended'}
          refusal={refusal}
        />
      )}
    </fieldset>
  )
}
