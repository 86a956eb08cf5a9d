import { Form, Link } from '@remix-run/react'
import type { Refusal } from '#app/domain/result.ts'
import type { Asks } from '#app/domain/wish-questions.ts'
import { STATES } from '#app/domain/workflow.ts'
import { formatDay } from '#app/i18n/format-date.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { ShownCall } from '#server/proposals/proposals.ts'
import { type ProposalAnswer, ProposalForm } from './proposal-form.tsx'
import { ProposalMarks } from './proposal-marks.tsx'
import { ProposalText } from './proposal-text.tsx'
import type { Answered, ShownProposal } from './shown-proposal.ts'
import { toldOutcome, toldStanding, toldState } from './told-outcome.ts'

type Props = {
  readonly proposal: ShownProposal
  readonly answers: Answered
  /** Why requests of it were withdrawn. */
  readonly withdrawn: Readonly<Record<string, string>>
  readonly call: ShownCall | null
  readonly mayWrite: boolean
  readonly wasHandedIn: boolean
  readonly asks: Asks
  readonly answer: ProposalAnswer | null
}

/** One wish: written while it is in the hand of its body, and afterwards what became of it. */
export function ProposalPage({ proposal, answers, withdrawn, call, mayWrite, wasHandedIn, asks, answer }: Props) {
  const { t, i18n } = useTranslation(['proposals', 'domain', 'common', 'refusals'])
  const isDraft = proposal.state === 'draft'
  const refusal: Refusal | null = answer && 'refusal' in answer ? answer.refusal : null
  const dueOn = call?.dueOn[proposal.bodyId]
  return (
    <>
      <PageHeader
        title={proposal.title || t(mayWrite ? 'proposals:editTitle' : 'proposals:untitled')}
        titleLang={proposal.title ? 'ja' : undefined}
        crumbs={[{ label: t('proposals:title'), to: '/proposals' }]}
        crumbsLabel={t('common:breadcrumbs')}
        lead={
          <>
            {i18n.language === 'en' ? proposal.bodyEn : proposal.bodyJa}
            {'　'}
            {proposal.number !== null && t('proposals:selected', { number: proposal.number })}{' '}
            {proposal.state !== 'handedIn' && t(`domain:proposalState.${proposal.state}`)}
            {'　'}
            {t(`domain:proposalIntent.${proposal.intent}`)} <ProposalMarks {...proposal} />
            {proposal.importedFrom !== '' && (
              <span className="ml-4">{t('proposals:importedFrom', { file: proposal.importedFrom })}</span>
            )}
            {isDraft && call?.isOpen && dueOn && (
              <span className="ml-4">
                {t(call.today > dueOn ? 'proposals:overdue' : 'proposals:dueOn', {
                  day: formatDay(dueOn, i18n.language),
                })}
              </span>
            )}
          </>
        }
      />
      {wasHandedIn && proposal.outcomes.length === 0 && !answer && (
        <Notice tone="success">{t('proposals:handedInNow', { number: proposal.number })}</Notice>
      )}
      {refusal && <Notice tone="error">{refusalText(t, refusal)}</Notice>}
      <Became proposal={proposal} answers={answers} withdrawn={withdrawn} />
      {answer && 'version' in answer && <Notice tone="success">{t('proposals:saved')}</Notice>}
      {mayWrite && isDraft ? (
        <ProposalForm asks={asks} proposal={proposal} answer={answer} />
      ) : (
        <section aria-labelledby="what" className="max-w-4xl">
          <h2 id="what" className="text-std-18B-160">
            {t('proposals:what')}
          </h2>
          <ProposalText proposal={proposal} />
        </section>
      )}
      {mayWrite && !isDraft && (
        <div className="mt-6">
          <Disclosure summary={t('proposals:edit')} isOpen={refusal !== null || undefined}>
            <ProposalForm asks={asks} key={proposal.version} proposal={proposal} answer={answer} />
          </Disclosure>
        </div>
      )}
      {mayWrite && (
        <p className="mt-6">
          <LinkButton to={`/proposals/${proposal.id}/files`} size="small">
            {t('proposals:toAttachments', { count: proposal.attachments.length })}
          </LinkButton>
        </p>
      )}
      {mayWrite && <TakeBack proposal={proposal} />}
    </>
  )
}

type BecameProps = Pick<Props, 'proposal' | 'answers' | 'withdrawn'>

function Became({ proposal, answers, withdrawn }: BecameProps) {
  const { t, i18n } = useTranslation(['proposals', 'domain'])
  if (proposal.outcomes.length === 0) return null
  return (
    <section aria-labelledby="became" className="panel mb-6 max-w-4xl">
      <h2 id="became" className="text-std-18B-160">
        {t('proposals:became')}
      </h2>
      <ul className="flex flex-col gap-3">
        {proposal.outcomes.map((outcome) => {
          const { request } = outcome
          const count = request && answers[request.id]
          return (
            <li key={outcome.id}>
              <p className="text-std-16B-170">{toldOutcome(t, i18n.language, outcome)}</p>
              {outcome.reason && <p>{t('proposals:toldReason', { reason: outcome.reason })}</p>}
              {request && (
                <p>
                  {toldState(t, request, count)}{' '}
                  {request.isReadable ? (
                    <Link to={`/policy-requests/${request.id}`} className="link">
                      {t('proposals:comparison')}
                    </Link>
                  ) : (
                    !STATES[request.state].final && t('proposals:notYetReadable')
                  )}
                </p>
              )}
              {request && withdrawn[request.id] && (
                <p>{t('proposals:withdrawnReason', { reason: withdrawn[request.id] })}</p>
              )}
              <p className="text-dns-14N-130 text-solid-gray-700">{toldStanding(t, i18n.language, outcome)}</p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function TakeBack({ proposal }: { readonly proposal: ShownProposal }) {
  const { t } = useTranslation('proposals')
  return (
    <div className="mt-6">
      <Disclosure summary={t(proposal.state === 'draft' ? 'throwAway' : 'takeBack')}>
        <Form method="post" className="flex flex-col items-start gap-3">
          <p>
            {t(proposal.state === 'draft' ? 'throwAwayConfirm' : 'takeBackConfirm', {
              title: proposal.title || t('untitled'),
            })}
          </p>
          <input type="hidden" name="basedOn" value={proposal.version} />
          <SubmitButton name="intent" value="takeBack" variant="danger">
            {t(proposal.state === 'draft' ? 'throwAway' : 'takeBack')}
          </SubmitButton>
        </Form>
      </Disclosure>
    </div>
  )
}
