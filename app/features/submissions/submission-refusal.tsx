import { useTranslation } from 'react-i18next'
import type { Refusal } from '#app/domain/result.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { Notice } from '#app/ui/notice.tsx'
import type { SubmissionRow } from '#server/submissions/show-submissions.ts'
import type { SubmissionsFormValues } from './submissions-form.ts'

type Props = {
  readonly refusal: Refusal
  readonly values: SubmissionsFormValues
  readonly rows: readonly SubmissionRow[]
}

/** Why the form was refused, with the recipients it is about. */
export function SubmissionRefusal({ refusal, values, rows }: Props) {
  const { t, i18n } = useTranslation(['refusals', 'submissions'])
  const nameOf = (id: string | undefined) => {
    const recipient = rows.find((row) => row.recipient.id === id)?.recipient
    return recipient && (i18n.language === 'en' ? recipient.nameEn : recipient.nameJa)
  }
  const aboutRows = Object.entries(refusal.fields ?? {}).flatMap(([field, reason]) => {
    const name = nameOf(values.chosen[Number(/^packages\.(\d+)\./.exec(field)?.[1] ?? Number.NaN)])
    return name ? [`${name}：${refusalText(t, { reason })}`] : []
  })
  const { recipient, recipientId } = refusal.values ?? {}
  return (
    <div className="mb-4">
      <Notice tone="error" title={titleOf()}>
        {aboutRows.length > 0 && (
          <ul className="list-disc pl-6">
            {aboutRows.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  )

  function titleOf(): string {
    if (values.chosen.length === 0) return t('submissions:noneChosen')
    if (recipientId) return t('submissions:noPackageChosen', { recipient: nameOf(String(recipientId)) })
    const sentence = refusalText(t, refusal)
    return recipient ? `${recipient}：${sentence}` : sentence
  }
}
