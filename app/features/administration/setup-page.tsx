import { Form, Link } from '@remix-run/react'
import { FormRefusal, fieldId, type Refused } from '#app/forms/form-answer.tsx'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { LinkPurpose } from '#server/people/one-time-links.repository.ts'

type Props = {
  /** What the link is for and for whom; null when it works no more. */
  readonly link: { readonly purpose: LinkPurpose; readonly name: string | null } | null
  /** It has done its work: there is a password, and one can sign in. */
  readonly isUsed: boolean
  readonly answer: Refused | null
}

const PREFIX = 'setup'

/** Where a one-time link leads: the first administrator registers, everybody else chooses a password. */
export function SetupPage({ link, isUsed, answer }: Props) {
  const { t } = useTranslation(['sessions', 'refusals'])
  if (!link)
    return (
      <div className="mx-auto flex max-w-2xl flex-col gap-4">
        <PageHeader title={t(isUsed ? 'sessions:linkUsedTitle' : 'sessions:linkInvalidTitle')} />
        <Notice tone={isUsed ? 'info' : 'error'}>
          {refusalText(t, { reason: isUsed ? 'linkUsed' : 'linkInvalid' })}
        </Notice>
        <p>
          <Link to="/sign-in" className="link inline-flex min-h-11 items-center">
            {t('sessions:toSignIn')}
          </Link>
        </p>
      </div>
    )
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={t(`sessions:${link.purpose}Title`)}
        lead={
          link.purpose === 'firstAdministrator'
            ? t('sessions:firstAdministratorLead')
            : t(`sessions:${link.purpose}Lead`, { name: link.name ?? '' })
        }
      />
      <SetupForm isFirst={link.purpose === 'firstAdministrator'} answer={answer} />
    </div>
  )
}

function SetupForm({ isFirst, answer }: { readonly isFirst: boolean; readonly answer: Refused | null }) {
  const { t } = useTranslation(['sessions', 'common', 'refusals'])
  const errorOf = (field: string) => fieldError(t, answer?.refusal, field)
  const typedOf = (field: string) => answer?.values[field] ?? ''
  return (
    <Form method="post" reloadDocument className="flex flex-col gap-4">
      {answer && (
        <FormRefusal
          refusal={answer.refusal}
          prefix={PREFIX}
          labels={{
            name: t('sessions:name'),
            kana: t('sessions:kana'),
            email: t('sessions:email'),
            password: t('sessions:password'),
          }}
        />
      )}
      {isFirst && (
        <>
          <TextField
            id={fieldId(PREFIX, 'name')}
            label={t('sessions:name')}
            name="name"
            requiredMark={t('common:required')}
            autoComplete="name"
            defaultValue={typedOf('name')}
            error={errorOf('name')}
          />
          <TextField
            id={fieldId(PREFIX, 'kana')}
            label={t('sessions:kana')}
            name="kana"
            autoComplete="off"
            defaultValue={typedOf('kana')}
            error={errorOf('kana')}
          />
          <TextField
            id={fieldId(PREFIX, 'email')}
            label={t('sessions:email')}
            name="email"
            inputMode="email"
            requiredMark={t('common:required')}
            autoComplete="username"
            defaultValue={typedOf('email')}
            error={errorOf('email')}
          />
        </>
      )}
      <TextField
        id={fieldId(PREFIX, 'password')}
        label={t('sessions:password')}
        name="password"
        type="password"
        help={t('sessions:passwordHelp')}
        requiredMark={t('common:required')}
        autoComplete="new-password"
        error={errorOf('password')}
      />
      <div>
        <SubmitButton>{t('sessions:setPassword')}</SubmitButton>
      </div>
    </Form>
  )
}
