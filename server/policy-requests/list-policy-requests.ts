import type { CycleId } from '#app/domain/ids.ts'
import { type Actor, can, reachOf } from '#app/domain/permissions.ts'
import type { RequestFilter } from '#app/domain/request-filter.ts'
import {
  isInChain,
  LIST_TRANSITIONS,
  type ListTransition,
  type RequestState,
  transitionFrom,
} from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import { readDecisionChain } from '#server/profiles/profiles.ts'
import type { PolicyRequestListItem } from './policy-request-detail.ts'
import { countByState, countRequests, listRequests } from './policy-request-list.repository.ts'

export const PAGE_SIZE = 50

export type RequestList = {
  readonly items: readonly PolicyRequestListItem[]
  readonly total: number
  readonly page: number
  readonly pageCount: number
  /** How many requests of the filter (but for its states) are in each state. */
  readonly countsByState: Readonly<Partial<Record<RequestState, number>>>
}

/**
 * 年度の一覧: a page of the requests of a cycle that the person may see, in the order of its filter.
 * Four queries, whatever the cycle holds; a page beyond the last one gives the last one.
 */
export async function listPolicyRequests(
  deps: { readonly database: Database },
  actor: Actor,
  cycleId: CycleId,
  filter: RequestFilter,
): Promise<RequestList> {
  const scope = { cycleId, reach: reachOf(actor, 'policyRequest.read'), filter }
  const [total, countsByState, chain] = await Promise.all([
    countRequests(deps.database, scope),
    countByState(deps.database, scope),
    readDecisionChain(deps.database),
  ])
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const page = Math.min(filter.page, pageCount)
  const listed = await listRequests(deps.database, scope, { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE })
  const items = listed.map(({ mergedInto: into, ...item }) => ({
    ...item,
    steps: LIST_TRANSITIONS.filter((id) => {
      const step = transitionFrom(item.state, id)
      return step !== null && isInChain(step, chain) && mayTake(actor, id, item)
    }),
    mergedInto:
      into && can(actor, 'policyRequest.read', into) ? { id: into.id, number: into.number, title: into.title } : null,
  }))
  return { items, total, page, pageCount, countsByState }
}

/** These steps are a committee's or the bureau's: who proposed the request has no say in them. */
const mayTake = (
  actor: Actor,
  id: ListTransition,
  { body, state }: Pick<PolicyRequestListItem, 'body' | 'state'>,
): boolean => can(actor, `policyRequest.${id}`, { bodyId: body.id, state, proposerBodyIds: [] })
