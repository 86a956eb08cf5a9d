import { Link, useLocation, useNavigate, useRevalidator, useSearchParams } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { Refusal } from '#app/domain/result.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import type { RecordingDesk, RequestAtDesk } from '#server/answers/recording-desk.ts'
import { ANSWER_INTENTS, type AnswerValues } from './answer-intents.ts'
import { DeskForm } from './desk-form.tsx'
import { Letter } from './letter.tsx'
import { ListSteps } from './list-steps.tsx'
import { ReceiptChip } from './mark-label.tsx'
import { MarkForm } from './recipient-answers.tsx'
import { RequestText } from './request-text.tsx'
import { ResponseItem } from './response-item.tsx'
import { WithdrawForm } from './withdraw-form.tsx'
import { WithdrawnAnswers } from './withdrawn-answers.tsx'

type Props = {
  readonly desk: RecordingDesk
  readonly answer: { readonly refusal: Refusal; readonly values: AnswerValues } | null
}

const FORM = 'record-answer'

/** 回答の記録: the letter at the left, the request at the right, one after the other. */
export function DeskPage({ desk, answer }: Props) {
  const { t, i18n } = useTranslation(['answers', 'common'])
  const { recipient, requests, place, progress, position, open, cycleId } = desk
  const name = i18n.language === 'en' ? recipient.nameEn : recipient.nameJa
  const hrefOf = (id: string | null) => id && `/answers/${recipient.id}?cycle=${cycleId}&request=${id}`
  const [previous, next] = [hrefOf(desk.previous), hrefOf(desk.next)]
  useArrowKeys(previous, next)
  useReloadAfter(answer)
  const { key } = useLocation()
  // What the address says was saved is over when it has been taken back.
  const [withdrawnAt, setWithdrawnAt] = useState<string | null>(null)
  return (
    <>
      <PageHeader
        title={t('answers:deskTitle', { recipient: name })}
        crumbs={[
          { to: '/answers', label: t('answers:indexTitle') },
          { to: `/recipients/${recipient.id}?cycle=${cycleId}`, label: name },
        ]}
        crumbsLabel={t('common:breadcrumbs')}
        lead={t('answers:deskLead', { cycle: desk.cycleTitle, ...progress })}
      />
      {withdrawnAt !== key && <Saved />}
      {progress.awaiting === 0 && <Notice tone="success">{t('answers:allRecorded')}</Notice>}
      <RequestList requests={requests} place={place} openId={open?.id ?? null} hrefOf={hrefOf} />
      {open && (
        <div className="grid items-start gap-8 lg:grid-cols-2">
          <Letter recipientId={recipient.id} formId={FORM} />
          <div className="min-w-0">
            <nav aria-label={t('answers:requestList')} className="flex flex-wrap items-center gap-6">
              {previous && (
                <Link to={previous} className="link" aria-keyshortcuts="Alt+ArrowUp" rel="prev">
                  {t('answers:previous')}
                </Link>
              )}
              <span>{t('answers:position', { total: progress.total, position })}</span>
              {next && (
                <Link to={next} className="link" aria-keyshortcuts="Alt+ArrowDown" rel="next">
                  {t('answers:next')}
                </Link>
              )}
            </nav>
            <AtDesk
              key={`${open.id} ${open.nextRound}`}
              request={open}
              actionUrl={hrefOf(open.id) ?? ''}
              answer={answer}
            />
            {/* Stays where it is when the desk begins anew, so that it can say what it did. */}
            <div key={open.id} className="mt-4">
              {open.abilities.record && (
                <WithdrawForm
                  request={open}
                  answers={open}
                  actionUrl={`/answers/request/${open.id}`}
                  sent={null}
                  onWithdrawn={() => setWithdrawnAt(key)}
                />
              )}
              <WithdrawnAnswers withdrawn={open.withdrawn} />
            </div>
            <p className="mt-6 text-dns-14N-130 text-solid-gray-700">{t('answers:keys')}</p>
          </div>
        </div>
      )}
    </>
  )
}

type AtDeskProps = { readonly request: RequestAtDesk; readonly actionUrl: string; readonly answer: Props['answer'] }

function AtDesk({ request, actionUrl, answer }: AtDeskProps) {
  const { t } = useTranslation('answers')
  const { submission, responses, abilities, recipient } = request
  const panelUrl = `/answers/request/${request.id}`
  const form = submission && abilities.record && (
    <DeskForm id={FORM} request={request} submittedOn={submission.submittedOn} actionUrl={actionUrl} answer={answer} />
  )
  return (
    <>
      <h2 className="mt-2 flex flex-wrap items-center gap-3 text-std-20B-150">
        <span>
          {request.number} <span lang="ja">{request.title}</span>
        </span>
        <ReceiptChip receipt={request.receipt} />
      </h2>
      <p>
        <Link to={`/policy-requests/${request.id}`} className="link">
          {t('workspaceLink')}
        </Link>
      </p>
      <section aria-label={t('requestText')} className="my-4 rounded-8 bg-solid-gray-50 p-4">
        <h3 className="text-std-16B-170">{t('requestText')}</h3>
        <RequestText document={request.document} />
      </section>
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
          <h3 className="mb-2 text-std-18B-160">{t('recordTitle')}</h3>
          {form}
          {abilities.markNone && (
            <MarkForm
              answers={request}
              pair={{ requestId: request.id, recipientId: recipient.id }}
              actionUrl={panelUrl}
              sent={null}
            />
          )}
        </>
      ) : (
        form && (
          <Disclosure summary={t('askAgain')} isOpen={answer !== null || undefined}>
            {form}
          </Disclosure>
        )
      )}
    </>
  )
}

type ListProps = {
  readonly requests: RecordingDesk['requests']
  readonly place: RecordingDesk['place']
  readonly openId: string | null
  readonly hrefOf: (id: string) => string | null
}

function RequestList({ requests, place, openId, hrefOf }: ListProps) {
  const { t } = useTranslation('answers')
  const [search] = useSearchParams()
  return (
    <Disclosure summary={t('requestList')} isOpen={search.has('at') || undefined}>
      <ol className="flex flex-col gap-2">
        {requests.map((request) => (
          <li key={request.id} className="flex flex-wrap items-center gap-2">
            <ReceiptChip receipt={request.receipt} />
            <Link
              to={hrefOf(request.id) ?? ''}
              className="link aria-[current=true]:font-bold"
              aria-current={request.id === openId || undefined}
            >
              {request.number} <span lang="ja">{request.title}</span>
            </Link>
          </li>
        ))}
      </ol>
      <ListSteps place={place} shown={requests.length} />
    </Disclosure>
  )
}

/** What the last form did, told by the address it led to. */
function Saved() {
  const { t } = useTranslation('answers')
  const [search] = useSearchParams()
  const saved = ANSWER_INTENTS.find((intent) => intent === search.get('saved'))
  return saved ? (
    <div className="mb-4">
      <Notice tone="success">{t(`saved_${saved}`)}</Notice>
    </div>
  ) : null
}

/** After a refusal the page is loaded anew, so that the person sees what the form collided with. */
function useReloadAfter(answer: Props['answer']): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (answer) revalidate()
  }, [answer, revalidate])
}

/** Alt with the arrow keys goes through the requests, also from within a field. */
function useArrowKeys(previous: string | null, next: string | null): void {
  const navigate = useNavigate()
  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const to = event.key === 'ArrowDown' ? next : event.key === 'ArrowUp' ? previous : null
      if (!to) return
      event.preventDefault()
      navigate(to)
    }
    document.addEventListener('keydown', go)
    return () => document.removeEventListener('keydown', go)
  }, [navigate, previous, next])
}
