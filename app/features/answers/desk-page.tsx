import { Link, useLocation, useRevalidator, useSearchParams } from '@remix-run/react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Refusal } from '#app/domain/result.ts'
import { formatDay } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { RecordingDesk } from '#server/answers/recording-desk.ts'
import { ANSWER_INTENTS, type AnswerValues } from './answer-intents.ts'
import { AtDesk } from './at-desk.tsx'
import { useDeskKeys, useFocusOnNext } from './desk-keys.ts'
import { ListSteps } from './list-steps.tsx'
import { ReceiptChip } from './mark-label.tsx'
import { MarkForm } from './recipient-answers.tsx'
import { WithdrawForm } from './withdraw-form.tsx'
import { WithdrawnAnswers } from './withdrawn-answers.tsx'

type Props = {
  readonly desk: RecordingDesk
  readonly answer: { readonly refusal: Refusal; readonly values: AnswerValues } | null
}

/** 回答の記録: what was asked and the letter at the left, the answer at the right, one request after the other. */
export function DeskPage({ desk, answer }: Props) {
  const { t, i18n } = useTranslation(['answers', 'common'])
  const { recipient, requests, place, progress, position, open, cycleId } = desk
  const name = i18n.language === 'en' ? recipient.nameEn : recipient.nameJa
  const hrefOf = (id: string | null) => id && `/answers/${recipient.id}?cycle=${cycleId}&request=${id}`
  const [previous, next] = [hrefOf(desk.previous), hrefOf(desk.next)]
  useDeskKeys(previous, next)
  useReloadAfter(answer)
  const { key } = useLocation()
  // What the address says was saved is over when it has been taken back.
  const [withdrawnAt, setWithdrawnAt] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusOnNext(open && `${open.id} ${open.nextRound}`, form, heading)
  return (
    <>
      <header className="mb-3">
        <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
          <h1 className="text-std-20B-150">{t('answers:deskTitle', { recipient: name })}</h1>
          {withdrawnAt !== key && <Saved />}
          {progress.awaiting === 0 && <Done>{t('answers:allRecorded')}</Done>}
          <nav
            aria-label={t('answers:requestList')}
            className="flex flex-wrap items-baseline gap-x-5 text-dns-16N-130 lg:ml-auto"
          >
            {previous && (
              <Link to={previous} className="link py-2" aria-keyshortcuts="Alt+ArrowUp Alt+PageUp" rel="prev">
                {t('answers:previous')}
              </Link>
            )}
            {open && <span>{t('answers:position', { total: progress.total, position })}</span>}
            {next && (
              <Link to={next} className="link py-2" aria-keyshortcuts="Alt+ArrowDown Alt+PageDown" rel="next">
                {t('answers:next')}
              </Link>
            )}
          </nav>
        </div>
        <p className="flex flex-wrap gap-x-4 text-dns-14N-130 text-solid-gray-800">
          <span>{t('answers:deskLead', { cycle: desk.cycleTitle, ...progress })}</span>
          <Link to={`/recipients/${recipient.id}?cycle=${cycleId}`} className="link">
            {t('answers:recipientLink')}
          </Link>
          <Link to="/answers" className="link">
            {t('answers:otherRecipient')}
          </Link>
        </p>
      </header>
      {open && (
        <AtDesk
          key={`${open.id} ${open.nextRound}`}
          request={open}
          actionUrl={hrefOf(open.id) ?? ''}
          answer={answer}
          form={form}
          heading={heading}
        />
      )}
      <div className="mt-6 flex flex-col">
        {open && (
          // Stays where it is when the desk begins anew, so that it can say what it did.
          <div key={open.id}>
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
            {open.abilities.markNone && open.responses.length === 0 && (
              <Disclosure summary={t('answers:noAnswerComes')}>
                <MarkForm
                  answers={open}
                  pair={{ requestId: open.id, recipientId: recipient.id }}
                  actionUrl={`/answers/request/${open.id}`}
                  sent={null}
                />
              </Disclosure>
            )}
          </div>
        )}
        <RequestList requests={requests} place={place} openId={open?.id ?? null} hrefOf={hrefOf} />
        <DeskHelp submittedOn={open?.submission?.submittedOn ?? null} />
      </div>
    </>
  )
}

/** How to write and which keys there are: in one place, out of the way. */
function DeskHelp({ submittedOn }: { readonly submittedOn: string | null }) {
  const { t, i18n } = useTranslation('answers')
  return (
    <Disclosure summary={t('deskHelp')}>
      <ul className="list-disc pl-6">
        {submittedOn && <li>{t('deskHelpDate', { date: formatDay(submittedOn, i18n.language) })}</li>}
        <li>{t('deskHelpText')}</li>
        <li>{t('deskHelpEvaluation')}</li>
        <li>{t('deskHelpLetter')}</li>
        <li>{t('keysSave')}</li>
        <li>{t('keysMove')}</li>
        <li>{t('keysMoveToo')}</li>
      </ul>
    </Disclosure>
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
  return saved ? <Done>{t(`saved_${saved}`)}</Done> : null
}

/** A success in one line beside the heading: the form below it stays where it was. */
const Done = ({ children }: { readonly children: ReactNode }) => (
  <p role="status" className="text-std-16B-170 text-success-2">
    <span aria-hidden="true">✓ </span>
    {children}
  </p>
)

/** After a refusal the page is loaded anew, so that the person sees what the form collided with. */
function useReloadAfter(answer: Props['answer']): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (answer) revalidate()
  }, [answer, revalidate])
}
