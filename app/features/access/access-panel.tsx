import { Form } from '@remix-run/react'
import { formatDay, formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { AccessNotices } from '#server/people/access-notices.ts'
import type { MembershipAsk } from '#server/people/membership-asks.repository.ts'
import { AskForms } from './ask-forms.tsx'

export type AccessEntry = AccessNotices['ofBureau'][number]
export type AccessPanelProps = {
  readonly personId: string
  readonly asks: readonly MembershipAsk[]
  readonly notices: AccessNotices
}

/** What waits for a second administrator, and what administrators did with rights and accounts. Nothing: nothing is shown. */
export function AccessPanel({ personId, asks, notices }: AccessPanelProps) {
  const { i18n, t } = useTranslation('access')
  return (
    <>
      {notices.aboutMe.map((notice) => (
        <Notice key={notice.id} tone="warning">
          {t('aboutMe', { at: formatMoment(notice.at, i18n.language), by: notice.byName ?? '' })}
        </Notice>
      ))}
      {asks.length > 0 && <AskForms personId={personId} asks={asks} />}
      {notices.ofBureau.length > 0 && <NoticeList notices={notices.ofBureau} />}
    </>
  )
}

function NoticeList({ notices }: { readonly notices: readonly AccessEntry[] }) {
  const { t } = useTranslation('access')
  const others = notices.filter((notice) => !notice.isNotable)
  return (
    <section aria-labelledby="access-notices" className="panel flex flex-col gap-3">
      <h2 id="access-notices" className="text-std-18B-160">
        {t('noticesTitle')}
      </h2>
      <p>{t('noticesHelp')}</p>
      <Entries notices={notices.filter((notice) => notice.isNotable)} />
      {others.length > 0 && (
        <details>
          <summary className="min-h-6 cursor-pointer">{t('others', { count: others.length })}</summary>
          <Entries notices={others} />
        </details>
      )}
      <Form method="post" action="/access" preventScrollReset>
        <input type="hidden" name="intent" value="putAway" />
        {notices.map((notice) => (
          <input key={notice.id} type="hidden" name="notice" value={notice.id} />
        ))}
        <SubmitButton variant="secondary">{t('putAway')}</SubmitButton>
      </Form>
    </section>
  )
}

function Entries({ notices }: { readonly notices: readonly AccessEntry[] }) {
  const { t, i18n } = useTranslation(['access', 'domain'])
  const isEnglish = i18n.language === 'en'
  return (
    <ul className="divide-y divide-solid-gray-200">
      {notices.map((notice) => (
        <li key={notice.id} className="py-2">
          <span className="block text-dns-14N-130 text-solid-gray-700">{formatMoment(notice.at, i18n.language)}</span>
          {t(`access:${sentenceOf(notice)}`, {
            by: notice.byName ?? '',
            name: notice.personName,
            membership: notice.body
              ? t('access:membership', {
                  body: isEnglish ? notice.body.nameEn : notice.body.nameJa,
                  role: notice.role ? t(`domain:role.${notice.role}`) : '',
                })
              : '',
          })}
          {notice.endsOn && ` ${t('access:until', { day: formatDay(notice.endsOn, i18n.language) })}`}
          {notice.confirmedByName && ` ${t('access:confirmedBy', { name: notice.confirmedByName })}`}
          {isUnconfirmed(notice) && ` ${t('access:noSecond')}`}
        </li>
      ))}
    </ul>
  )
}

const isOfSelf = (notice: AccessEntry) => notice.byName !== null && notice.isByOwn
const isUnconfirmed = (notice: AccessEntry) =>
  isOfSelf(notice) && notice.role !== null && notice.role !== 'admin' && notice.confirmedByName === null

function sentenceOf(notice: AccessEntry) {
  if (notice.kind === 'roleGiven') {
    if (notice.byName === null) return 'roleGivenBySystem'
    return isOfSelf(notice) ? 'roleGivenToSelf' : 'roleGiven'
  }
  if (notice.kind === 'termExtended') return isOfSelf(notice) ? 'termExtendedOfSelf' : 'termExtended'
  return notice.kind
}
