import { DEPARTMENT_MAX, RESPONSE_TEXT_MAX } from '#app/domain/evaluation.ts'
import type { Refusal } from '#app/domain/result.ts'
import { formatDay } from '#app/i18n/format-date.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DateField } from '#app/ui/date-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { fieldId } from './form-refusal.tsx'

type Content = { readonly text: string; readonly department: string; readonly respondedOn: string }

type Props = {
  /** What stands in the fields first: what was typed, what is stored, or nothing. */
  readonly content: Partial<Content>
  readonly submittedOn: string
  readonly refusal: Refusal | null
  readonly rows?: number
  /** At the desk, where all is seen at once, help stands below in one place. */
  readonly isBrief?: boolean
  /** Of the form, for the ids of its fields. */
  readonly prefix: string
}

/** The fields of an answer: date, department, text. */
export function ResponseFields({ content, submittedOn, refusal, rows = 8, isBrief = false, prefix }: Props) {
  const { t, i18n } = useTranslation(['refusals', 'answers', 'common'])
  const required = t('common:required')
  return (
    <>
      <div className="grid items-end gap-x-6 gap-y-4 sm:grid-cols-2">
        <DateField
          id={fieldId(prefix, 'respondedOn')}
          label={t('answers:respondedOn')}
          name="respondedOn"
          requiredMark={required}
          help={isBrief ? undefined : t('answers:respondedOnHelp', { date: formatDay(submittedOn, i18n.language) })}
          defaultValue={content.respondedOn}
          error={fieldError(t, refusal, 'respondedOn')}
        />
        <TextField
          id={fieldId(prefix, 'department')}
          label={t('answers:department')}
          name="department"
          maxLength={DEPARTMENT_MAX}
          help={isBrief ? undefined : t('answers:departmentHelp')}
          defaultValue={content.department}
          error={fieldError(t, refusal, 'department')}
        />
      </div>
      <TextArea
        id={fieldId(prefix, 'text')}
        label={t('answers:text')}
        name="text"
        rows={rows}
        countsWhen={isBrief ? 'near' : 'always'}
        maxLength={RESPONSE_TEXT_MAX}
        requiredMark={required}
        help={isBrief ? undefined : t('answers:textHelp')}
        defaultValue={content.text}
        error={fieldError(t, refusal, 'text')}
      />
    </>
  )
}
