import { Form, Link } from '@remix-run/react'
import type { Refusal } from '#app/domain/result.ts'
import type { SecondFactors } from '#app/domain/second-factor.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { PasskeySignIn } from './passkey-sign-in.tsx'

type Props = {
  readonly to: string
  readonly factors: SecondFactors
  readonly refusal: Refusal | null
  readonly isRecovery: boolean
}

/** The second step of signing in: what the person has set up, the code of the app or a passkey, or else a recovery code. */
export function SecondStepPage({ to, factors: { hasApp, hasPasskey }, refusal, isRecovery }: Props) {
  const { t } = useTranslation(['account', 'refusals'])
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={t(hasApp ? 'account:secondStepTitle' : 'account:secondStepByPasskeyTitle')}
        lead={t(
          hasApp && hasPasskey
            ? 'account:secondStepLead'
            : hasApp
              ? 'account:secondStepByCodeLead'
              : 'account:secondStepByPasskeyLead',
        )}
      />
      {refusal && <Notice tone="error">{refusalText(t, refusal)}</Notice>}
      {hasApp && (
        <Form method="post" reloadDocument className="mt-4 flex max-w-md flex-col gap-4">
          <input type="hidden" name="to" value={to} />
          <TextField
            label={t('account:code')}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            help={t('account:codeHelp')}
            width="medium"
          />
          <div>
            <SubmitButton>{t('account:signIn')}</SubmitButton>
          </div>
        </Form>
      )}
      {hasPasskey && <PasskeySignIn to={to} isAlone={!hasApp} />}
      <div className="mt-6">
        <Disclosure summary={t(hasApp ? 'account:useRecovery' : 'account:useRecoveryForPasskey')} isOpen={isRecovery}>
          <Form method="post" reloadDocument className="flex max-w-md flex-col gap-4">
            <input type="hidden" name="to" value={to} />
            <TextField
              label={t('account:recoveryCode')}
              name="recoveryCode"
              autoComplete="off"
              spellCheck={false}
              help={t('account:recoveryCodeHelp')}
            />
            <div>
              <SubmitButton variant="secondary">{t('account:signInByRecovery')}</SubmitButton>
            </div>
          </Form>
        </Disclosure>
        <p className="mt-2 text-dns-14N-130 text-solid-gray-700">{t('account:lostAll')}</p>
        <Link to="/sign-in" className="link inline-flex min-h-11 items-center">
          {t('account:backToSignIn')}
        </Link>
      </div>
    </div>
  )
}
