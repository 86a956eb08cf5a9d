import { evaluationMark, markLook } from '#app/domain/evaluation.ts'
import { formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { EvaluationEntry, ResponseEntry } from '#server/answers/answer-entry.ts'
import type { AnswerAbilities } from '#server/answers/answers-of-request.ts'
import { AnswerForm, useKeptWhenRefused } from './answer-form.tsx'
import type { AnswerOutcome } from './answer-intents.ts'
import { EvaluationFields } from './evaluation-fields.tsx'

type Props = {
  readonly response: ResponseEntry
  readonly abilities: AnswerAbilities
  readonly actionUrl: string
  readonly sent: AnswerOutcome | null
}

/** 評価 of an answer, with what the person may do to it. Only shown to those who may see evaluations. */
export function EvaluationBlock({ response, abilities, actionUrl, sent }: Props) {
  const { t } = useTranslation('answers')
  const { evaluation } = response
  const isOpen = evaluation?.confirmedAt == null
  const draft = useKeptWhenRefused(isOpen && abilities.draftEvaluation)
  if (!abilities.readEvaluation) return null
  const hidden = {
    responseId: response.id,
    version: response.version,
    basedOn: evaluation ? evaluationMark(evaluation.evaluatedAt) : '',
  }
  return (
    <div className="mt-3 border-l-4 border-blue-300 pl-4">
      {evaluation ? <Shown evaluation={evaluation} /> : <p>{t('evaluationNone')}</p>}
      {draft.isShown && (
        <DraftForm
          onRefused={draft.onRefused}
          evaluation={evaluation}
          hidden={hidden}
          actionUrl={actionUrl}
          sent={sent}
        />
      )}
      {evaluation && isOpen && abilities.confirmEvaluation && (
        <AnswerForm
          actionUrl={actionUrl}
          hidden={{ ...hidden, intent: 'confirmEvaluation' }}
          sent={sent}
          className="mt-3 flex flex-col items-start gap-2"
        >
          {({ busy }) => (
            <>
              <p>{t('confirmHelp')}</p>
              <Button type="submit" aria-disabled={busy || undefined}>
                {t('confirm')}
              </Button>
            </>
          )}
        </AnswerForm>
      )}
    </div>
  )
}

function Shown({ evaluation }: { readonly evaluation: EvaluationEntry }) {
  const { t, i18n } = useTranslation(['answers', 'common', 'domain'])
  const { code, reason, nextAction, confirmedAt, confirmedBy, evaluatedAt, evaluatedBy } = evaluation
  return (
    <>
      <p className="flex flex-wrap items-center gap-2 text-std-16B-170">
        {confirmedAt ? t('answers:evaluation') : t('answers:evaluationDraft')}
        <Chip tone={confirmedAt ? 'blue' : 'outline'}>
          {markLook(i18n.words.marks, code).symbol} {t(`domain:evaluation.${code}`)}
        </Chip>
      </p>
      <p lang="ja" className="whitespace-pre-wrap">
        {reason}
      </p>
      {nextAction && (
        <p>
          {t('answers:nextAction')}
          {t('common:colon')}
          {t(`domain:nextAction.${nextAction}`)}
        </p>
      )}
      <p className="flex flex-wrap gap-x-4 text-dns-14N-130 text-solid-gray-700">
        <span>{t('answers:evaluatedBy', { name: evaluatedBy, date: formatMoment(evaluatedAt, i18n.language) })}</span>
        {confirmedAt && (
          <span>{t('answers:confirmedBy', { name: confirmedBy, date: formatMoment(confirmedAt, i18n.language) })}</span>
        )}
      </p>
    </>
  )
}

type DraftProps = Pick<Props, 'actionUrl' | 'sent'> & {
  readonly evaluation: EvaluationEntry | null
  readonly hidden: Readonly<Record<'responseId' | 'basedOn', string>> & { readonly version: number }
  readonly onRefused: () => void
}

function DraftForm({ evaluation, hidden, actionUrl, sent, onRefused }: DraftProps) {
  const { t } = useTranslation('answers')
  return (
    <Disclosure
      summary={evaluation ? t('changeEvaluation') : t('evaluate')}
      isOpen={sent?.values?.intent === 'draftEvaluation' || undefined}
    >
      <AnswerForm
        actionUrl={actionUrl}
        hidden={{ ...hidden, intent: 'draftEvaluation' }}
        stored={
          evaluation
            ? { code: evaluation.code, reason: evaluation.reason, nextAction: evaluation.nextAction ?? '' }
            : undefined
        }
        sent={sent}
        onRefused={onRefused}
        className="flex flex-col gap-4"
      >
        {({ values, outcome, busy, prefix }) => (
          <>
            <EvaluationFields values={values} refusal={outcome?.refusal ?? null} prefix={prefix} as="alone" />
            <p>
              <Button type="submit" variant="secondary" aria-disabled={busy || undefined}>
                {t('saveEvaluation')}
              </Button>
            </p>
          </>
        )}
      </AnswerForm>
    </Disclosure>
  )
}
