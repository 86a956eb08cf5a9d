import { Link } from '@remix-run/react'
import { isPassedOn } from '#app/domain/proposal.ts'
import { STATES } from '#app/domain/workflow.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import type { Answered, ShownProposal } from './shown-proposal.ts'
import { toldHandingOver, toldOutcome, toldStanding, toldState, toldWaiting } from './told-outcome.ts'

/** What a body is told of the requests that its wish went into, by their ids. */
export type ToldOfRequests = {
  readonly answers: Answered
  /** Why those that were withdrawn were. */
  readonly withdrawn: Readonly<Record<string, string>>
  /** The words of the committee, of those that the person may open. */
  readonly wordings: Readonly<Record<string, string>>
}
type Props = {
  readonly proposal: ShownProposal
  readonly told: ToldOfRequests
  /** May the person record that a wish was handed to its addressee? */
  readonly mayRecord: boolean
}

/** どうなったか: what became of a wish, or what it waits for; with the words of the committee beside those of the body. */
export function WishOutcomes({ proposal, told, mayRecord }: Props) {
  const { t, i18n } = useTranslation(['proposals', 'domain'])
  const waiting = toldWaiting(t, proposal)
  if (waiting === null && proposal.outcomes.length === 0) return null
  return (
    <section aria-labelledby="became" className="panel mb-6 max-w-4xl">
      <h2 id="became" className="text-std-18B-160">
        {t('proposals:became')}
      </h2>
      {waiting !== null && <p>{waiting}</p>}
      <ul className="flex flex-col gap-3">
        {proposal.outcomes.map((outcome) => (
          <li key={outcome.id}>
            <p className="text-std-16B-170">{toldOutcome(t, i18n.language, outcome)}</p>
            {outcome.reason && <p>{t('proposals:toldReason', { reason: outcome.reason })}</p>}
            {outcome.request && <OfRequest request={outcome.request} told={told} />}
            {isPassedOn(outcome) && <HandedOver proposal={proposal} outcome={outcome} mayRecord={mayRecord} />}
            <p className="text-dns-14N-130 text-solid-gray-700">
              {proposal.importedFrom === ''
                ? toldStanding(t, i18n.language, outcome)
                : t('proposals:toldByFile', { file: proposal.importedFrom })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

type HandedOverProps = Pick<Props, 'proposal' | 'mayRecord'> & { readonly outcome: ShownProposal['outcomes'][number] }

/** Whether what was passed on was handed over, and what came back. */
function HandedOver({ proposal, outcome, mayRecord }: HandedOverProps) {
  const { t, i18n } = useTranslation(['proposals', 'domain'])
  return (
    <>
      <p>{toldHandingOver(t, i18n.language, outcome)}</p>
      {outcome.reply && (
        <dl className="my-2 border-l-4 border-solid-gray-420 pl-3">
          <dt className="text-dns-14B-130 text-solid-gray-800">{t('proposals:reply')}</dt>
          <dd lang="ja" className="whitespace-pre-line">
            {outcome.reply}
          </dd>
        </dl>
      )}
      {mayRecord && (
        <p>
          <Link to={`/proposals/${proposal.id}/handing-over/${outcome.id}`} className="link">
            {t('proposals:handingOver')}
          </Link>
        </p>
      )}
    </>
  )
}

type OfRequestProps = {
  readonly request: NonNullable<ShownProposal['outcomes'][number]['request']>
  readonly told: ToldOfRequests
}

function OfRequest({ request, told }: OfRequestProps) {
  const { t, i18n } = useTranslation(['proposals', 'domain'])
  const count = told.answers[request.id]
  const [withdrawn, wording] = [told.withdrawn[request.id], told.wordings[request.id]]
  return (
    <>
      <p>
        {toldState(t, i18n.language, request, count)}{' '}
        {!request.isReadable && !STATES[request.state].final && t('proposals:notYetReadable')}
      </p>
      {withdrawn && <p>{t('proposals:withdrawnReason', { reason: withdrawn })}</p>}
      {wording && (
        <dl className="my-2 border-l-4 border-solid-gray-420 pl-3">
          <dt className="text-dns-14B-130 text-solid-gray-800">{t('proposals:wording')}</dt>
          <dd lang="ja" className="whitespace-pre-line">
            {wording}
          </dd>
        </dl>
      )}
      {request.isReadable && (
        <p className="flex flex-wrap gap-x-4">
          <Link to={`/policy-requests/${request.id}`} className="link">
            {t('proposals:comparison')}
          </Link>
          {count && count.answered > 0 && (
            <Link to={`/answers/request/${request.id}`} className="link">
              {t('proposals:toAnswers')}
            </Link>
          )}
        </p>
      )}
    </>
  )
}
