import { Form } from '@remix-run/react'
import { formatDay, formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { MembershipAsk } from '#server/people/membership-asks.repository.ts'

type Props = { readonly personId: string; readonly asks: readonly MembershipAsk[] }

/** Roles that administrators want for themselves: the others answer, the asker may take back. */
export function AskForms({ personId, asks }: Props) {
  const { t, i18n } = useTranslation(['access', 'domain'])
  const isEnglish = i18n.language === 'en'
  const termOf = ({ startsOn, endsOn }: MembershipAsk) => {
    const from = formatDay(startsOn, i18n.language)
    return endsOn
      ? t('access:termClosed', { from, to: formatDay(endsOn, i18n.language) })
      : t('access:termOpen', { from })
  }
  return (
    <section aria-labelledby="access-asks" className="panel flex flex-col gap-3">
      <h2 id="access-asks" className="text-std-18B-160">
        {t('access:asksTitle')}
      </h2>
      <p>{t('access:asksHelp')}</p>
      <ul className="divide-y divide-solid-gray-200">
        {asks.map((ask) => (
          <li key={ask.id} className="flex flex-col gap-2 py-3">
            <p>
              {t(ask.isExtension ? 'access:askExtension' : 'access:ask', {
                name: ask.personName,
                membership: t('access:membership', {
                  body: isEnglish ? ask.body.nameEn : ask.body.nameJa,
                  role: t(`domain:role.${ask.role}`),
                }),
                term: termOf(ask),
              })}
            </p>
            <p className="text-dns-14N-130 text-solid-gray-700">
              {t('access:askedAt', { at: formatMoment(ask.askedAt, i18n.language) })}
              {ask.personId === personId && `　${t('access:waitsForOther')}`}
            </p>
            <Form method="post" action="/access" className="flex flex-wrap gap-3" preventScrollReset>
              <input type="hidden" name="ask" value={ask.id} />
              {ask.personId === personId ? (
                <Button type="submit" name="intent" value="takeBack" variant="secondary">
                  {t('access:takeBack')}
                </Button>
              ) : (
                <>
                  <SubmitButton name="intent" value="confirm">
                    {t('access:confirm')}
                  </SubmitButton>
                  <Button type="submit" name="intent" value="decline" variant="secondary">
                    {t('access:decline')}
                  </Button>
                </>
              )}
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
