import { EVALUATION_CODES, JUDGED_COUNTED_TO, markLook, ownMarks, TONES } from '#app/domain/evaluation.ts'
import type { FederationProfile } from '#app/domain/federation-profile.ts'
import { type FormValues, fieldId, type Refused } from '#app/forms/form-answer.tsx'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { FieldError } from '#app/ui/field-error.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'

type Props = {
  readonly profile: FederationProfile
  readonly values: FormValues
  readonly answer: Refused | null
  /** Of the form, for the ids of its fields. */
  readonly prefix: string
  /** Answers that were judged, in all years. */
  readonly judged: number
}

/** Signs of the marks of an evaluation, and how each counts; their names stand below, as those of everything else. */
export function MarksFields({ profile, values, answer, prefix, judged }: Props) {
  const { t } = useTranslation(['profile', 'domain', 'refusals'])
  const seenError = fieldError(t, answer?.refusal, 'marksSeen')
  return (
    <>
      <p>{t('profile:marksLead')}</p>
      {EVALUATION_CODES.map((code) => {
        const name = `${markLook(ownMarks(profile.marks), code).symbol} ${t(`domain:evaluation.${code}`)}`
        return (
          <div key={code} className="grid gap-4 sm:grid-cols-2">
            <TextField
              id={fieldId(prefix, `marks.${code}.symbol`)}
              label={t('profile:symbolOf', { name })}
              name={`marks.${code}.symbol`}
              defaultValue={values[`marks.${code}.symbol`]}
              error={fieldError(t, answer?.refusal, `marks.${code}.symbol`)}
            />
            <SelectField
              label={t('profile:toneOf', { name })}
              name={`marks.${code}.tone`}
              defaultValue={values[`marks.${code}.tone`]}
              options={TONES.map((tone) => ({ value: tone, label: t(`profile:tone.${tone}`) }))}
              error={fieldError(t, answer?.refusal, `marks.${code}.tone`)}
            />
          </div>
        )
      })}
      {judged > 0 && (
        <Notice tone="warning">
          <p>
            {t('profile:marksJudged', { count: judged, more: judged < JUDGED_COUNTED_TO ? '' : t('profile:orMore') })}
          </p>
          <label className="flex min-h-11 items-center gap-2">
            <input
              id={fieldId(prefix, 'marksSeen')}
              type="checkbox"
              name="marksSeen"
              value="1"
              className="size-6 shrink-0 accent-blue-900"
              aria-describedby={seenError ? fieldId(prefix, 'marksSeenError') : undefined}
              aria-invalid={seenError ? true : undefined}
            />
            <span>{t('profile:marksSeen')}</span>
          </label>
          {seenError && <FieldError id={fieldId(prefix, 'marksSeenError')}>{seenError}</FieldError>}
        </Notice>
      )}
    </>
  )
}
