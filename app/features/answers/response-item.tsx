import { formatDay } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { ResponseEntry } from '#server/answers/answer-entry.ts'
import type { AnswerAbilities } from '#server/answers/answers-of-request.ts'
import { AnswerForm, useKeptWhenRefused } from './answer-form.tsx'
import type { AnswerOutcome } from './answer-intents.ts'
import { EvaluationBlock } from './evaluation-block.tsx'
import { ResponseFields } from './response-fields.tsx'

type Props = {
  readonly response: ResponseEntry
  readonly submittedOn: string
  readonly abilities: AnswerAbilities
  /** Null: the answer is only shown. */
  readonly actionUrl: string | null
  readonly sent: AnswerOutcome | null
}

/** One answer: who answered when what, its evaluation, and what the person may do. */
export function ResponseItem({ response, submittedOn, abilities, actionUrl, sent }: Props) {
  const { t, i18n } = useTranslation(['answers', 'common'])
  const correction = useKeptWhenRefused(abilities.record && response.evaluation?.confirmedAt == null)
  return (
    <div className="py-3">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-dns-14N-130 text-solid-gray-800">
        <span className="font-bold">{t('round', { round: response.round })}</span>
        <span>{t('respondedOnValue', { date: formatDay(response.respondedOn, i18n.language) })}</span>
        {response.department ? (
          <span>
            {t('department')}
            {t('common:colon')}
            <span lang="ja">{response.department}</span>
          </span>
        ) : (
          <span>{t('departmentUnknown')}</span>
        )}
        {response.isFictional && <Chip tone="yellow">{t('fictional')}</Chip>}
        {response.importedFrom !== '' && <span>{t('importedFrom', { file: response.importedFrom })}</span>}
      </p>
      <p lang="ja" className="mt-1 whitespace-pre-wrap break-words">
        {response.text}
      </p>
      {actionUrl !== null ? (
        <EvaluationBlock response={response} abilities={abilities} actionUrl={actionUrl} sent={sent} />
      ) : (
        <EvaluationBlock response={response} abilities={readOnly(abilities)} actionUrl="" sent={null} />
      )}
      {actionUrl !== null && correction.isShown && (
        <Correction
          onRefused={correction.onRefused}
          response={response}
          submittedOn={submittedOn}
          actionUrl={actionUrl}
          sent={sent}
        />
      )}
    </div>
  )
}

/** The same person, where answers are shown beside other work and not changed. */
const readOnly = (abilities: AnswerAbilities): AnswerAbilities => ({
  ...abilities,
  record: false,
  markNone: false,
  draftEvaluation: false,
  confirmEvaluation: false,
})

type CorrectionProps = Pick<Props, 'response' | 'submittedOn' | 'sent'> & {
  readonly actionUrl: string
  readonly onRefused: () => void
}

function Correction({ response, submittedOn, actionUrl, sent, onRefused }: CorrectionProps) {
  const { t } = useTranslation('answers')
  return (
    <Disclosure summary={t('correct')} isOpen={sent?.values?.intent === 'correct' || undefined}>
      <AnswerForm
        actionUrl={actionUrl}
        hidden={{ intent: 'correct', responseId: response.id, version: response.version }}
        stored={{ text: response.text, department: response.department, respondedOn: response.respondedOn }}
        sent={sent}
        onRefused={onRefused}
        className="flex flex-col gap-4"
      >
        {({ values, outcome, busy, prefix }) => (
          <>
            <p>{t('correctHelp')}</p>
            <ResponseFields
              content={values}
              prefix={prefix}
              submittedOn={submittedOn}
              refusal={outcome?.refusal ?? null}
            />
            <p>
              <Button type="submit" variant="secondary" aria-disabled={busy || undefined}>
                {t('saveCorrection')}
              </Button>
            </p>
          </>
        )}
      </AnswerForm>
    </Disclosure>
  )
}
