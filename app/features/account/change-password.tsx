import { Form } from '@remix-run/react'
import { FormRefusal, fieldId, type Refused } from '#app/forms/form-answer.tsx'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextField } from '#app/ui/text-field.tsx'

type Props = { readonly hasPassword: boolean; readonly email: string; readonly answer: Refused | null }

const PREFIX = 'password'
const FIELDS = [
  ['currentPassword', 'current-password'],
  ['newPassword', 'new-password'],
] as const

/** Changing one's own password: the current one is asked for. */
export function ChangePassword({ hasPassword, email, answer }: Props) {
  const { t } = useTranslation(['account', 'common', 'refusals'])
  return (
    <section aria-labelledby="password" className="panel flex flex-col gap-3">
      <h2 id="password" className="text-std-18B-160">
        {t('account:passwordTitle')}
      </h2>
      {!hasPassword && <p>{t('account:noPassword')}</p>}
      {hasPassword && (
        <>
          <p>{t('account:passwordLead')}</p>
          <Disclosure summary={t('account:changePassword')} isOpen={answer !== null}>
            <Form method="post" className="flex max-w-2xl flex-col gap-4">
              {answer && (
                <FormRefusal
                  refusal={answer.refusal}
                  prefix={PREFIX}
                  labels={Object.fromEntries(FIELDS.map(([name]) => [name, t(`account:${name}`)]))}
                />
              )}
              <input type="hidden" name="intent" value="password" />
              {/* Password managers want to know whose password it is. */}
              <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
              {FIELDS.map(([name, autoComplete]) => (
                <TextField
                  key={name}
                  id={fieldId(PREFIX, name)}
                  label={t(`account:${name}`)}
                  name={name}
                  type="password"
                  help={name === 'newPassword' ? t('account:newPasswordHelp') : undefined}
                  requiredMark={t('common:required')}
                  autoComplete={autoComplete}
                  error={fieldError(t, answer?.refusal, name)}
                />
              ))}
              <div>
                <SubmitButton pendingLabel={t('account:changingPassword')}>{t('account:changePassword')}</SubmitButton>
              </div>
            </Form>
          </Disclosure>
        </>
      )}
    </section>
  )
}
