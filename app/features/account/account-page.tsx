import { Form } from '@remix-run/react'
import type { Refused } from '#app/forms/form-answer.tsx'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { SessionEntry } from '#server/account/own-sessions.ts'
import type { PersonEntry } from '#server/people/people.ts'
import { ChangePassword } from './change-password.tsx'
import { Particulars } from './particulars.tsx'
import { SecondFactorSummary } from './second-factor-summary.tsx'
import { SessionList } from './session-list.tsx'

/** What a form of the page did, as the address says it afterwards. */
export const ACCOUNT_DONE = ['password', 'session', 'others', 'read'] as const
export type AccountDone = (typeof ACCOUNT_DONE)[number]

type Props = {
  readonly person: PersonEntry
  readonly today: string
  readonly sessions: readonly (Omit<SessionEntry, 'signedInAt' | 'lastUsedAt'> & {
    readonly signedInAt: Date | string
    readonly lastUsedAt: Date | string
  })[]
  readonly done: AccountDone | null
  readonly answer: Refused | null
}

/** アカウント: what is registered about oneself, the password, and where one is signed in. Each part is a form of its own. */
export function AccountPage({ person, today, sessions, done, answer }: Props) {
  const { t } = useTranslation(['account', 'administration'])
  const refusedIn = (intent: string) => (answer?.values.intent === intent ? answer : null)
  return (
    <>
      <PageHeader title={t('administration:accountTitle')} lead={t('account:lead')} />
      <div className="flex max-w-4xl flex-col gap-6">
        {done && !answer && <Notice tone="success">{t(`account:done.${done}`)}</Notice>}
        <Particulars person={person} today={today} />
        <ChangePassword hasPassword={person.hasPassword} email={person.email} answer={refusedIn('password')} />
        <SecondFactorSummary isOn={person.hasSecondFactor} />
        <SessionList sessions={sessions} refused={refusedIn('session')} />
        <section aria-labelledby="sign-out" className="panel flex flex-col gap-3">
          <h2 id="sign-out" className="text-std-18B-160">
            {t('account:signOutTitle')}
          </h2>
          <p>{t('account:signOutHelp')}</p>
          <Form method="post" action="/sign-out" reloadDocument>
            <SubmitButton variant="secondary">{t('account:signOut')}</SubmitButton>
          </Form>
        </section>
      </div>
    </>
  )
}
