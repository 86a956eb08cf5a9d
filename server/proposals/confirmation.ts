import { todayInJapan } from '#app/domain/calendar-date.ts'
import { checkAttendance } from '#app/domain/decision.ts'
import type { BodyId, CycleId, ProposalId, ProposalOutcomeId } from '#app/domain/ids.ts'
import { keyPage } from '#app/domain/key-page.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, bodiesFor, can } from '#app/domain/permissions.ts'
import type { OutcomeStanding } from '#app/domain/proposal.ts'
import { confirmInput, sendBackInput } from '#app/domain/proposal-input.ts'
import { ok, type RefusalReason, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import { firstDayOfCycle } from '#server/cycles/cycles.repository.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { onceDone } from '#server/forms/form-receipt.ts'
import { lastMeetingOf, meetingFor } from '#server/meetings/decisions.repository.ts'
import { bodyChoices } from '#server/policy-requests/choices.repository.ts'
import { findCall, lockCall } from './call.repository.ts'
import { nameBodies } from './name-bodies.ts'
import {
  countProposed,
  keysOfCommittee,
  proposalsOfOutcomes,
  storeConfirmed,
  storeSentBack,
  unnameBody,
} from './outcomes.repository.ts'
import { findProposals, lockProposals, type Outcome, type Proposal } from './proposals.repository.ts'
import { withoutOutcomes } from './told-to.ts'
import { eventOfWish, leaveRequest } from './undo-outcome.ts'

/** Proposals of one part of the list. */
const PAGE = 50

/** 事務局案の確認: what the bureau proposes to become of wishes, confirmed by the committee at a meeting or sent back to the desk. */
export function createConfirmation({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  return {
    /**
     * What waits for one of the person's committees, or (`isConfirmed`) what it confirmed (`asked`, else the first for which something waits), as it is to be read. Refused with
     * `notPermitted` for who belongs to no committee.
     */
    open: async (
      actor: Actor,
      cycleId: CycleId,
      asked: { readonly bodyId: BodyId | null; readonly at: ProposalOutcomeId | null; readonly isConfirmed: boolean },
    ) => {
      const own = bodiesFor(actor, 'proposal.readProposed')
      if (own.length === 0) return refuse('notPermitted')
      const committees = (await bodyChoices(database, ['committee'])).filter(({ id }) => own.includes(id as BodyId))
      const waiting = await Promise.all(committees.map(({ id }) => countProposed(database, cycleId, [id as BodyId])))
      const committee =
        committees.find(({ id }) => id === asked.bodyId) ??
        committees.find((_, place) => waiting[place]) ??
        committees[0]
      if (!committee) return refuse('notPermitted')
      const bodyId = committee.id as BodyId
      const rows = await keysOfCommittee(database, cycleId, bodyId, asked.isConfirmed ? 'decided' : 'proposed')
      const { keys, ...place } = keyPage(
        rows.map(({ id }) => id),
        asked.at,
        PAGE,
      )
      const shown = rows.filter(({ id }) => keys.includes(id))
      const [wishes, call, lastMeeting] = await Promise.all([
        findProposals(database, { id: { in: shown.map(({ proposalId }) => proposalId) } }),
        findCall(database, cycleId),
        lastMeetingOf(database, { bodyId, cycleId }),
      ])
      return ok({
        ...{ committee, place, lastMeeting },
        committees: committees.map((body, index) => ({ ...body, waiting: waiting[index] ?? 0 })),
        items: shown.flatMap(({ id, proposalId }) => {
          const wish = wishes.find((one) => one.id === proposalId)
          const outcome = wish?.outcomes.find((one) => one.id === id)
          return wish && outcome ? [{ wish: withoutOutcomes(wish), outcome }] : []
        }),
        mayConfirm: can(actor, 'proposal.confirm', { bodyId }) && call?.consolidatedAt === null,
      })
    },
    /**
     * Records that the committee confirmed what was chosen, at one meeting. All or none: refused with `nothingChosen`, `decidedMeanwhile` when one
     * changed since it was shown, what is wrong with the day or the attendance, `meetingDiffers`, `notOneSitting` for those of two committees.
     */
    confirm: (actor: Actor, raw: unknown): Promise<Result<null>> =>
      inTransaction(database, async (tx) => {
        const input = parseInput(confirmInput, raw)
        if (!input.ok) return bodiesFor(actor, 'proposal.confirm').length > 0 ? input : refuse('notPermitted')
        const { formKey, outcomes, ...meeting } = input.value
        return onceDone(tx, { key: formKey, personId: actor.personId, purpose: 'proposal.confirm' }, async () => {
          const held = await hold(tx, actor, outcomes, ['proposed'])
          if (!held.ok) return held
          const { chosen, bodyId, cycleId } = held.value
          const at = clock.now()
          const day = await whyNotOn(tx, cycleId, meeting.heldOn, todayInJapan(at))
          if (day) return refuse('invalidInput', { fields: { heldOn: day } })
          // A meeting confirms what was put before it.
          if (chosen.some(({ outcome }) => meeting.heldOn < todayInJapan(outcome.recordedAt)))
            return refuse('invalidInput', { fields: { heldOn: 'heldOnBeforeProposal' } })
          const quorum = checkAttendance(meeting)
          if (!quorum.ok) return refuse(quorum.refusal.reason, { fields: { present: quorum.refusal.reason } })
          const { id: meetingId, eligible, present } = await meetingFor(tx, bodyId, cycleId, meeting)
          if (eligible !== meeting.eligible || present !== meeting.present)
            return refuse('meetingDiffers', { values: { eligible, present, meetingId } })
          const ids = chosen.map(({ outcome }) => outcome.id)
          await storeConfirmed(tx, ids, [...new Set(chosen.map(({ proposal }) => proposal.id))], meetingId, at)
          const named = await nameBodies(tx, actor, chosen, at)
          const told = { committeeId: bodyId, meetingId, ...meeting }
          await appendAuditEvents(tx, [
            ...chosen.map((one) => eventOf(actor, one, 'proposal.confirm', at, told)),
            ...named,
          ])
          return ok(null)
        })
      }),
    /**
     * Sends what was chosen back to the desk, with the reason, also what was confirmed by mistake: the wish waits again, and leaves the request that it was to go into. All or none:
     * refused as `confirm`, and with `requestTakesNoMore` where the committee approved the request meanwhile.
     */
    sendBack: (actor: Actor, raw: unknown): Promise<Result<null>> =>
      inTransaction(database, async (tx) => {
        const input = parseInput(sendBackInput, raw)
        if (!input.ok) return bodiesFor(actor, 'proposal.confirm').length > 0 ? input : refuse('notPermitted')
        const { formKey, outcomes, sentBackReason } = input.value
        return onceDone(tx, { key: formKey, personId: actor.personId, purpose: 'proposal.sendBack' }, async () => {
          const held = await hold(tx, actor, outcomes, ['proposed', 'decided'])
          if (!held.ok) return held
          const at = clock.now()
          const events: NewAuditEvent[] = []
          for (const one of held.value.chosen) {
            const { proposal, outcome } = one
            const left = outcome.request && (await leaveRequest(tx, actor, proposal, outcome.request.id, at))
            if (left && !left.ok) return left
            const hadNamed = await storeSentBack(tx, proposal.id, outcome.id, sentBackReason, at)
            if (outcome.request && hadNamed) await unnameBody(tx, outcome.request.id, proposal.bodyId, at)
            const told = { committeeId: held.value.bodyId, reason: sentBackReason }
            events.push(eventOf(actor, one, 'proposal.sendBack', at, told), ...(left?.value ?? []))
          }
          await appendAuditEvents(tx, events)
          return ok(null)
        })
      }),
  }
}

type Chosen = { readonly proposal: Proposal; readonly outcome: Outcome }

/** What was chosen, held until the transaction ends, where all of it is before one committee of the person and is as it was shown. */
async function hold(
  tx: Transaction,
  actor: Actor,
  shown: readonly { readonly id: string; readonly version: number }[],
  standings: readonly OutcomeStanding[],
): Promise<Result<{ readonly chosen: readonly Chosen[]; readonly bodyId: BodyId; readonly cycleId: CycleId }>> {
  if (bodiesFor(actor, 'proposal.confirm').length === 0) return refuse('notPermitted')
  if (shown.length === 0) return refuse('nothingChosen')
  const proposalIds: ProposalId[] = await proposalsOfOutcomes(
    tx,
    shown.map(({ id }) => id as ProposalOutcomeId),
  )
  const [any] = await findProposals(tx, { id: { in: proposalIds } })
  if (!any) return refuse('decidedMeanwhile')
  // The call before the wishes, the wishes before requests and meetings: in one order everywhere.
  const call = await lockCall(tx, any.cycleId, false)
  if (!call) return refuse('callNotOpen')
  if (call.consolidatedAt) return refuse('consolidationClosed')
  const proposals = await lockProposals(tx, proposalIds)
  const chosen: Chosen[] = []
  for (const { id, version } of shown) {
    const proposal = proposals.find(({ outcomes }) => outcomes.some((one) => one.id === id))
    const outcome = proposal?.outcomes.find((one) => one.id === id)
    if (!proposal || !outcome?.committee || !standings.includes(outcome.standing)) return refuse('decidedMeanwhile')
    if (!can(actor, 'proposal.confirm', { bodyId: outcome.committee.id })) return refuse('notPermitted')
    if (proposal.version !== version || proposal.cycleId !== any.cycleId) return refuse('decidedMeanwhile')
    chosen.push({ proposal, outcome })
  }
  const bodyId = chosen[0]?.outcome.committee?.id
  if (!bodyId || chosen.some(({ outcome }) => outcome.committee?.id !== bodyId)) return refuse('notOneSitting')
  return ok({ chosen, bodyId, cycleId: any.cycleId })
}

async function whyNotOn(
  tx: Transaction,
  cycleId: CycleId,
  heldOn: string,
  today: string,
): Promise<RefusalReason | null> {
  const cycleStart = await firstDayOfCycle(tx, cycleId)
  if (heldOn > today) return 'heldOnInFuture'
  return cycleStart !== null && heldOn < cycleStart ? 'heldOnTooEarly' : null
}

const eventOf = (
  actor: Actor,
  { proposal, outcome }: Chosen,
  action: NewAuditEvent['action'],
  at: Date,
  details: object,
) =>
  eventOfWish(actor, proposal, action, at, {
    ...{ kind: outcome.kind, requestId: outcome.request?.id ?? null },
    ...details,
  })

export type Confirmation = ReturnType<typeof createConfirmation>
