import { type MouseEvent, useRef, useState } from 'react'
import type { Refusal } from '#app/domain/result.ts'
import { DOCUMENT_NUMBER_MAX, fillDocumentNumber, HANDED_BY_MAX, PLACE_MAX } from '#app/domain/submission.ts'
import { typedNumber } from '#app/domain/typed-number.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { DateField } from '#app/ui/date-field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { SubmissionsOverview } from '#server/submissions/show-submissions.ts'
import { documentNumberId, type SubmissionsFormValues } from './submissions-form.ts'

type Props = Pick<SubmissionsOverview, 'documentNumber'> & {
  readonly today: string
  /** How many rows are chosen. */
  readonly count: number
  readonly values: SubmissionsFormValues | null
  readonly refusal: Refusal | null
}

/** Fields of the bar; on a phone they stand behind its button. A refusal of one opens them. */
const FIELDS = ['letterDate', 'replyBy', 'submittedOn', 'place', 'handedBy']

/** What can be done with the chosen recipients, in one line: make their packages, record that they were handed over. */
export function SubmissionWork({ today, documentNumber, count, values, refusal }: Props) {
  const { t } = useTranslation(['refusals', 'submissions', 'common'])
  const required = t('common:required')
  return (
    <div className="work-bar work-bar-short flex flex-wrap items-end gap-x-6 gap-y-3 border-t border-solid-gray-420 bg-white py-2">
      <output className="self-center whitespace-nowrap text-std-16B-170 empty:hidden">
        {count > 0 && t('submissions:chosen', { count })}
      </output>
      <fieldset>
        <legend className="sr-only">{t('submissions:makeTitle')}</legend>
        <div className="work-field">
          <DateField
            id="letterDate"
            label={t('submissions:letterDate')}
            name="letterDate"
            width="date"
            requiredMark={required}
            defaultValue={values?.letterDate ?? today}
            error={fieldError(t, refusal, 'letterDate')}
          />
        </div>
        <div className="work-field">
          <DateField
            id="replyBy"
            label={t('submissions:replyBy')}
            name="replyBy"
            width="date"
            defaultValue={values?.replyBy}
            error={fieldError(t, refusal, 'replyBy')}
          />
        </div>
        <SubmitButton name="intent" value="make" className="work-make whitespace-nowrap">
          {t('submissions:make')}
        </SubmitButton>
      </fieldset>
      <fieldset className="work-record">
        <legend className="sr-only">{t('submissions:recordTitle')}</legend>
        <div className="work-field">
          <DateField
            id="submittedOn"
            label={t('submissions:submittedOn')}
            name="submittedOn"
            width="date"
            max={today}
            requiredMark={required}
            defaultValue={values?.submittedOn ?? today}
            error={fieldError(t, refusal, 'submittedOn')}
          />
        </div>
        <SubmitButton name="intent" value="record" className="whitespace-nowrap">
          {t('submissions:record')}
        </SubmitButton>
      </fieldset>
      <details
        className="open:basis-full"
        open={
          FIELDS.some((field) => refusal?.fields?.[field]) || Boolean(values?.place || values?.handedBy) || undefined
        }
      >
        <summary className="link inline-flex min-h-11 cursor-pointer items-center whitespace-nowrap">
          {t('submissions:moreFields')}
        </summary>
        <div className="flex flex-wrap items-end gap-x-6 gap-y-3 pb-2">
          <TextField
            id="place"
            label={t('submissions:placeField')}
            name="place"
            width="narrow"
            maxLength={PLACE_MAX}
            defaultValue={values?.place}
            error={fieldError(t, refusal, 'place')}
          />
          <TextField
            id="handedBy"
            label={t('submissions:handedByField')}
            name="handedBy"
            width="narrow"
            maxLength={HANDED_BY_MAX}
            defaultValue={values?.handedBy}
            error={fieldError(t, refusal, 'handedBy')}
          />
          <Checkbox
            label={t('submissions:hasTextsInReplyForm')}
            name="hasTextsInReplyForm"
            help={t('submissions:hasTextsInReplyFormHelp')}
            defaultChecked={values?.hasTextsInReplyForm ?? false}
          />
          <Pattern
            pattern={values?.pattern || documentNumber.pattern}
            first={values?.firstNumber || (documentNumber.gaps[0] ?? documentNumber.next)}
          />
        </div>
      </details>
    </div>
  )
}

/** Fills the numbers of the chosen rows from a pattern. The rows have numbers already, so that nothing is missing without it. */
function Pattern({ pattern, first }: { readonly pattern: string; readonly first: string | number }) {
  const { t } = useTranslation(['submissions', 'common'])
  const box = useRef<HTMLFieldSetElement>(null)
  const [isNoNumber, setIsNoNumber] = useState(false)
  const apply = (event: MouseEvent<HTMLButtonElement>) => {
    const { form } = event.currentTarget
    if (!form || !box.current) return
    const [typed, from] = box.current.querySelectorAll('input')
    let number = typedNumber(from?.value ?? '') ?? -1
    setIsNoNumber(number < 0)
    if (number < 0) return from?.focus()
    for (const choice of form.querySelectorAll<HTMLInputElement>('input[name="recipient"]:checked')) {
      const input = document.getElementById(documentNumberId(choice.value))
      if (!(input instanceof HTMLInputElement)) continue
      input.value = fillDocumentNumber(typed?.value ?? '', number++)
      input.dataset.typed = ''
    }
  }
  return (
    <fieldset ref={box} className="flex flex-wrap items-end gap-3">
      <legend className="sr-only">{t('submissions:numbersTitle')}</legend>
      <TextField
        label={t('submissions:pattern')}
        name="pattern"
        help={t('submissions:patternHelp')}
        maxLength={DOCUMENT_NUMBER_MAX}
        defaultValue={pattern}
        width="medium"
      />
      <TextField
        label={t('submissions:firstNumber')}
        name="firstNumber"
        inputMode="numeric"
        defaultValue={String(first)}
        error={isNoNumber ? t('common:notANumber') : null}
        width="short"
      />
      <Button variant="secondary" onClick={apply}>
        {t('submissions:applyPattern')}
      </Button>
    </fieldset>
  )
}
