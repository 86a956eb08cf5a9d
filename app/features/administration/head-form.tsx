import { Form } from '@remix-run/react'
import { headFingerprint } from '#app/domain/form-fingerprints.ts'
import { HEAD_NAME_MAX } from '#app/domain/recipients.ts'
import { FormRefusal, type FormValues, fieldId, type Refused } from '#app/forms/form-answer.tsx'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DateField } from '#app/ui/date-field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { RecipientHead } from '#server/recipients/recipient-heads.repository.ts'
import { BasedOn, StoredNow } from './overtaken.tsx'

type Props = {
  readonly recipientId: string
  /** The term to change; null for a new one. */
  readonly stored: RecipientHead | null
  readonly formKey: string
  readonly answer: Refused | null
}

const PREFIX = 'head'
const FIELDS = ['name', 'startsOn', 'endsOn'] as const

/** A name and a term. */
export function HeadForm({ recipientId, stored, formKey, answer }: Props) {
  const { t } = useTranslation(['heads', 'common', 'refusals'])
  const kept = { name: stored?.name ?? '', startsOn: stored?.startsOn ?? '', endsOn: stored?.endsOn ?? '' }
  const isOfThisForm = answer?.values.intent === 'save'
  const values: FormValues = isOfThisForm ? answer.values : kept
  const labels = { name: t('heads:name'), startsOn: t('heads:startsOn'), endsOn: t('heads:endsOn') }
  const errorOf = (field: string) => fieldError(t, answer?.refusal, field)
  return (
    <Form method="post" className="flex max-w-2xl flex-col gap-4">
      {answer && <FormRefusal refusal={answer.refusal} prefix={PREFIX} labels={labels} />}
      <StoredNow
        answer={isOfThisForm ? answer : null}
        fields={FIELDS.map((name) => ({ label: labels[name], stored: kept[name], typed: values[name] }))}
      />
      <input type="hidden" name="formKey" value={values.formKey ?? formKey} />
      <input type="hidden" name="recipientId" value={recipientId} />
      {stored && (
        <>
          <input type="hidden" name="headId" value={stored.id} />
          <BasedOn current={headFingerprint(stored)} answer={answer} />
        </>
      )}
      <TextField
        id={fieldId(PREFIX, 'name')}
        label={labels.name}
        name="name"
        help={t('heads:nameHelp')}
        maxLength={HEAD_NAME_MAX}
        requiredMark={t('common:required')}
        defaultValue={values.name}
        error={errorOf('name')}
      />
      <DateField
        id={fieldId(PREFIX, 'startsOn')}
        label={labels.startsOn}
        name="startsOn"
        {...(!stored && { help: t('heads:addHelp') })}
        requiredMark={t('common:required')}
        defaultValue={values.startsOn}
        error={errorOf('startsOn')}
      />
      <DateField
        id={fieldId(PREFIX, 'endsOn')}
        label={labels.endsOn}
        name="endsOn"
        help={t('heads:endsOnHelp')}
        defaultValue={values.endsOn}
        error={errorOf('endsOn')}
      />
      <div>
        <SubmitButton name="intent" value="save">
          {stored ? t('heads:change') : t('heads:add')}
        </SubmitButton>
      </div>
    </Form>
  )
}
