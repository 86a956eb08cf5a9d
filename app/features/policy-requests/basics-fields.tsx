import type { FunctionComponent } from 'react'
import { type FieldName, type FieldWith, type FormValues, REQUEST_FIELDS } from '#app/domain/request-fields.ts'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { isPlain, PlainField } from './plain-field.tsx'

/** What the fields are chosen from. */
export type BasicsChoices = {
  readonly proposers: readonly { readonly id: string; readonly nameJa: string; readonly nameEn: string }[]
  readonly pillars: readonly { readonly id: string; readonly title: string }[]
  readonly previousRequests: readonly { readonly id: string; readonly number: string; readonly title: string }[]
}
type Props = {
  readonly values: Partial<FormValues<FieldName>>
  readonly choices: BasicsChoices
  readonly refusal: Refusal | null
}

/** Fields of the basics that have a part of their own. */
type OwnField = FieldWith<{ readonly section: 'basics'; readonly shown: 'own' }>
const OWN: Readonly<Record<OwnField, FunctionComponent<Props>>> = {
  proposerBodyIds: Proposers,
  pillarId: Pillar,
  previousRequestId: PreviousRequest,
}

/** Fields of the basics, in the order of `names`: a new request and the workspace share them. */
export function BasicsFields({
  names,
  ...props
}: Props & { readonly names: readonly FieldWith<{ readonly section: 'basics' }>[] }) {
  return names.map((name) => {
    if (isPlain(name)) return <PlainField key={name} name={name} {...props} />
    const Own = OWN[name]
    return <Own key={name} {...props} />
  })
}

function Proposers({ values: { proposerBodyIds = [] }, choices }: Props) {
  const { t, i18n } = useTranslation(['policyRequests', 'common'])
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2 text-std-16B-170">
        {t('policyRequests:proposers')}
        {proposerBodyIds.length > 0 && t('common:bracketed', { text: proposerBodyIds.length })}
      </summary>
      <fieldset>
        <legend className="text-dns-14N-130 text-solid-gray-700">{t('policyRequests:proposersHelp')}</legend>
        {choices.proposers.map((body) => (
          <Checkbox
            key={body.id}
            name={REQUEST_FIELDS.proposerBodyIds.formName}
            value={body.id}
            defaultChecked={proposerBodyIds.includes(body.id)}
            label={i18n.language === 'en' ? body.nameEn : body.nameJa}
          />
        ))}
      </fieldset>
    </details>
  )
}

function Pillar({ values, choices, refusal }: Props) {
  const { t } = useTranslation(['policyRequests', 'refusals'])
  return (
    <SelectField
      label={t('policyRequests:pillar')}
      name={REQUEST_FIELDS.pillarId.formName}
      width="full"
      defaultValue={values.pillarId}
      options={[
        { value: '', label: t('policyRequests:noPillar') },
        ...choices.pillars.map(({ id, title }) => ({ value: id, label: title })),
      ]}
      error={fieldError(t, refusal, 'pillarId')}
    />
  )
}

function PreviousRequest({ values, choices, refusal }: Props) {
  const { t } = useTranslation(['policyRequests', 'refusals'])
  if (choices.previousRequests.length === 0) return null
  return (
    <SelectField
      label={t('policyRequests:previousRequest')}
      help={t('policyRequests:previousRequestHelp')}
      name={REQUEST_FIELDS.previousRequestId.formName}
      width="full"
      defaultValue={values.previousRequestId}
      options={[
        { value: '', label: t('policyRequests:noPreviousRequest') },
        ...choices.previousRequests.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` })),
      ]}
      error={fieldError(t, refusal, 'previousRequestId')}
    />
  )
}
