import { Link } from '@remix-run/react'
import { type FieldSection, SECTIONS } from '#app/domain/request-fields.ts'
import { REQUEST_STATES, type RequestState } from '#app/domain/workflow.ts'
import { auditActionText } from '#app/i18n/audit-action-text.ts'
import { formatDay, formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import type { Workspace } from '#server/workspace/open-workspace.ts'
import { RequestLink } from './merged-requests.tsx'

/** 履歴: who did what and when, the decisions, and the revisions with their hashes. */
export function HistoryPanel({ workspace }: { readonly workspace: Workspace }) {
  const { t } = useTranslation('policyRequests')
  if (!workspace.abilities.readDeliberation) return <p>{t('deliberationNotShown')}</p>
  return (
    <div className="flex flex-col gap-6">
      <Timeline history={workspace.history} />
      <Decisions requestId={workspace.request.id} decisions={workspace.decisions} />
      <Revisions requestId={workspace.request.id} revisions={workspace.revisions} />
    </div>
  )
}

function Timeline({ history }: Pick<Workspace, 'history'>) {
  const { t, i18n } = useTranslation(['policyRequests', 'domain'])
  return (
    <section aria-labelledby="timeline">
      <h3 id="timeline" className="text-std-16B-170">
        {t('policyRequests:history')}
      </h3>
      {history.length === 0 && <p>{t('policyRequests:historyEmpty')}</p>}
      <ol className="border-l-2 border-solid-gray-300">
        {history.map((event) => (
          <li key={event.id} className="py-2 pl-3 text-dns-16N-130">
            <span className="block text-dns-14N-130 text-solid-gray-700">
              {formatMoment(event.at, i18n.language)}　{event.personName}
            </span>
            <strong>{auditActionText(t, event.action)}</strong>
            {event.mergedWith && (
              <span className="block">
                <RequestLink request={event.mergedWith} />
              </span>
            )}
            {event.correction && <Correction correction={event.correction} />}
            <EventDetails details={event.details} />
          </li>
        ))}
      </ol>
    </section>
  )
}

const isSection = (value: unknown): value is FieldSection => SECTIONS.includes(value as FieldSection)
const isState = (value: unknown): value is RequestState => REQUEST_STATES.includes(value as RequestState)

function EventDetails({ details }: Pick<Workspace['history'][number], 'details'>) {
  const { t } = useTranslation(['policyRequests', 'domain'])
  const { from, to, reason, revision, sha256, section, addedProposers } = details
  return (
    <>
      {isState(from) && isState(to) && (
        <span className="block">
          {t('policyRequests:fromTo', { from: t(`domain:state.${from}`), to: t(`domain:state.${to}`) })}
        </span>
      )}
      {Array.isArray(addedProposers) && addedProposers.length > 0 && (
        <span className="block">{t('policyRequests:addedProposers', { names: addedProposers.join('、') })}</span>
      )}
      {typeof reason === 'string' && <span className="block">{t('policyRequests:reason', { reason })}</span>}
      {typeof revision === 'number' && typeof sha256 === 'string' && (
        <span className="block">
          {t('policyRequests:revisionTaken', { number: revision, sha: sha256.slice(0, 12) })}
        </span>
      )}
      {isSection(section) && (
        <span className="block">
          {t('policyRequests:editedSection', { section: t(`policyRequests:section_${section}`) })}
        </span>
      )}
    </>
  )
}

type MeetingCorrection = NonNullable<Workspace['history'][number]['correction']>

function Correction({ correction: { heldOn, before, after, votes } }: { readonly correction: MeetingCorrection }) {
  const { t, i18n } = useTranslation('policyRequests')
  return (
    <>
      <span className="block">
        {t('attendanceCorrected', {
          date: formatDay(heldOn, i18n.language),
          eligibleBefore: before.eligible,
          presentBefore: before.present,
          eligible: after.eligible,
          present: after.present,
        })}
      </span>
      {before.heldOn && after.heldOn && before.heldOn !== after.heldOn && (
        <span className="block">
          {t('meetingDayCorrected', {
            before: formatDay(before.heldOn, i18n.language),
            after: formatDay(after.heldOn, i18n.language),
          })}
        </span>
      )}
      {votes && (
        <span className="block">
          {t('votesCorrected', {
            forBefore: votes.before.votesFor,
            againstBefore: votes.before.votesAgainst,
            abstainBefore: votes.before.abstentions,
            for: votes.after.votesFor,
            against: votes.after.votesAgainst,
            abstain: votes.after.abstentions,
          })}
        </span>
      )}
    </>
  )
}

function Decisions({ requestId, decisions }: { requestId: string } & Pick<Workspace, 'decisions'>) {
  const { t, i18n } = useTranslation(['policyRequests', 'domain', 'workflow'])
  if (decisions.length === 0) return null
  return (
    <section aria-labelledby="decisions">
      <h3 id="decisions" className="text-std-16B-170">
        {t('policyRequests:decisions')}
      </h3>
      <ul className="divide-y divide-solid-gray-200 text-dns-16N-130">
        {decisions.map((decision) => (
          <li key={decision.id} className="py-2">
            <strong>
              {i18n.language === 'en' ? decision.bodyNameEn : decision.bodyNameJa}
              {'　'}
              {t(`domain:outcome.${decision.outcome}`)}
            </strong>
            <span className="block">
              {formatDay(decision.heldOn, i18n.language)}　{t(`domain:meetingForm.${decision.form}`)}
            </span>
            <span className="block">
              {t('policyRequests:votes', {
                for: decision.votesFor,
                against: decision.votesAgainst,
                abstain: decision.abstentions,
                present: decision.present,
                eligible: decision.eligible,
              })}
            </span>
            <span className="block">{t('policyRequests:onRevision', { number: decision.revisionNumber })}</span>
            {decision.note && (
              <span className="block">{t('policyRequests:decisionNote', { note: decision.note })}</span>
            )}
            {decision.correctable && (
              <Link to={`/meetings/${decision.meetingId}/attendance?request=${requestId}`} className="link">
                {t('workflow:correctMeetingLink')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Revisions({ requestId, revisions }: { requestId: string } & Pick<Workspace, 'revisions'>) {
  const { t, i18n } = useTranslation(['policyRequests', 'domain'])
  if (revisions.length === 0) return null
  return (
    <section aria-labelledby="revisions">
      <h3 id="revisions" className="text-std-16B-170">
        {t('policyRequests:revisions')}
      </h3>
      <p className="text-dns-14N-130 text-solid-gray-700">{t('policyRequests:revisionsHelp')}</p>
      <ul className="divide-y divide-solid-gray-200 text-dns-16N-130">
        {revisions.map((revision) => (
          <li key={revision.id} className="py-2">
            <strong>{t('policyRequests:revision', { number: revision.number })}</strong>
            {'　'}
            {t(`domain:revisionReason.${revision.reason}`)}
            <span className="block text-dns-14N-130 text-solid-gray-700">
              {formatMoment(revision.createdAt, i18n.language)}
            </span>
            <span className="block text-dns-14N-130 break-all">
              {t('policyRequests:sha256')}: <code>{revision.sha256}</code>
            </span>
            <Link to={`/policy-requests/${requestId}/changes?revision=${revision.id}`} className="link">
              {t('policyRequests:compareWithNow')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
