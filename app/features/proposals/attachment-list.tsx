import { useTranslation } from '#app/i18n/use-translation.ts'

export type Attachment = { readonly id: string; readonly name: string; readonly size: number }
type Props = { readonly proposalId: string; readonly attachment: Attachment }

/** A file of a wish, to be downloaded. */
export function AttachmentLink({ proposalId, attachment: { id, name, size } }: Props) {
  const { t } = useTranslation('proposals')
  return (
    <a href={`/proposals/${proposalId}/files/${id}`} className="link inline-flex min-h-11 items-center break-all">
      {t('attachment', { name, kilobytes: Math.ceil(size / 1024) })}
    </a>
  )
}
