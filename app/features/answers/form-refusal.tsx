import { Link } from '@remix-run/react'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'

/** The fields of the forms of answers, by their labels. */
const LABELS = {
  respondedOn: 'respondedOn',
  department: 'department',
  text: 'text',
  code: 'code',
  reason: 'reason',
} as const
type Field = keyof typeof LABELS

/** The id of a field in the form with this prefix. */
export const fieldId = (prefix: string, field: Field): string => `${prefix}-${field}`

/** Why a form was refused: the fields to mend, with the way to them, or the one sentence that says it. */
export function FormRefusal({ refusal, prefix }: { readonly refusal: Refusal; readonly prefix: string }) {
  const { t } = useTranslation(['refusals', 'answers', 'common'])
  const errors = (Object.keys(LABELS) as Field[]).flatMap((field) => {
    const message = fieldError(t, refusal, field)
    return message
      ? [{ message: `${t(`answers:${LABELS[field]}`)}${t('common:colon')}${message}`, fieldId: fieldId(prefix, field) }]
      : []
  })
  if (errors.length === 0) return <Notice tone="error">{refusalText(t, refusal)}</Notice>
  const submissionId = refusal.values?.submissionId
  return (
    <>
      <ErrorSummary title={t('common:errorSummary')} errors={errors} />
      {refusal.fields?.respondedOn === 'dateBeforeSubmission' && submissionId && (
        <p>
          <Link to={`/submissions/${submissionId}/record`} className="link">
            {t('answers:correctSubmission')}
          </Link>
        </p>
      )}
    </>
  )
}
