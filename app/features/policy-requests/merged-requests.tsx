import { Link } from '@remix-run/react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import type { NamedRequest } from '#server/policy-requests/policy-request-detail.ts'

/** Another request by number and title, as a link. */
export const RequestLink = ({ request }: { readonly request: NamedRequest }) => (
  <Link className="link inline-block py-0.5" to={`/policy-requests/${request.id}`}>
    {request.number}　<span lang="ja">{request.title}</span>
  </Link>
)

/** 統合した要求: those that went into this one and may be read. */
export function MergedRequests({ requests }: { readonly requests: readonly NamedRequest[] }) {
  const { t } = useTranslation('policyRequests')
  if (requests.length === 0) return null
  return (
    <section aria-labelledby="merged-requests" className="mt-4 border-t border-solid-gray-300 pt-3">
      <h3 id="merged-requests" className="text-std-16B-170">
        {t('mergedFrom')}
      </h3>
      <p className="text-dns-14N-130 text-solid-gray-700">{t('mergedFromHelp')}</p>
      <ul className="mt-1 flex flex-col gap-1 text-dns-16N-130">
        {requests.map((request) => (
          <li key={request.id}>
            <RequestLink request={request} />
          </li>
        ))}
      </ul>
    </section>
  )
}
