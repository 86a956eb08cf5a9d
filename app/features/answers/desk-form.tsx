import { Form } from '@remix-run/react'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import type { Refusal } from '#app/domain/result.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { RequestAtDesk } from '#server/answers/recording-desk.ts'
import type { AnswerValues } from './answer-intents.ts'
import { EvaluationFields } from './evaluation-fields.tsx'
import { FormRefusal } from './form-refusal.tsx'
import { ResponseFields } from './response-fields.tsx'
import { useForgetKept, useKeptForm } from './use-kept-text.ts'

type Props = {
  readonly id: string
  readonly form: RefObject<HTMLFormElement>
  readonly request: RequestAtDesk
  readonly submittedOn: string
  readonly actionUrl: string
  readonly answer: { readonly refusal: Refusal; readonly values: AnswerValues } | null
}

const keptKey = (request: RequestAtDesk, round: number) => `answer:${request.recipient.id}:${request.id}:${round}`

/** The answer to the request at the desk with its evaluation: saved here in one go, or saved and on to the next one. */
export function DeskForm({ id, form, request, submittedOn, actionUrl, answer }: Props) {
  const { t } = useTranslation('answers')
  const { recipient, nextRound, formKey, abilities } = request
  const [restored, setRestored] = useState(false)
  // The form stays what it was made from while the page loads anew beneath it: its key makes sending it twice harmless.
  const [basis] = useState({ round: nextRound, formKey })
  const sent = answer?.values.requestId === request.id ? answer : null
  const { round } = sent ? { round: nextRound } : basis
  // Somebody else recorded this round meanwhile: what was typed becomes an answer to a further question only if that is meant.
  const isOvertaken = sent !== null && Number(sent.values.round) < nextRound
  const keys = { formKey: keptKey(request, round), dateKey: `answer-date:${recipient.id}` }
  useKeptForm(form, keys, () => setRestored(true))
  const [recorded] = useState(Array.from({ length: nextRound - 1 }, (_, index) => keptKey(request, index + 1)))
  useForgetKept(recorded)
  const saveByKey = (event: KeyboardEvent<HTMLFormElement>) => {
    // While Japanese is being converted the key belongs to the conversion.
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    const button = event.currentTarget.querySelector<HTMLButtonElement>('button[name="goOnTo"][value="next"]')
    if (button) event.currentTarget.requestSubmit(button)
  }
  return (
    <Form
      id={id}
      ref={form}
      method="post"
      action={actionUrl}
      onKeyDown={saveByKey}
      preventScrollReset
      data-kept="tab"
      className="flex flex-col gap-3"
    >
      <input type="hidden" name="intent" value="record" />
      <input type="hidden" name="requestId" value={request.id} />
      <input type="hidden" name="recipientId" value={recipient.id} />
      <input type="hidden" name="round" value={round} />
      <input type="hidden" name="formKey" value={sent ? formKey : basis.formKey} />
      {sent && <FormRefusal refusal={sent.refusal} prefix={id} />}
      {restored && (
        <p role="status" className="text-dns-14N-130">
          {t('keptDraft')}
        </p>
      )}
      <ResponseFields
        content={sent?.values ?? {}}
        prefix={id}
        submittedOn={submittedOn}
        refusal={sent?.refusal ?? null}
        rows={6}
        isBrief
      />
      {abilities.draftEvaluation && (
        <EvaluationFields values={sent?.values ?? {}} refusal={sent?.refusal ?? null} prefix={id} as="besideAnswer" />
      )}
      <p className="flex flex-wrap gap-3">
        {isOvertaken ? (
          <SubmitButton name="goOnTo" value="stay" variant="secondary">
            {t('recordAsRound', { round: nextRound })}
          </SubmitButton>
        ) : (
          <>
            <SubmitButton name="goOnTo" value="next">
              {t('saveAndNext')}
            </SubmitButton>
            <SubmitButton name="goOnTo" value="stay" variant="secondary">
              {t('save')}
            </SubmitButton>
          </>
        )}
      </p>
    </Form>
  )
}
