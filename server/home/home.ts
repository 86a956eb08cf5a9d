import type { BodyId, CycleId } from '#app/domain/ids.ts'
import { type Actor, can, reachOf } from '#app/domain/permissions.ts'
import { isBoundToBody, isContentRole } from '#app/domain/roles.ts'
import { actionOfTurn, rolesOfTurn, TURN_KINDS, TURNS, type TurnKind } from '#app/domain/turns.ts'
import { type NamedCycle, namedCycles } from '#server/cycles/cycles.repository.ts'
import type { Database } from '#server/db/client.ts'
import { readTexts } from '#server/document-text/document-text.repository.ts'
import { findRequestDetails } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { substanceSha256Of } from '#server/revisions/take-revision.ts'
import { answeredRequests } from '#server/workflow/answering.repository.ts'
import { isChangedSinceApproval } from '#server/workflow/transition-facts.ts'
import { editedSinceApproval, type NewsItem, newsFor, type WaitingItem, waitingIn } from './home.repository.ts'
import { proposedBy } from './proposed.repository.ts'

/** Items shown of each kind; the rest is one click away in the list. */
const SHOWN = 6
const NEWS_LENGTH = 8
const SHOWN_OF_PROPOSED = 12

export type Turn = {
  readonly kind: TurnKind | 'confirm'
  readonly items: readonly TurnItem[]
  readonly total: number
  /** Where the rest is: years with more than is shown of them, the newest first, and how much more. */
  readonly more: readonly { readonly cycle: NamedCycle; readonly count: number }[]
}
type TurnItem = Omit<WaitingItem, 'cycleId'> & { readonly cycle: NamedCycle }
export type Home = {
  readonly turns: readonly Turn[]
  /** What became of what the person's own bodies proposed; empty for who proposes nothing. */
  readonly proposed: Awaited<ReturnType<typeof proposedBy>>
  readonly news: readonly NewsItem[]
  /** The committee whose member the person is, where it is one. */
  readonly committeeId: BodyId | null
  /** May the person write a new request in the current year? */
  readonly mayCreate: boolean
}

/**
 * What waits for this person, and what happened lately to the requests the person may see. A request is somebody's turn whatever
 * its year: last year's answers are summed up while the new year's wishes are collected.
 */
export function createHome(deps: { readonly database: Database }) {
  return {
    forActor: async (actor: Actor): Promise<Home> => {
      const reach = reachOf(actor, 'policyRequest.read')
      const cycles = await namedCycles(deps.database)
      const [turns, confirm, proposed, news] = await Promise.all([
        Promise.all(TURN_KINDS.map((kind) => waitingOf(deps.database, actor, kind))),
        textsToConfirm(deps.database, actor),
        proposedBy(deps.database, bodiesOfProposer(actor), lately(cycles), reach, SHOWN_OF_PROPOSED),
        newsFor(
          deps.database,
          {
            of: bodiesOfNews(actor),
            read: reach,
            deliberation: reachOf(actor, 'policyRequest.readDeliberation'),
          },
          NEWS_LENGTH,
        ),
      ])
      return {
        turns: [...turns, confirm].map((waiting) => toTurn(waiting, cycles)).filter((turn) => turn.total > 0),
        proposed,
        news,
        committeeId: ownCommittee(actor),
        mayCreate: reachOf(actor, 'policyRequest.create').length > 0,
      }
    },
  }
}

/** The current year and the one before: what became of older requests stands in their lists. */
function lately(cycles: readonly NamedCycle[]): CycleId[] {
  const year = cycles.find(({ isCurrent }) => isCurrent)?.targetFiscalYear ?? Number.POSITIVE_INFINITY
  return cycles.filter(({ targetFiscalYear }) => year - targetFiscalYear <= 1).map(({ id }) => id)
}

function ownCommittee({ memberships }: Actor): BodyId | null {
  const own = new Set(memberships.filter(({ role }) => isBoundToBody(role)).map(({ bodyId }) => bodyId))
  const [only, ...others] = own
  return others.length === 0 ? (only ?? null) : null
}

/** The bodies for which the person hands in wishes. */
const bodiesOfProposer = (actor: Actor): BodyId[] =>
  actor.memberships.filter(({ role }) => role === 'proposer').map(({ bodyId }) => bodyId)

/** News is of the own committees and of what the own bodies proposed; who acts for the whole federation hears of all of it. */
function bodiesOfNews({ memberships }: Actor): BodyId[] | null {
  const isOwn = ({ role }: Actor['memberships'][number]) => isBoundToBody(role) || role === 'proposer'
  const forFederation = memberships.some((one) => !isOwn(one) && isContentRole(one.role))
  return forFederation ? null : memberships.filter(isOwn).map(({ bodyId }) => bodyId)
}

type Waiting = {
  readonly kind: Turn['kind']
  readonly items: readonly WaitingItem[]
  readonly counts: ReadonlyMap<CycleId, number>
}

function toTurn({ kind, items, counts }: Waiting, cycles: readonly NamedCycle[]): Turn {
  const shown = items.flatMap(({ cycleId, ...item }) => {
    const cycle = cycles.find((one) => one.id === cycleId)
    return cycle ? [{ ...item, cycle }] : []
  })
  const more = cycles.map((cycle) => ({
    cycle,
    count: (counts.get(cycle.id) ?? 0) - shown.filter((item) => item.cycle.id === cycle.id).length,
  }))
  return {
    kind,
    items: shown,
    total: [...counts.values()].reduce((sum, count) => sum + count, 0),
    more: more.filter(({ count }) => count > 0),
  }
}

async function waitingOf(database: Database, actor: Actor, kind: TurnKind): Promise<Waiting> {
  const roles = rolesOfTurn(kind)
  const inTurn: Actor = {
    ...actor,
    memberships: actor.memberships.filter((membership) => roles.includes(membership.role)),
  }
  const reach = reachOf(inTurn, actionOfTurn(kind))
  // While answers are awaited there is nothing to sum up.
  const only = kind === 'close' && reach.length > 0 ? await answeredRequests(database) : undefined
  return { kind, ...(await waitingIn(database, TURNS[kind].state, reach, SHOWN, only)) }
}

/** Texts that the bureau changed after the approval: the few that were touched, then told apart by their hash. */
async function textsToConfirm(database: Database, actor: Actor): Promise<Waiting> {
  const candidates = await editedSinceApproval(database, reachOf(actor, 'policyRequest.confirmChangedText'))
  const ids = candidates.map((candidate) => candidate.id)
  const [requests, texts] = await Promise.all([findRequestDetails(database, ids), readTexts(database, ids)])
  const changed = requests.filter((request) => {
    const text = texts.get(request.id)
    return (
      text !== undefined &&
      can(actor, 'policyRequest.confirmChangedText', subjectOf(request)) &&
      isChangedSinceApproval(request, substanceSha256Of(request, text))
    )
  })
  const items = candidates.filter((candidate) => changed.some((request) => request.id === candidate.id))
  // All of them: there is no other list of these, and they are few.
  const counts = new Map<CycleId, number>()
  for (const { cycleId } of items) counts.set(cycleId, (counts.get(cycleId) ?? 0) + 1)
  return { kind: 'confirm', items, counts }
}

export type HomeService = ReturnType<typeof createHome>
