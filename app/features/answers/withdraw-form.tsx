import { useState } from 'react'
import { REASON_MAX } from '#app/domain/policy-request.ts'
import { formatDay } from '#app/i18n/format-date.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { ResponseEntry } from '#server/answers/answer-entry.ts'
import type { RecipientAnswers } from '#server/answers/answers-of-request.ts'
import { AnswerForm } from './answer-form.tsx'
import type { AnswerOutcome } from './answer-intents.ts'
import { fieldId } from './form-refusal.tsx'

/** The request whose answers are shown, as it is named to the person. */
export type NamedRequest = { readonly id: string; readonly number: string; readonly title: string }

type Props = {
  readonly request: NamedRequest
  readonly answers: Pick<RecipientAnswers, 'recipient' | 'responses'>
  readonly actionUrl: string
  readonly sent: AnswerOutcome | null
  readonly onWithdrawn?: () => void
}

/**
 * Takes back the answer of the last round, the only one that can be, and says so when it is gone. What is judged for good is
 * not taken back.
 */
export function WithdrawForm({ request, answers: { recipient, responses }, actionUrl, sent, onWithdrawn }: Props) {
  const { t, i18n } = useTranslation('answers')
  // What was the last answer after the withdrawal: the message is over when another one is recorded.
  const [leftLast, setLeftLast] = useState<string | null | undefined>()
  const last = responses.at(-1)
  const name = i18n.language === 'en' ? recipient.nameEn : recipient.nameJa
  return (
    <>
      {leftLast !== undefined && leftLast === (last?.id ?? null) && (
        <Notice tone="success">{t('saved_withdraw')}</Notice>
      )}
      {last && !last.evaluation?.confirmedAt && (
        <Withdrawal
          key={last.id}
          last={last}
          says={t('withdrawNames', {
            number: request.number,
            title: request.title,
            recipient: name,
            round: last.round,
            date: formatDay(last.respondedOn, i18n.language),
          })}
          actionUrl={actionUrl}
          sent={sent}
          onSaved={() => {
            setLeftLast(responses.at(-2)?.id ?? null)
            onWithdrawn?.()
          }}
        />
      )}
    </>
  )
}

type WithdrawalProps = Pick<Props, 'actionUrl' | 'sent'> & {
  readonly last: ResponseEntry
  /** Names the answer that is taken back. */
  readonly says: string
  readonly onSaved: () => void
}

function Withdrawal({ last, says, actionUrl, sent, onSaved }: WithdrawalProps) {
  const { t } = useTranslation('answers')
  return (
    <Disclosure
      summary={t('withdraw', { round: last.round })}
      isOpen={(sent?.values?.intent === 'withdraw' && sent.values.responseId === last.id) || undefined}
    >
      <AnswerForm
        actionUrl={actionUrl}
        hidden={{ intent: 'withdraw', responseId: last.id, version: last.version }}
        sent={sent}
        onSaved={onSaved}
        className="flex flex-col gap-4"
      >
        {({ values, outcome, busy, prefix }) => (
          <>
            <p className="font-bold">{says}</p>
            <p>{t('withdrawHelp')}</p>
            <TextArea
              id={fieldId(prefix, 'reason')}
              label={t('withdrawReason')}
              name="reason"
              rows={2}
              maxLength={REASON_MAX}
              defaultValue={values.reason}
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
