import type { PolicyRequestId } from '#app/domain/ids.ts'
import { type Actor, can, reachOf } from '#app/domain/permissions.ts'
import { TURN_KINDS, TURNS } from '#app/domain/turns.ts'
import { STATES, type TransitionId, transitionFrom } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { findRequestDetail } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { placeOf, type Queued, queued } from './queue.repository.ts'

/** What waits for the same step as a request did: the next one in the order of the book, going round, and how many there are. */
export type NextInQueue = {
  readonly next: Pick<Queued, 'id' | 'number' | 'title'>
  readonly transition: TransitionId
  readonly left: number
}

/** What leaves several states (取り下げ, 統合) is nobody's turn; drafts are handed on when they are ready, not one after the other. */
const NOT_QUEUED: readonly TransitionId[] = ['withdraw', 'merge', 'submitToCommittee', 'handToBureau']

/**
 * The requests of the same year that wait for this person's same step (a committee's own, where a committee holds them), in the
 * order of the book; with or without the request itself. Empty where nothing waits by this step (a withdrawal, a merger).
 */
export async function queueOf(
  database: Database,
  actor: Actor,
  request: Pick<PolicyRequestDetail, 'body' | 'cycleId'>,
  transition: TransitionId,
): Promise<{ readonly items: readonly Queued[]; readonly transition: TransitionId } | null> {
  const turn = TURN_KINDS.map((kind) => TURNS[kind]).find(({ state }) => transitionFrom(state, transition) !== null)
  if (!turn || NOT_QUEUED.includes(transition)) return null
  const { state } = turn
  const bodyId = STATES[state].holder === 'committee' ? request.body.id : null
  const reach = reachOf(actor, `policyRequest.${turn.transition}`)
  return {
    items: await queued(database, { cycleId: request.cycleId, state, bodyId }, reach),
    transition: turn.transition,
  }
}

/**
 * After a step (also one that sends back): the next request that waits for a decision of this person in the same queue.
 * @returns null when none waits, or the person may not know of the request
 */
export async function nextInQueue(
  { database }: { readonly database: Database },
  actor: Actor,
  id: PolicyRequestId,
  transition: TransitionId,
): Promise<NextInQueue | null> {
  const request = await findRequestDetail(database, id)
  if (!request || !can(actor, 'policyRequest.read', subjectOf(request))) return null
  const queue = await queueOf(database, actor, request, transition)
  const others = queue?.items.filter((item) => item.id !== id) ?? []
  if (!queue || others.length === 0) return null
  const here = await placeOf(database, id)
  const next = others.find((item) => isAfter(item.place, here)) ?? others[0]
  return next
    ? {
        next: { id: next.id, number: next.number, title: next.title },
        transition: queue.transition,
        left: others.length,
      }
    : null
}

function isAfter(place: Queued['place'], other: Queued['place']): boolean {
  const index = place.findIndex((part, at) => part !== other[at])
  return index >= 0 && (place[index] ?? 0) > (other[index] ?? 0)
}
