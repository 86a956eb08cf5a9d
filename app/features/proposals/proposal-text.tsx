import { Link } from '@remix-run/react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { type Attachment, AttachmentLink } from './attachment-list.tsx'

type Props = {
  readonly proposal: {
    readonly demand: string
    readonly situation: string
    readonly reason: string
    readonly addressedTo: string
    readonly id: string
    readonly attachments: readonly Attachment[]
    readonly previous: { readonly id: string; readonly number: string; readonly title: string } | null
  }
}
const PARTS = ['demand', 'situation', 'reason', 'addressedTo'] as const

/** What a body wrote, as it wrote it; what it left empty is left out. */
export function ProposalText({ proposal }: Props) {
  const { t } = useTranslation('proposals')
  return (
    <dl>
      {PARTS.filter((part) => proposal[part] !== '').map((part) => (
        <div key={part} className="mt-3">
          <dt className="text-dns-14B-130 text-solid-gray-800">{t(part)}</dt>
          <dd lang="ja" className="whitespace-pre-line">
            {proposal[part]}
          </dd>
        </div>
      ))}
      {proposal.previous && (
        <div className="mt-3">
          <dt className="text-dns-14B-130 text-solid-gray-800">{t('previous')}</dt>
          <dd>
            <Link to={`/policy-requests/${proposal.previous.id}`} className="link" lang="ja">
              {proposal.previous.number} {proposal.previous.title}
            </Link>
          </dd>
        </div>
      )}
      {proposal.attachments.length > 0 && (
        <div className="mt-3">
          <dt className="text-dns-14B-130 text-solid-gray-800">{t('attachments')}</dt>
          {proposal.attachments.map((one) => (
            <dd key={one.id}>
              <AttachmentLink proposalId={proposal.id} attachment={one} />
            </dd>
          ))}
        </div>
      )}
    </dl>
  )
}
