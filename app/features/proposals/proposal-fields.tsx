import { useState } from 'react'
import { ADDRESSEE_MAX, PROPOSAL_INTENTS, PROPOSAL_TEXT_MAX, PROPOSAL_TITLE_MAX } from '#app/domain/proposal.ts'
import type { Refusal } from '#app/domain/result.ts'
import { type Asks, isShown } from '#app/domain/wish-questions.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'

export type ProposalValues = {
  readonly intent: string
  readonly previousRequestId?: string | null
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
  /** What the body asked for last year. Only of that something can be continued without another word, or ended. */
  readonly lastYears: readonly { readonly id: string; readonly number: string; readonly title: string }[]
  /** What the call asks for. */
  readonly asks: Asks
}

const TEXTS = [
  { name: 'demand', rows: 6, help: 'demandHelp' },
  { name: 'situation', rows: 4, help: 'situationHelp' },
  { name: 'reason', rows: 3, help: null },
] as const

/** What is asked of a wish, for those who write it and for the bureau that types it. */
export function ProposalFieldset({ values, refusal, lastYears, asks }: Props) {
  const [intent, setIntent] = useState(values.intent)
  const goesOn = intent !== 'new' && lastYears.length > 0
  const { t } = useTranslation(['proposals', 'common', 'domain', 'refusals'])
  const mark = (name: keyof Asks) => (asks[name] === 'required' && !goesOn ? t('common:required') : undefined)
  const error = (field: string) => fieldError(t, refusal, field)
  return (
    <>
      <RadioGroup
        legend={t('proposals:intent')}
        name="kind"
        defaultValue={values.intent}
        onChange={setIntent}
        options={PROPOSAL_INTENTS.filter((one) => lastYears.length > 0 || one !== 'finished').map((value) => ({
          value,
          label: t(`domain:proposalIntent.${value}`),
          help: t(`proposals:intentHelp.${value}`),
        }))}
        error={error('intent')}
      />
      {lastYears.length > 0 && (
        // Without a script it is always there; of something new the server takes none.
        <div hidden={!goesOn}>
          <SelectField
            label={t('proposals:whichLastYears')}
            name="previousRequestId"
            requiredMark={t('common:required')}
            defaultValue={values.previousRequestId ?? ''}
            options={[
              { value: '', label: t('proposals:chooseBody') },
              ...lastYears.map(({ id, number, title }) => ({ value: id, label: `${number}　${title}` })),
            ]}
            error={error('previousRequestId')}
          />
        </div>
      )}
      <TextField
        label={t('proposals:subject')}
        name="title"
        requiredMark={t('common:required')}
        maxLength={PROPOSAL_TITLE_MAX}
        defaultValue={values.title}
        error={error('title')}
      />
      {TEXTS.filter(({ name }) => isShown(asks, name, values[name])).map(({ name, rows, help }) => (
        <TextArea
          key={name}
          label={t(`proposals:${name}`)}
          name={name}
          help={help ? t(`proposals:${help}`) : undefined}
          requiredMark={mark(name)}
          rows={rows}
          maxLength={PROPOSAL_TEXT_MAX}
          defaultValue={values[name]}
          error={error(name)}
        />
      ))}
      {isShown(asks, 'addressedTo', values.addressedTo) && (
        <TextField
          label={t('proposals:addressedTo')}
          name="addressedTo"
          help={t('proposals:addressedToHelp')}
          requiredMark={mark('addressedTo')}
          maxLength={ADDRESSEE_MAX}
          defaultValue={values.addressedTo}
          error={error('addressedTo')}
        />
      )}
      {isShown(asks, 'isUrgent', values.isUrgent) && (
        <Checkbox label={t('proposals:isUrgent')} name="isUrgent" defaultChecked={values.isUrgent} />
      )}
    </>
  )
}
