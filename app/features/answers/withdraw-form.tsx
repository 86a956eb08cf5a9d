import { useState } from 'react'
import { REASON_MAX } from '#app/domain/policy-request.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { ResponseEntry } from '#server/answers/answer-entry.ts'
import { AnswerForm } from './answer-form.tsx'
import type { AnswerOutcome } from './answer-intents.ts'
import { fieldId } from './form-refusal.tsx'

type Props = {
  /** The answer of the last round: the only one that can be taken back. */
  readonly last: ResponseEntry | undefined
  readonly actionUrl: string
  readonly sent: AnswerOutcome | null
}

/** Takes back an answer that was recorded in the wrong place; says so afterwards, when the answer is gone. */
export function WithdrawForm({ last, actionUrl, sent }: Props) {
  const { t } = useTranslation('answers')
  const [withdrawn, setWithdrawn] = useState<string | null>(null)
  if (withdrawn !== null && withdrawn !== last?.id) return <Notice tone="success">{t('saved_withdraw')}</Notice>
  if (!last || last.evaluation?.confirmedAt) return null
  return (
    <Disclosure
      key={last.id}
      summary={t('withdraw', { round: last.round })}
      isOpen={(sent?.values?.intent === 'withdraw' && sent.values.responseId === last.id) || undefined}
    >
      <AnswerForm
        actionUrl={actionUrl}
        hidden={{ intent: 'withdraw', responseId: last.id, version: last.version }}
        sent={sent}
        onSaved={() => setWithdrawn(last.id)}
        className="flex flex-col gap-4"
      >
        {({ outcome, busy, prefix }) => (
          <>
            <p>{t('withdrawHelp')}</p>
            <TextArea
              id={fieldId(prefix, 'reason')}
              label={t('withdrawReason')}
              name="reason"
              rows={2}
              maxLength={REASON_MAX}
              defaultValue={outcome?.values?.reason}
              error={fieldError(t, outcome?.refusal, 'reason')}
            />
            <p>
              <Button type="submit" variant="danger" aria-disabled={busy || undefined}>
                {t('withdrawButton')}
              </Button>
            </p>
          </>
        )}
      </AnswerForm>
    </Disclosure>
  )
}
