import { Link } from '@remix-run/react'
import type { RequestState } from '#app/domain/workflow.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import type { Home } from '#server/home/home.ts'

/** States in which there are answers to tell of. */
const HANDED_OVER: readonly RequestState[] = ['submitted', 'closed']

/** 提案した要求のその後: what became of what the own union or chapter proposed, in words. */
export function ProposedList({ items, total }: Home['proposed']) {
  const { t, i18n } = useTranslation(['home', 'domain'])
  if (total === 0) return null
  const isEnglish = i18n.language === 'en'
  return (
    <section aria-labelledby="proposed" className="panel mt-5">
      <h3 id="proposed" className="flex items-baseline gap-2 text-std-16B-170">
        {t('home:proposed')}
        <span className="text-dns-14N-130 text-solid-gray-700">{t('home:count', { count: total })}</span>
      </h3>
      <ul className="divide-y divide-solid-gray-200">
        {items.map((item) => (
          <li key={item.id} className="py-2">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="text-dns-14N-130 tabular-nums text-solid-gray-700">{item.number}</span>
              <Link to={`/policy-requests/${item.id}`} lang="ja" className="link min-w-0 flex-1 basis-64">
                {item.title}
              </Link>
              <span className="text-dns-14N-130 text-solid-gray-700">
                {!item.isCurrentCycle && <span lang="ja">{item.cycleTitle}　</span>}
                {isEnglish ? item.committeeEn : item.committeeJa}
              </span>
            </p>
            <p className="text-dns-16N-130">
              {t(`home:became_${item.state}`)}
              {HANDED_OVER.includes(item.state) && (
                <>
                  {' '}
                  <Link to={`/answers/request/${item.id}`} className="link">
                    {t('home:becameAnswered', { answered: item.answered, recipients: item.recipients })}
                  </Link>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      {total > items.length && (
        <p>
          <Link to="/policy-requests" className="link text-dns-16N-130">
            {t('home:more', { count: total - items.length })}
          </Link>
        </p>
      )}
    </section>
  )
}
