import { Form } from '@remix-run/react'
import { personFingerprint } from '#app/domain/form-fingerprints.ts'
import { FormRefusal, type FormValues, fieldId, type Refused } from '#app/forms/form-answer.tsx'
import { ProofField } from '#app/forms/proof-field.tsx'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { BasedOn, StoredNow } from './overtaken.tsx'

type Props = {
  readonly stored: { readonly name: string; readonly kana: string; readonly email: string }
  readonly answer: Refused | null
  readonly button: string
  /** The key of the form for a new person. */
  readonly formKey?: string
  /** Which of the page's forms it is; the route reads it. */
  readonly intent?: string
  /** The administrator has proved lately who it is; else another e-mail address asks for the password. */
  readonly isProved?: boolean
}

const PREFIX = 'person'
const FIELDS = ['name', 'kana', 'email'] as const

/** Name, reading and e-mail address of a person, new or known. */
export function PersonForm({ stored, answer, button, formKey, intent, isProved = true }: Props) {
  const { t } = useTranslation(['people', 'common', 'refusals'])
  const values: FormValues = answer?.values ?? { name: stored.name, kana: stored.kana, email: stored.email }
  const labels = {
    name: t('people:name'),
    kana: t('people:kana'),
    email: t('people:email'),
    currentPassword: t('common:ownPassword'),
  }
  const current = personFingerprint(stored)
  const errorOf = (field: string) => fieldError(t, answer?.refusal, field)
  return (
    <Form method="post" key={current} className="flex max-w-2xl flex-col gap-4">
      {answer && <FormRefusal refusal={answer.refusal} prefix={PREFIX} labels={labels} />}
      <StoredNow
        answer={answer}
        fields={FIELDS.map((name) => ({ label: labels[name], stored: stored[name], typed: values[name] }))}
      />
      {formKey === undefined && <BasedOn current={current} answer={answer} />}
      {formKey && <input type="hidden" name="formKey" value={values.formKey ?? formKey} />}
      {intent && <input type="hidden" name="intent" value={intent} />}
      <TextField
        id={fieldId(PREFIX, 'name')}
        label={t('people:name')}
        name="name"
        requiredMark={t('common:required')}
        autoComplete="off"
        defaultValue={values.name}
        error={errorOf('name')}
      />
      <TextField
        id={fieldId(PREFIX, 'kana')}
        label={t('people:kana')}
        name="kana"
        help={t('people:kanaHelp')}
        autoComplete="off"
        defaultValue={values.kana}
        error={errorOf('kana')}
      />
      <TextField
        id={fieldId(PREFIX, 'email')}
        label={t('people:email')}
        name="email"
        inputMode="email"
        help={t('people:emailHelp')}
        requiredMark={t('common:required')}
        autoComplete="off"
        defaultValue={values.email}
        error={errorOf('email')}
      />
      {answer?.refusal.fields?.currentPassword && (
        <ProofField isProved={isProved} prefix={PREFIX} refusal={answer.refusal} />
      )}
      <div>
        <SubmitButton>{button}</SubmitButton>
      </div>
    </Form>
  )
}
