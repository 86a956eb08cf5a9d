import { useId } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { FieldError } from '#app/ui/field-error.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { OpenMeeting } from '#server/meetings/correct-meeting.ts'

const VOTES = ['votesFor', 'votesAgainst', 'abstentions'] as const
export type VotesAsTyped = Readonly<Record<'decisionId' | (typeof VOTES)[number], string>>

type Props = {
  readonly decisions: OpenMeeting['decisions']
  readonly typed: readonly VotesAsTyped[]
  readonly error: (field: string) => string | null
}

/** The votes on every request that the meeting decided on, as recorded; those that came of the wrong numbers are changed here. */
export function MeetingVotes({ decisions, typed, error }: Props) {
  const { t } = useTranslation('workflow')
  return (
    <fieldset className="panel flex flex-col gap-4">
      <legend className="px-1 text-std-18B-160">{t('votesOfMeeting')}</legend>
      {decisions.map((decision) => {
        const index = typed.findIndex((row) => row.decisionId === decision.id)
        return (
          <DecisionVotes
            key={decision.id}
            decision={decision}
            values={typed[index] ?? null}
            error={error(`decisions.${decision.id}`)}
            errorOf={(name) => error(`decisions.${index}.${name}`)}
          />
        )
      })}
    </fieldset>
  )
}

type RowProps = {
  readonly decision: OpenMeeting['decisions'][number]
  readonly values: VotesAsTyped | null
  readonly error: string | null
  readonly errorOf: (name: (typeof VOTES)[number]) => string | null
}

function DecisionVotes({ decision, values, error, errorOf }: RowProps) {
  const { t } = useTranslation(['workflow', 'domain'])
  const errorId = useId()
  return (
    <fieldset aria-describedby={error ? errorId : undefined} className="flex flex-col gap-2">
      <legend className="mb-1 text-std-16B-170">
        {decision.number}　{decision.title && <span lang="ja">{decision.title}　</span>}
        {t(`domain:outcome.${decision.outcome}`)}
      </legend>
      <input type="hidden" name="decisionId" value={decision.id} />
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        {VOTES.map((name) => (
          <TextField
            key={name}
            label={t(`workflow:${name}`)}
            name={name}
            inputMode="numeric"
            width="short"
            defaultValue={values?.[name] ?? String(decision[name])}
            error={errorOf(name)}
          />
        ))}
      </div>
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </fieldset>
  )
}
