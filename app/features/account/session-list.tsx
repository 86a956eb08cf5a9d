import { Form } from '@remix-run/react'
import { FormRefusal, type Refused } from '#app/forms/form-answer.tsx'
import { formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { SessionEntry } from '#server/account/own-sessions.ts'

type Entry = Pick<SessionEntry, 'id' | 'browser' | 'system' | 'isThis'> & {
  readonly signedInAt: Date | string
  readonly lastUsedAt: Date | string
}
type Props = { readonly sessions: readonly Entry[]; readonly refused: Refused | null }

/** Where the person is signed in; each of the others can be ended, and all of them at once. */
export function SessionList({ sessions, refused }: Props) {
  const { t, i18n } = useTranslation('account')
  const hasOthers = sessions.some((session) => !session.isThis)
  return (
    <section aria-labelledby="sessions" className="panel flex flex-col gap-3">
      <h2 id="sessions" className="text-std-18B-160">
        {t('sessionsTitle')}
      </h2>
      {refused && <FormRefusal refusal={refused.refusal} prefix="session" labels={{}} />}
      <p>{hasOthers ? t('sessionsLead') : t('noOthers')}</p>
      <ul className="flex flex-col divide-y divide-solid-gray-300">
        {sessions.map((session) => {
          const device = t('browserOn', {
            browser: t(`browser.${session.browser}`),
            system: t(`system.${session.system}`),
          })
          const at = formatMoment(session.lastUsedAt, i18n.language)
          return (
            <li key={session.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
              <div>
                <p className="flex flex-wrap items-center gap-2 text-std-16B-170">
                  {device}
                  {session.isThis && <Chip tone="blue">{t('thisOne')}</Chip>}
                </p>
                <p className="text-dns-14N-130 text-solid-gray-700">
                  {t('lastUsed', { at })}
                  <br />
                  {t('signedInAt', { at: formatMoment(session.signedInAt, i18n.language) })}
                </p>
              </div>
              {!session.isThis && (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="intent" value="session" />
                  <input type="hidden" name="session" value={session.id} />
                  <SubmitButton variant="secondary" aria-label={t('endSessionOf', { device, at })}>
                    {t('endSession')}
                  </SubmitButton>
                </Form>
              )}
            </li>
          )
        })}
      </ul>
      {hasOthers && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="others" />
          <SubmitButton variant="danger">{t('endOthers')}</SubmitButton>
        </Form>
      )}
    </section>
  )
}
