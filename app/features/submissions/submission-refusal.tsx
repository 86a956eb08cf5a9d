import type { Refusal } from '#app/domain/result.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { SubmissionRow } from '#server/submissions/show-submissions.ts'
import { documentNumberId, type SubmissionsFormValues } from './submissions-form.ts'

type Props = {
  readonly refusal: Refusal
  readonly values: SubmissionsFormValues
  readonly rows: readonly SubmissionRow[]
}

/** Why the form was refused, with the recipients it is about. */
export function SubmissionRefusal({ refusal, values, rows }: Props) {
  const { t, i18n } = useTranslation(['refusals', 'submissions', 'common'])
  const nameOf = (id: string | undefined) => {
    const recipient = rows.find((row) => row.recipient.id === id)?.recipient
    return recipient && (i18n.language === 'en' ? recipient.nameEn : recipient.nameJa)
  }
  const errors = Object.entries(refusal.fields ?? {}).flatMap(([field, reason]) => {
    const recipientId = values.chosen[Number(/^packages\.(\d+)\./.exec(field)?.[1] ?? Number.NaN)]
    const label = recipientId ? nameOf(recipientId) : labelOf(field)
    if (!label) return []
    const fieldId = recipientId ? documentNumberId(recipientId) : field
    const other = refusal.values?.[i18n.language === 'en' ? `${field}.en` : field] ?? ''
    return [{ message: `${label}${t('common:colon')}${refusalText(t, { reason, values: { other } })}`, fieldId }]
  })
  const { recipient: nameJa, recipientEn: nameEn, recipientId, other = '', otherEn = '' } = refusal.values ?? {}
  const recipient = i18n.language === 'en' ? nameEn : nameJa
  return (
    <div className="mb-4">
      {errors.length > 0 ? (
        <ErrorSummary title={t('common:errorSummary')} errors={errors} />
      ) : (
        <Notice tone="error">{sentence()}</Notice>
      )}
    </div>
  )

  function labelOf(field: string): string | null {
    switch (field) {
      case 'letterDate':
        return t('submissions:letterDate')
      case 'replyBy':
        return t('submissions:replyBy')
      case 'submittedOn':
        return t('submissions:submittedOn')
      case 'place':
        return t('submissions:placeField')
      case 'handedBy':
        return t('submissions:handedByField')
      default:
        return null
    }
  }

  function sentence(): string {
    if (values.chosen.length === 0) return t('submissions:noneChosen')
    if (recipientId) return t('submissions:noPackageChosen', { recipient: nameOf(String(recipientId)) })
    const said = { ...refusal.values, other: i18n.language === 'en' ? otherEn : other }
    const text = refusalText(t, { ...refusal, values: said })
    return recipient ? `${recipient}${t('common:colon')}${text}` : text
  }
}
