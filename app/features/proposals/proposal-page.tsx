import { Form } from '@remix-run/react'
import type { Refusal } from '#app/domain/result.ts'
import type { Asks } from '#app/domain/wish-questions.ts'
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
import type { ShownProposal } from './shown-proposal.ts'
import { type ToldOfRequests, WishOutcomes } from './wish-outcomes.tsx'

type Props = {
  readonly proposal: ShownProposal
  readonly told: ToldOfRequests
  readonly mayRecord: boolean
  readonly call: ShownCall | null
  readonly mayWrite: boolean
  readonly wasHandedIn: boolean
  readonly asks: Asks
  readonly answer: ProposalAnswer | null
}

/** One wish: written while it is in the hand of its body, and afterwards what became of it. */
export function ProposalPage({ proposal, told, mayRecord, call, mayWrite, wasHandedIn, asks, answer }: Props) {
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
      <WishOutcomes proposal={proposal} told={told} mayRecord={mayRecord} />
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
