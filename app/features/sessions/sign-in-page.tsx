import { Form } from '@remix-run/react'
import type { Refusal } from '#app/domain/result.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { DemoPerson } from '#server/sessions/sessions.repository.ts'
import { DemoPeople } from './demo-people.tsx'
import { PasskeySignIn } from './passkey-sign-in.tsx'

type Props = {
  readonly to: string
  readonly people: readonly DemoPerson[]
  readonly hasSignedOut: boolean
  /** Another page was asked for, and shows after signing in. */
  readonly isOnTheWay: boolean
  readonly answer: { readonly refusal: Refusal; readonly values: { readonly email: string } } | null
}

/** Signing in; in the demo also as one of the prepared people, with one click. */
export function SignInPage({ to, people, hasSignedOut, isOnTheWay, answer }: Props) {
  const { t } = useTranslation(['sessions', 'refusals'])
  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-8">
      <div>
        <PageHeader title={t('sessions:signInTitle')} lead={t('sessions:signInLead')} />
        {isOnTheWay && !answer && <Notice tone="info">{t('sessions:onTheWay')}</Notice>}
        {hasSignedOut && !answer && <Notice tone="success">{t('sessions:signedOut')}</Notice>}
        {answer && <Notice tone="error">{refusalText(t, answer.refusal)}</Notice>}
        <Form method="post" reloadDocument className="mt-4 flex max-w-md flex-col gap-4">
          <input type="hidden" name="to" value={to} />
          <TextField
            label={t('sessions:email')}
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={answer?.values.email ?? ''}
          />
          <TextField label={t('sessions:password')} name="password" type="password" autoComplete="current-password" />
          <div>
            <SubmitButton>{t('sessions:signIn')}</SubmitButton>
          </div>
          <p className="text-dns-14N-130 text-solid-gray-700">{t('sessions:forgotten')}</p>
        </Form>
        <PasskeySignIn to={to} />
      </div>
      {people.length > 0 && <DemoPeople people={people} to={to} />}
    </div>
  )
}
