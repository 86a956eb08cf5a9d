import { Link } from '@remix-run/react'
import { useId, useState } from 'react'
import { formatDay } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { AnswerAbilities, RecipientAnswers, RequestAnswers } from '#server/answers/answers-of-request.ts'
import { AnswerForm, useKeptWhenRefused } from './answer-form.tsx'
import type { AnswerOutcome } from './answer-intents.ts'
import { ReceiptChip } from './mark-label.tsx'
import { ResponseFields } from './response-fields.tsx'
import { ResponseItem } from './response-item.tsx'
import { type NamedRequest, WithdrawForm } from './withdraw-form.tsx'
import { WithdrawnAnswers } from './withdrawn-answers.tsx'

type Props = {
  readonly request: NamedRequest & Pick<RequestAnswers['request'], 'cycleId'>
  readonly answers: RecipientAnswers
  readonly abilities: AnswerAbilities
  /** Null: the answers are only shown. */
  readonly actionUrl: string | null
  readonly sent: AnswerOutcome | null
}

/** What one recipient answered to a request, and the forms for it. */
export function RecipientAnswersSection({ request, answers, abilities, actionUrl: pageUrl, sent }: Props) {
  const { t, i18n } = useTranslation('answers')
  const heading = useId()
  const { recipient, submission, receipt, responses } = answers
  const pair = { requestId: request.id, recipientId: recipient.id }
  // A form that is sent without JavaScript comes back in the part of the page where it was.
  const actionUrl = pageUrl && `${pageUrl}?at=${recipient.id}`
  const record = useKeptWhenRefused(abilities.record)
  const withdrawals = useWithdrawals(answers.nextRound)
  return (
    <section aria-labelledby={heading} id={`recipient-${recipient.id}`} className="border-t border-solid-gray-300 py-4">
      <h3 id={heading} className="flex flex-wrap items-center gap-3 text-std-18B-160">
        <Link to={`/recipients/${recipient.id}?cycle=${request.cycleId}`} className="link">
          {i18n.language === 'en' ? recipient.nameEn : recipient.nameJa}
        </Link>
        <ReceiptChip receipt={receipt} />
      </h3>
      {submission && (
        <p className="text-dns-14N-130 text-solid-gray-700">
          {t('submittedOn', {
            date: formatDay(submission.submittedOn, i18n.language),
            number: submission.documentNumber,
          })}
        </p>
      )}
      {responses.length === 0 && receipt === 'awaiting' && <p className="mt-1">{t('noResponseYet')}</p>}
      {responses.map((response) => (
        <ResponseItem
          key={response.id}
          response={response}
          submittedOn={submission?.submittedOn ?? response.respondedOn}
          abilities={abilities}
          actionUrl={actionUrl}
          sent={sent}
        />
      ))}
      {actionUrl !== null && record.isShown && submission && (
        <RecordForm
          key={withdrawals}
          onRefused={record.onRefused}
          answers={answers}
          pair={pair}
          submittedOn={submission.submittedOn}
          actionUrl={actionUrl}
          sent={sent}
        />
      )}
      {actionUrl !== null && abilities.record && (
        <WithdrawForm request={request} answers={answers} actionUrl={actionUrl} sent={sent} />
      )}
      <WithdrawnAnswers withdrawn={answers.withdrawn} />
      {actionUrl !== null && abilities.markNone && responses.length === 0 && (
        <MarkForm answers={answers} pair={pair} actionUrl={actionUrl} sent={sent} />
      )}
    </section>
  )
}

/** How often the next round has become an earlier one. An answer that is taken back gives its round free: the form begins anew. */
function useWithdrawals(nextRound: number): number {
  const [seen, setSeen] = useState({ nextRound, count: 0 })
  if (seen.nextRound === nextRound) return seen.count
  const count = seen.count + Number(nextRound < seen.nextRound)
  setSeen({ nextRound, count })
  return count
}

type FormProps = {
  readonly answers: RecipientAnswers
  readonly pair: { readonly requestId: string; readonly recipientId: string }
  readonly actionUrl: string
  readonly sent: AnswerOutcome | null
}

type RecordFormProps = FormProps & { readonly submittedOn: string; readonly onRefused: () => void }

function RecordForm({ answers, pair, submittedOn, actionUrl, sent, onRefused }: RecordFormProps) {
  const { t } = useTranslation('answers')
  const { nextRound, formKey, recipient } = answers
  const isOpen = sent?.values?.intent === 'record' && sent.values.recipientId === recipient.id
  return (
    <Disclosure summary={nextRound === 1 ? t('recordTitle') : t('askAgain')} isOpen={isOpen || undefined}>
      <AnswerForm
        actionUrl={actionUrl}
        hidden={{ ...pair, intent: 'record', round: nextRound, formKey }}
        emptiesWhenSaved
        onRefused={onRefused}
        sent={sent}
        className="flex flex-col gap-4"
      >
        {({ values, outcome, busy, prefix }) => (
          <>
            <ResponseFields
              content={values}
              prefix={prefix}
              submittedOn={submittedOn}
              refusal={outcome?.refusal ?? null}
              rows={5}
            />
            <p>
              <Button type="submit" aria-disabled={busy || undefined}>
                {t('save')}
              </Button>
            </p>
          </>
        )}
      </AnswerForm>
    </Disclosure>
  )
}

/** 回答なし, set or taken back. */
export function MarkForm({ answers, pair, actionUrl, sent }: FormProps) {
  const { t } = useTranslation('answers')
  const isMarked = answers.receipt === 'none'
  return (
    <AnswerForm
      actionUrl={actionUrl}
      hidden={{ ...pair, intent: isMarked ? 'unmarkNone' : 'markNone' }}
      sent={sent}
      className="mt-3 flex flex-wrap items-center gap-3"
    >
      {({ busy }) => (
        <>
          <Button type="submit" variant="text" aria-disabled={busy || undefined}>
            {isMarked ? t('unmarkNone') : t('markNone')}
          </Button>
          {!isMarked && <span className="text-dns-14N-130 text-solid-gray-700">{t('markNoneHelp')}</span>}
        </>
      )}
    </AnswerForm>
  )
}
