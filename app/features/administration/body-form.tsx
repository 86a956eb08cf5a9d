import { Form } from '@remix-run/react'
import { bodyFingerprint } from '#app/domain/form-fingerprints.ts'
import type { BodyKind } from '#app/domain/roles.ts'
import { FormRefusal, type FormValues, fieldId, type Refused } from '#app/forms/form-answer.tsx'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { SelectField } from '#app/ui/select-field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { BodyEntry } from '#server/bodies/bodies.repository.ts'
import { BasedOn, StoredNow } from './overtaken.tsx'

type Props = {
  /** The body to change; null for a new one. */
  readonly stored: BodyEntry | null
  /** The key of the form for a new body. */
  readonly formKey: string | null
  /** The kinds that there are. */
  readonly kinds: readonly BodyKind[]
  readonly answer: Refused | null
}

const PREFIX = 'body'
const FIELDS = ['nameJa', 'nameEn', 'number'] as const

/** A body: its kind (only when it is new), its names and the number of a committee. */
export function BodyForm({ stored, formKey, kinds, answer }: Props) {
  const { t } = useTranslation(['bodies', 'domain', 'common', 'refusals'])
  const kept = {
    nameJa: stored?.nameJa ?? '',
    nameEn: stored?.nameEn ?? '',
    number: String(stored?.number ?? ''),
  }
  const values: FormValues = answer?.values ?? { kind: kinds[0] ?? '', ...kept }
  const labels = { nameJa: t('bodies:nameJa'), nameEn: t('bodies:nameEn'), number: t('bodies:number') }
  const errorOf = (field: string) => fieldError(t, answer?.refusal, field)
  return (
    <Form method="post" key={stored ? bodyFingerprint(stored) : ''} className="flex max-w-2xl flex-col gap-4">
      {answer && (
        <FormRefusal refusal={answer.refusal} prefix={PREFIX} labels={{ kind: t('bodies:kind'), ...labels }} />
      )}
      <StoredNow
        answer={answer}
        fields={FIELDS.map((name) => ({ label: labels[name], stored: kept[name], typed: values[name] }))}
      />
      {formKey && <input type="hidden" name="formKey" value={values.formKey ?? formKey} />}
      {stored ? (
        <>
          <input type="hidden" name="bodyId" value={stored.id} />
          <BasedOn current={bodyFingerprint(stored)} answer={answer} />
        </>
      ) : (
        <SelectField
          id={fieldId(PREFIX, 'kind')}
          label={t('bodies:kind')}
          name="kind"
          help={t('bodies:kindHelp')}
          defaultValue={values.kind}
          error={errorOf('kind')}
          options={kinds.map((kind) => ({ value: kind, label: t(`domain:bodyKind.${kind}`) }))}
        />
      )}
      <TextField
        id={fieldId(PREFIX, 'nameJa')}
        label={t('bodies:nameJa')}
        name="nameJa"
        requiredMark={t('common:required')}
        defaultValue={values.nameJa}
        error={errorOf('nameJa')}
      />
      <TextField
        id={fieldId(PREFIX, 'nameEn')}
        label={t('bodies:nameEn')}
        name="nameEn"
        requiredMark={t('common:required')}
        defaultValue={values.nameEn}
        error={errorOf('nameEn')}
      />
      <TextField
        id={fieldId(PREFIX, 'number')}
        label={t('bodies:number')}
        name="number"
        inputMode="numeric"
        width="short"
        help={t('bodies:numberHelp')}
        defaultValue={values.number}
        error={errorOf('number')}
      />
      <div>
        <SubmitButton>{stored ? t('bodies:save') : t('bodies:add')}</SubmitButton>
      </div>
    </Form>
  )
}
