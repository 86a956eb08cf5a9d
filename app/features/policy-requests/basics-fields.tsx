import { POLICY_REQUEST_KINDS, TITLE_MAX } from '#app/domain/policy-request.ts'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextField } from '#app/ui/text-field.tsx'

export type BasicsValues = {
  readonly title: string
  readonly kind: string
  readonly isPriority: boolean
  readonly proposerBodyIds: readonly string[]
}
type Proposer = { readonly id: string; readonly nameJa: string; readonly nameEn: string }
type Props = {
  readonly values: BasicsValues
  readonly proposers: readonly Proposer[]
  readonly refusal: Refusal | null
}

/** Title, kind, priority and proposers: the fields a new request and the workspace share. */
export function BasicsFields({ values, proposers, refusal }: Props) {
  const { t, i18n } = useTranslation(['policyRequests', 'domain', 'common', 'refusals'])
  return (
    <>
      <TextField
        label={t('policyRequests:title')}
        name="title"
        requiredMark={t('common:required')}
        help={t('policyRequests:titleHelp')}
        defaultValue={values.title}
        maxLength={TITLE_MAX}
        error={fieldError(t, refusal, 'title')}
      />
      <RadioGroup
        legend={t('policyRequests:kind')}
        name="kind"
        help={t('policyRequests:kindHelp')}
        defaultValue={values.kind}
        options={POLICY_REQUEST_KINDS.map((kind) => ({ value: kind, label: t(`domain:kind.${kind}`) }))}
        error={fieldError(t, refusal, 'kind')}
      />
      <Checkbox label={t('policyRequests:priorityMark')} name="isPriority" defaultChecked={values.isPriority} />
      <details>
        <summary className="min-h-11 cursor-pointer py-2 text-std-16B-170">
          {t('policyRequests:proposers')}
          {values.proposerBodyIds.length > 0 && t('common:bracketed', { text: values.proposerBodyIds.length })}
        </summary>
        <fieldset>
          <legend className="text-dns-14N-130 text-solid-gray-700">{t('policyRequests:proposersHelp')}</legend>
          {proposers.map((body) => (
            <Checkbox
              key={body.id}
              name="proposer"
              value={body.id}
              defaultChecked={values.proposerBodyIds.includes(body.id)}
              label={i18n.language === 'en' ? body.nameEn : body.nameJa}
            />
          ))}
        </fieldset>
      </details>
    </>
  )
}
