import {
  EVALUATION_CODES,
  EVALUATION_REASON_MAX,
  EVALUATION_SCALE,
  evaluationMark,
  NEXT_ACTIONS,
} from '#app/domain/evaluation.ts'
import { formatMoment } from '#app/i18n/format-date.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { EvaluationEntry, ResponseEntry } from '#server/answers/answer-entry.ts'
import type { AnswerAbilities } from '#server/answers/answers-of-request.ts'
import { AnswerForm, useKeptWhenRefused } from './answer-form.tsx'
import type { AnswerOutcome } from './answer-intents.ts'
import { fieldId } from './form-refusal.tsx'

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
          {EVALUATION_SCALE[code].symbol} {t(`domain:evaluation.${code}`)}
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
  const { t } = useTranslation(['refusals', 'answers', 'domain', 'common'])
  return (
    <Disclosure
      summary={evaluation ? t('answers:changeEvaluation') : t('answers:evaluate')}
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
        {({ values, outcome, busy, prefix }) => {
          const refusal = outcome?.refusal
          return (
            <>
              <RadioGroup
                legend={t('answers:code')}
                name="code"
                defaultValue={values.code || undefined}
                options={EVALUATION_CODES.map((code) => ({
                  value: code,
                  label: `${EVALUATION_SCALE[code].symbol} ${t(`domain:evaluation.${code}`)}`,
                }))}
                error={fieldError(t, refusal, 'code')}
              />
              <TextArea
                id={fieldId(prefix, 'reason')}
                label={t('answers:reason')}
                name="reason"
                rows={3}
                maxLength={EVALUATION_REASON_MAX}
                requiredMark={t('common:required')}
                help={t('answers:reasonHelp')}
                defaultValue={values.reason}
                error={fieldError(t, refusal, 'reason')}
              />
              <SelectField
                label={t('answers:nextAction')}
                name="nextAction"
                defaultValue={values.nextAction ?? ''}
                options={[
                  { value: '', label: t('answers:notDecided') },
                  ...NEXT_ACTIONS.map((action) => ({ value: action, label: t(`domain:nextAction.${action}`) })),
                ]}
              />
              <p>
                <Button type="submit" variant="secondary" aria-disabled={busy || undefined}>
                  {t('answers:saveEvaluation')}
                </Button>
              </p>
            </>
          )
        }}
      </AnswerForm>
    </Disclosure>
  )
}
