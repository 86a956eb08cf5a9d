import { type FieldName, type FieldWith, type FormValues, REQUEST_FIELDS } from '#app/domain/request-fields.ts'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'

/** Fields that are drawn by their rule alone. */
export type PlainFieldName = FieldWith<{ readonly shown: 'plain' }>
export const isPlain = (name: FieldName): name is PlainFieldName => REQUEST_FIELDS[name].shown === 'plain'

type Props = {
  readonly name: PlainFieldName
  readonly values: Partial<FormValues<FieldName>>
  readonly refusal: Refusal | null
}

/** A field of a request as the table of fields describes it: one line, a text, a choice, or a mark. */
export function PlainField({ name, values, refusal }: Props) {
  const { t } = useTranslation(['policyRequests', 'domain', 'common', 'refusals'])
  const { input, label, help, formName }: (typeof REQUEST_FIELDS)[PlainFieldName] = REQUEST_FIELDS[name]
  const common = {
    label: t(`policyRequests:${label}`),
    name: formName,
    help: help ? t(`policyRequests:${help}`) : undefined,
  }
  if (input.as === 'tick') return <Checkbox {...common} defaultChecked={Boolean(values[name])} />
  const more = { defaultValue: String(values[name] ?? ''), error: fieldError(t, refusal, name) }
  if (input.as === 'choice') {
    const options = input.options.map((value) => ({ value, label: t(`domain:${input.texts}.${value}`) }))
    return <RadioGroup {...common} {...more} legend={common.label} options={options} />
  }
  const { as, max }: { readonly as: 'line' | 'text'; readonly max: number } = input
  return as === 'line' ? (
    <TextField {...common} {...more} requiredMark={t('common:required')} maxLength={max} />
  ) : (
    <TextArea {...common} {...more} maxLength={max} rows={2} />
  )
}

/** The plain ones among these fields. */
export function PlainFields({ names, ...props }: Omit<Props, 'name'> & { readonly names: readonly FieldName[] }) {
  return names.filter(isPlain).map((name) => <PlainField key={name} name={name} {...props} />)
}
