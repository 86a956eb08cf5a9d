import { Form, useFetcher, useSubmit } from '@remix-run/react'
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import { useEffect, useRef, useState } from 'react'
import type { Refusal } from '#app/domain/result.ts'
import { FormRefusal, fieldId, type Refused } from '#app/forms/form-answer.tsx'
import { ProofField } from '#app/forms/proof-field.tsx'
import { formatMoment } from '#app/i18n/format-date.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextField } from '#app/ui/text-field.tsx'

export type ShownPasskey = {
  readonly id: string
  readonly name: string
  readonly createdAt: Date | string
  readonly lastUsedAt: Date | string | null
}
type RefusedIn = (intent: string) => Refused | null
type Props = { readonly passkeys: readonly ShownPasskey[]; readonly isProved: boolean; readonly refusedIn: RefusedIn }

/** The person's passkeys, each with what removes it, and what adds one. */
export function Passkeys({ passkeys, isProved, refusedIn }: Props) {
  const { t, i18n } = useTranslation(['account', 'common'])
  const removing = refusedIn('passkeyRemove')
  const at = (moment: Date | string) => formatMoment(moment, i18n.language)
  return (
    <>
      <p>{t('account:passkeysLead')}</p>
      {passkeys.length === 0 && <p>{t('account:passkeysNone')}</p>}
      {removing && (
        <FormRefusal
          refusal={removing.refusal}
          prefix="passkeyRemove"
          labels={{ currentPassword: t('common:ownPassword') }}
        />
      )}
      {passkeys.length > 0 && (
        <Form method="post" preventScrollReset className="flex flex-col gap-3">
          <input type="hidden" name="intent" value="passkeyRemove" />
          <ul className="flex flex-col divide-y divide-solid-gray-300" aria-label={t('account:passkeysTitle')}>
            {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
                <div className="min-w-0">
                  <p className="text-std-16B-170 break-words">{name}</p>
                  <p className="text-dns-14N-130 text-solid-gray-700">
                    {t('account:passkeyAdded', { at: at(createdAt) })}
                    <br />
                    {lastUsedAt ? t('account:passkeyUsed', { at: at(lastUsedAt) }) : t('account:passkeyNeverUsed')}
                  </p>
                </div>
                <SubmitButton
                  variant="secondary"
                  name="passkey"
                  value={id}
                  aria-label={t('account:passkeyRemoveOf', { name })}
                >
                  {t('account:passkeyRemove')}
                </SubmitButton>
              </li>
            ))}
          </ul>
          <ProofField isProved={isProved} prefix="passkeyRemove" refusal={removing?.refusal} />
        </Form>
      )}
      <AddPasskey key={passkeys.length} isProved={isProved} refused={refusedIn('passkeyAdd')} />
    </>
  )
}

type Begun = { readonly options: PublicKeyCredentialCreationOptionsJSON } | { readonly refusal: Refusal }

/** Asks the server for a challenge, the device for a passkey, and sends what the device made. */
function AddPasskey({ isProved, refused }: { readonly isProved: boolean; readonly refused: Refused | null }) {
  const { t } = useTranslation(['account', 'common', 'refusals'])
  const beginning = useFetcher<Begun>()
  const submit = useSubmit()
  const form = useRef<HTMLFormElement>(null)
  const [hasStopped, setStopped] = useState(false)
  const begun = beginning.data
  // The device is asked when the server has answered what to ask it for.
  useEffect(() => {
    if (!begun || !('options' in begun) || !form.current) return
    const name = String(new FormData(form.current).get('name') ?? '')
    let isGone = false
    void (async () => {
      try {
        // Loaded when it is needed: few pages ever are.
        const { startRegistration } = await import('@simplewebauthn/browser')
        const response = JSON.stringify(await startRegistration({ optionsJSON: begun.options }))
        if (!isGone) submit({ intent: 'passkeyAdd', name, response }, { method: 'post', preventScrollReset: true })
      } catch {
        if (!isGone) setStopped(true)
      }
    })()
    return () => {
      isGone = true
    }
  }, [begun, submit])
  const refusal = begun && 'refusal' in begun ? begun.refusal : refused?.refusal
  return (
    <beginning.Form
      method="post"
      ref={form}
      className="flex max-w-md flex-col gap-4"
      onSubmit={() => setStopped(false)}
    >
      {refusal && (
        <FormRefusal
          refusal={refusal}
          prefix="passkeyAdd"
          labels={{ name: t('account:passkeyName'), currentPassword: t('common:ownPassword') }}
        />
      )}
      {hasStopped && <Notice tone="error">{t('account:passkeyStopped')}</Notice>}
      <input type="hidden" name="intent" value="passkeyBegin" />
      <TextField
        id={fieldId('passkeyAdd', 'name')}
        label={t('account:passkeyName')}
        name="name"
        help={t('account:passkeyNameHelp')}
        requiredMark={t('common:required')}
        autoComplete="off"
        error={fieldError(t, refusal, 'name')}
      />
      <ProofField isProved={isProved} prefix="passkeyAdd" refusal={refusal} />
      <div>
        <SubmitButton variant="secondary">{t('account:passkeyAdd')}</SubmitButton>
      </div>
    </beginning.Form>
  )
}
