import { formatDay, formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { RecipientAnswers } from '#server/answers/answers-of-request.ts'

/** What was recorded here by mistake and taken back, by whom, when and why: for those who record. */
export function WithdrawnAnswers({ withdrawn }: Pick<RecipientAnswers, 'withdrawn'>) {
  const { t, i18n } = useTranslation('answers')
  if (withdrawn.length === 0) return null
  const by = (name: string, at: Date) => ({ name, date: formatMoment(at, i18n.language) })
  return (
    <Disclosure summary={t('withdrawnTitle', { count: withdrawn.length })}>
      <ul className="flex flex-col gap-4">
        {withdrawn.map((one) => (
          <li key={one.id} className="border-l-4 border-solid-gray-300 pl-3 text-solid-gray-800">
            <p className="flex flex-wrap gap-x-4 gap-y-1 text-dns-14N-130">
              <span className="font-bold">{t('round', { round: one.round })}</span>
              <span>{t('respondedOnValue', { date: formatDay(one.respondedOn, i18n.language) })}</span>
              {one.department && <span lang="ja">{one.department}</span>}
            </p>
            <p lang="ja" className="mt-1 whitespace-pre-wrap break-words">
              {one.text}
            </p>
            <dl className="mt-2 text-dns-14N-130">
              <div className="flex gap-2">
                <dt className="shrink-0 font-bold">{t('withdrawnReason')}</dt>
                <dd lang="ja" className="min-w-0 whitespace-pre-wrap break-words">
                  {one.reason}
                </dd>
              </div>
              <div>
                <dt className="sr-only">{t('withdrawnWho')}</dt>
                <dd>{t('withdrawnBy', by(one.withdrawnBy, one.withdrawnAt))}</dd>
                <dd>{t('recordedBy', by(one.recordedBy, one.recordedAt))}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
