import { ADDRESSEE_MAX, PROPOSAL_INTENTS, PROPOSAL_TEXT_MAX, PROPOSAL_TITLE_MAX } from '#app/domain/proposal.ts'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'

export type ProposalValues = {
  readonly intent: string
  readonly title: string
  readonly demand: string
  readonly situation: string
  readonly reason: string
  readonly addressedTo: string
  readonly isUrgent: boolean
}
type Props = {
  readonly values: ProposalValues
  readonly refusal: Refusal | null
  /** Does it carry on a request of last year? Only that can be ended, or continued without another word. */
  readonly hasPrevious: boolean
}

const TEXTS = [
  { name: 'demand', rows: 6, help: 'demandHelp', isRequired: true },
  { name: 'situation', rows: 4, help: 'situationHelp', isRequired: false },
  { name: 'reason', rows: 3, help: null, isRequired: false },
] as const

/** What is asked of a wish, for those who write it and for the bureau that types it. */
export function ProposalFieldset({ values, refusal, hasPrevious }: Props) {
  const { t } = useTranslation(['proposals', 'common', 'domain', 'refusals'])
  const error = (field: string) => fieldError(t, refusal, field)
  return (
    <>
      <RadioGroup
        legend={t('proposals:intent')}
        name="kind"
        defaultValue={values.intent}
        options={PROPOSAL_INTENTS.filter((intent) => hasPrevious || intent !== 'finished').map((value) => ({
          value,
          label: t(`domain:proposalIntent.${value}`),
          help: t(`proposals:intentHelp.${value}`),
        }))}
        error={error('intent')}
      />
      <TextField
        label={t('proposals:subject')}
        name="title"
        requiredMark={t('common:required')}
        maxLength={PROPOSAL_TITLE_MAX}
        defaultValue={values.title}
        error={error('title')}
      />
      {TEXTS.map(({ name, rows, help, isRequired }) => (
        <TextArea
          key={name}
          label={t(`proposals:${name}`)}
          name={name}
          help={help ? t(`proposals:${help}`) : undefined}
          requiredMark={isRequired && !hasPrevious ? t('common:required') : undefined}
          rows={rows}
          maxLength={PROPOSAL_TEXT_MAX}
          defaultValue={values[name]}
          error={error(name)}
        />
      ))}
      <TextField
        label={t('proposals:addressedTo')}
        name="addressedTo"
        help={t('proposals:addressedToHelp')}
        maxLength={ADDRESSEE_MAX}
        defaultValue={values.addressedTo}
        error={error('addressedTo')}
      />
      <Checkbox label={t('proposals:isUrgent')} name="isUrgent" defaultChecked={values.isUrgent} />
    </>
  )
}
