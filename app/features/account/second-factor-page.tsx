import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { FormRefusal, fieldId, type Refused } from '#app/forms/form-answer.tsx'
import { ProofField } from '#app/forms/proof-field.tsx'
import { formatDay } from '#app/i18n/format-date.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { SecondFactorState } from '#server/account/own-second-factor.ts'
import { Passkeys, type ShownPasskey } from './passkeys.tsx'

type Props = {
  readonly state: Pick<SecondFactorState, 'isOn' | 'hasApp' | 'recoveryCodesLeft' | 'need'>
  /** The QR code (a `data:` address) and the secret for typing, while the app is being set up. */
  readonly setup: { readonly image: string; readonly secret: string } | null
  readonly passkeys: readonly ShownPasskey[]
  readonly isProved: boolean
  /** Shown this once. */
  readonly recoveryCodes: readonly string[] | null
  readonly answer: Refused | null
}

/** 二段階認証: setting up an app, passkeys, the recovery codes, switching it off. */
export function SecondFactorPage({ state, setup, passkeys, isProved, recoveryCodes, answer }: Props) {
  const { t, i18n } = useTranslation(['account', 'administration', 'common'])
  const refusedIn = (intent: string) => (answer?.values.intent === intent ? answer : null)
  return (
    <>
      <PageHeader
        title={t('account:secondFactorTitle')}
        crumbs={[{ label: t('administration:accountTitle'), to: '/account' }]}
        crumbsLabel={t('common:breadcrumbs')}
        lead={t('account:secondFactorLead')}
      />
      <div className="flex max-w-4xl flex-col gap-6">
        {!state.isOn && state.need.is !== 'no' && (
          <Notice tone="warning">
            {t(state.need.is === 'now' ? 'account:requiredNow' : 'account:requiredLater', {
              day: formatDay(state.need.from, i18n.language),
            })}
          </Notice>
        )}
        {recoveryCodes && <RecoveryCodes codes={recoveryCodes} />}
        {state.isOn && <Notice tone="success">{t('account:isOn')}</Notice>}
        {state.hasApp ? null : setup ? (
          <SetUp setup={setup} isProved={isProved} refusedIn={refusedIn} />
        ) : (
          <Part id="begin" title={t('account:beginTitle')}>
            <p>{t('account:beginHelp')}</p>
            <IntentForm intent="begin" button={t('account:begin')} isProved={isProved} refused={refusedIn('begin')} />
          </Part>
        )}
        <Part id="passkeys" title={t('account:passkeysTitle')}>
          <Passkeys passkeys={passkeys} isProved={isProved} refusedIn={refusedIn} />
        </Part>
        {state.isOn && <IsOn state={state} isProved={isProved} refusedIn={refusedIn} />}
      </div>
    </>
  )
}

type RefusedIn = (intent: string) => Refused | null

function SetUp({
  setup,
  isProved,
  refusedIn,
}: {
  readonly setup: { readonly image: string; readonly secret: string }
  readonly isProved: boolean
  readonly refusedIn: RefusedIn
}) {
  const { t } = useTranslation(['account', 'common', 'refusals'])
  const refused = refusedIn('confirm')
  return (
    <Part id="set-up" title={t('account:setUpTitle')}>
      <ol className="flex list-decimal flex-col gap-4 pl-6">
        <li>{t('account:step1')}</li>
        <li>
          {t('account:step2')}
          <img src={setup.image} alt={t('account:qrCode')} width={220} height={220} className="my-3 block bg-white" />
          <p>{t('account:byHand')}</p>
          <p className="font-mono text-std-16N-170 break-all">{setup.secret.replace(/.{4}(?=.)/g, '$& ')}</p>
        </li>
        <li>
          {t('account:step3')}
          <Form method="post" className="mt-2 flex max-w-md flex-col gap-4" key={setup.secret}>
            {refused && <FormRefusal refusal={refused.refusal} prefix="confirm" labels={{ code: t('account:code') }} />}
            <input type="hidden" name="intent" value="confirm" />
            <TextField
              id={fieldId('confirm', 'code')}
              label={t('account:code')}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              requiredMark={t('common:required')}
              width="medium"
              error={fieldError(t, refused?.refusal, 'code')}
            />
            <div>
              <SubmitButton>{t('account:confirm')}</SubmitButton>
            </div>
          </Form>
        </li>
      </ol>
      <IntentForm
        intent="begin"
        button={t('account:beginAnew')}
        variant="secondary"
        isProved={isProved}
        refused={refusedIn('begin')}
      />
    </Part>
  )
}

function IsOn({
  state,
  isProved,
  refusedIn,
}: {
  readonly state: Props['state']
  readonly isProved: boolean
  readonly refusedIn: RefusedIn
}) {
  const { t } = useTranslation('account')
  return (
    <>
      <Part id="recovery" title={t('recoveryTitle')}>
        <p>{t('recoveryLeft', { left: state.recoveryCodesLeft })}</p>
        <IntentForm
          intent="renew"
          button={t('renew')}
          variant="secondary"
          isProved={isProved}
          refused={refusedIn('renew')}
        />
      </Part>
      <Part id="off" title={t('offTitle')}>
        <p>{t(state.need.is === 'no' ? 'offHelp' : 'offRequired')}</p>
        <IntentForm intent="off" button={t('off')} variant="danger" isProved={isProved} refused={refusedIn('off')} />
      </Part>
    </>
  )
}

function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation('account')
  return (
    <Notice tone="success" title={t('codesTitle')}>
      <p>{t('codesHelp')}</p>
      <ul className="my-3 grid gap-x-8 gap-y-1 font-mono sm:grid-cols-2" aria-label={t('recoveryTitle')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Link to="/" className="link inline-flex min-h-11 items-center">
        {t('codesKept')}
      </Link>
    </Notice>
  )
}

type PartProps = { readonly id: string; readonly title: string; readonly children: ReactNode }

const Part = ({ id, title, children }: PartProps) => (
  <section aria-labelledby={id} className="panel flex flex-col gap-3">
    <h2 id={id} className="text-std-18B-160">
      {title}
    </h2>
    {children}
  </section>
)

type IntentFormProps = {
  readonly intent: string
  readonly button: string
  readonly variant?: 'primary' | 'secondary' | 'danger'
  readonly isProved: boolean
  readonly refused: Refused | null
}

function IntentForm({ intent, button, variant, isProved, refused }: IntentFormProps) {
  const { t } = useTranslation('common')
  return (
    <Form method="post" className="flex max-w-md flex-col gap-4">
      {refused && (
        <FormRefusal refusal={refused.refusal} prefix={intent} labels={{ currentPassword: t('ownPassword') }} />
      )}
      <input type="hidden" name="intent" value={intent} />
      <ProofField isProved={isProved} prefix={intent} refusal={refused?.refusal} />
      <div>
        <SubmitButton variant={variant}>{button}</SubmitButton>
      </div>
    </Form>
  )
}
