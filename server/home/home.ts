import type { CycleId } from '#app/domain/ids.ts'
import { type Actor, can, reachOf } from '#app/domain/permissions.ts'
import { actionOfTurn, rolesOfTurn, TURN_KINDS, TURNS, type TurnKind } from '#app/domain/turns.ts'
import type { Database } from '#server/db/client.ts'
import { readTexts } from '#server/document-text/document-text.repository.ts'
import { findRequestDetails } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { answeredRequests } from '#server/workflow/answering.repository.ts'
import { substanceSha256Of } from '#server/workflow/take-revision.ts'
import { isAsApprovedOrConfirmed } from '#server/workflow/transition-facts.ts'
import { editedSinceApproval, type NewsItem, newsFor, type WaitingItem, waitingIn } from './home.repository.ts'

/** Items shown of each kind; the rest is one click away in the list. */
const SHOWN = 6
const NEWS_LENGTH = 12

export type Turn = {
  readonly kind: TurnKind | 'confirm'
  readonly items: readonly WaitingItem[]
  readonly total: number
}
export type Home = { readonly turns: readonly Turn[]; readonly news: readonly NewsItem[] }

/** What waits for this person, and what happened lately to the requests the person may see. */
export function createHome(deps: { readonly database: Database }) {
  return {
    forActor: async (actor: Actor, cycleId: CycleId): Promise<Home> => {
      const [turns, confirm, news] = await Promise.all([
        Promise.all(TURN_KINDS.map((kind) => turnOf(deps.database, actor, cycleId, kind))),
        textsToConfirm(deps.database, actor, cycleId),
        newsFor(
          deps.database,
          {
            read: reachOf(actor, 'policyRequest.read'),
            deliberation: reachOf(actor, 'policyRequest.readDeliberation'),
          },
          NEWS_LENGTH,
        ),
      ])
      return { turns: [...turns, confirm].filter((turn) => turn.total > 0), news }
    },
  }
}

async function turnOf(database: Database, actor: Actor, cycleId: CycleId, kind: TurnKind): Promise<Turn> {
  const roles = rolesOfTurn(kind)
  const inTurn: Actor = {
    ...actor,
    memberships: actor.memberships.filter((membership) => roles.includes(membership.role)),
  }
  const reach = reachOf(inTurn, actionOfTurn(kind))
  // While answers are awaited there is nothing to sum up.
  const only = kind === 'close' && reach.length > 0 ? await answeredRequests(database, cycleId) : undefined
  return { kind, ...(await waitingIn(database, cycleId, TURNS[kind].state, reach, SHOWN, only)) }
}

/** Texts that the bureau changed after the approval: the few that were touched, then told apart by their hash. */
async function textsToConfirm(database: Database, actor: Actor, cycleId: CycleId): Promise<Turn> {
  const candidates = await editedSinceApproval(database, cycleId, reachOf(actor, 'policyRequest.confirmChangedText'))
  const ids = candidates.map((candidate) => candidate.id)
  const [requests, textOf] = await Promise.all([findRequestDetails(database, ids), readTexts(database, ids)])
  const changed = requests.filter(
    (request) =>
      can(actor, 'policyRequest.confirmChangedText', subjectOf(request)) &&
      !isAsApprovedOrConfirmed(request, substanceSha256Of(request, textOf(request.id))),
  )
  const items = candidates.filter((candidate) => changed.some((request) => request.id === candidate.id))
  // All of them: there is no other list of these, and they are few.
  return { kind: 'confirm', items, total: items.length }
}

export type HomeService = ReturnType<typeof createHome>
