import type { Refusal } from '#app/domain/result.ts'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'

/** What a form sent, field by field, as it was typed. */
export type FormValues = Readonly<Record<string, string>>
/** The answer to a refused form: why, and everything that was typed. */
export type Refused = { readonly refusal: Refusal; readonly values: FormValues }

/** Reads a form as it was sent; what is wrong with it, the service says. Passwords are left out: nobody gets them back. */
export const readValues = (form: FormData): FormValues =>
  Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !/password/i.test(entry[0])),
  )

/** The id of a field in the form with this prefix. */
export const fieldId = (prefix: string, field: string): string => `${prefix}-${field}`

type Props = {
  readonly refusal: Refusal
  readonly prefix: string
  /** Fields of the form and what they are called, in their order. */
  readonly labels: Readonly<Record<string, string>>
}

/** Why a form was refused: the fields to mend, with the way to them, or the one sentence that says it. */
export function FormRefusal({ refusal, prefix, labels }: Props) {
  const { t } = useTranslation(['refusals', 'common'])
  const errors = Object.entries(labels).flatMap(([field, label]) => {
    const message = fieldError(t, refusal, field)
    return message ? [{ message: `${label}：${message}`, fieldId: fieldId(prefix, field) }] : []
  })
  return errors.length > 0 ? (
    <ErrorSummary title={t('common:errorSummary')} errors={errors} />
  ) : (
    <Notice tone="error">{refusalText(t, refusal)}</Notice>
  )
}
