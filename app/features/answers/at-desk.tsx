import { Link } from '@remix-run/react'
import type { RefObject } from 'react'
import type { Refusal } from '#app/domain/result.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import type { RequestAtDesk } from '#server/answers/recording-desk.ts'
import type { AnswerValues } from './answer-intents.ts'
import { DeskForm } from './desk-form.tsx'
import { Letter } from './letter.tsx'
import { ReceiptChip } from './mark-label.tsx'
import { RequestBackground, RequestText } from './request-text.tsx'
import { ResponseItem } from './response-item.tsx'

const FORM = 'record-answer'

type Props = {
  readonly request: RequestAtDesk
  readonly actionUrl: string
  readonly answer: { readonly refusal: Refusal; readonly values: AnswerValues } | null
  readonly form: RefObject<HTMLFormElement>
  readonly heading: RefObject<HTMLHeadingElement>
}

/** One request at the desk: its text and the letter at the left, the answer at the right. */
export function AtDesk({ request, actionUrl, answer, form, heading }: Props) {
  const { t } = useTranslation('answers')
  const { submission, responses, abilities, recipient } = request
  const panelUrl = `/answers/request/${request.id}`
  const fields = submission && abilities.record && (
    <DeskForm
      id={FORM}
      form={form}
      request={request}
      submittedOn={submission.submittedOn}
      actionUrl={actionUrl}
      answer={answer}
    />
  )
  return (
    <div className="grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,9fr)_minmax(0,11fr)]">
      <div className="flex min-w-0 flex-col gap-3">
        <div className="rounded-8 bg-solid-gray-50 px-3 pt-2 leading-normal">
          <h2 ref={heading} tabIndex={-1} className="mb-1 text-std-16B-170">
            <Link to={`/policy-requests/${request.id}`} className="link">
              {request.number} <span lang="ja">{request.title}</span>
            </Link>{' '}
            <ReceiptChip receipt={request.receipt} />
          </h2>
          {/* A long one is read in its own place: the form beside it stays. */}
          <ScrollRegion label={t('requestText')} height="part">
            <RequestText document={request.document} />
          </ScrollRegion>
          <RequestBackground document={request.document} />
        </div>
        <Letter recipientId={recipient.id} formId={FORM} />
      </div>
      <div className="min-w-0">
        {responses.map((response) => (
          <ResponseItem
            key={response.id}
            response={response}
            submittedOn={submission?.submittedOn ?? response.respondedOn}
            abilities={abilities}
            actionUrl={panelUrl}
            sent={null}
          />
        ))}
        {responses.length === 0 ? (
          <>
            <h3 className="sr-only">{t('recordTitle')}</h3>
            {fields}
          </>
        ) : (
          fields && (
            <Disclosure summary={t('askAgain')} isOpen={answer !== null || undefined}>
              {fields}
            </Disclosure>
          )
        )}
      </div>
    </div>
  )
}
