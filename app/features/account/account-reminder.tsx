import { Form } from '@remix-run/react'
import { formatDay, formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'

type Props = {
  readonly secondFactorFrom: string | null
  readonly notices: readonly { readonly id: string; readonly by: string; readonly at: Date | string }[]
}

/** What people should know of their own account: what another did to it, and what they have to set up. */
export function AccountReminder({ secondFactorFrom, notices }: Props) {
  const { t, i18n } = useTranslation('account')
  return (
    <div className="mb-6 flex max-w-4xl flex-col gap-4">
      {notices.map(({ id, by, at }) => (
        <Notice key={id} tone="warning" title={t('takenAwayTitle')}>
          <p>{t('takenAway', { by, at: formatMoment(at, i18n.language) })}</p>
          <Form method="post" action="/account" className="mt-2">
            <input type="hidden" name="intent" value="read" />
            <SubmitButton variant="secondary">{t('noticeRead')}</SubmitButton>
          </Form>
        </Notice>
      ))}
      {secondFactorFrom !== null && (
        <Notice tone="warning" title={t('askedTitle')}>
          <p className="mb-2">{t('asked', { day: formatDay(secondFactorFrom, i18n.language) })}</p>
          <LinkButton to="/account/second-factor">{t('setUpNow')}</LinkButton>
        </Notice>
      )}
    </div>
  )
}
