import { Link } from '@remix-run/react'
import { auditActionText } from '#app/i18n/audit-action-text.ts'
import { formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import type { Home } from '#server/home/home.ts'

/** What happened lately to the requests the person may see. */
export function NewsList({ news }: { readonly news: Home['news'] }) {
  const { t, i18n } = useTranslation(['home', 'domain'])
  return (
    <section aria-labelledby="news">
      <h2 id="news" className="text-std-18B-160">
        {t('home:news')}
      </h2>
      {news.length === 0 && <p>{t('home:noNews')}</p>}
      <ul className="mt-2 divide-y divide-solid-gray-200">
        {news.map((item) => (
          <li key={item.id} className="py-2 text-dns-16N-130">
            <span className="block text-dns-14N-130 text-solid-gray-700">
              <time dateTime={new Date(item.at).toISOString()}>{formatMoment(item.at, i18n.language)}</time>
              {item.personName && `　${item.personName}`}　{auditActionText(t, item.action)}
            </span>
            <Link to={`/policy-requests/${item.requestId}`} className="link">
              {item.number}　<span lang="ja">{item.title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
