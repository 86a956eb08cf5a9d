import type { BodyId, CycleId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Reach } from '#app/domain/permissions.ts'
import { type RequestFilter, type RequestSort, widthsOf } from '#app/domain/request-filter.ts'
import { byGoalNumber } from '#app/domain/sdgs/sdgs.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import type { Prisma } from '#server/db/generated/client.ts'
import { NAMED, type NamedSubject, toNamed } from './merged-requests.repository.ts'
import type { PolicyRequestListItem } from './policy-request-detail.ts'

export type ListScope = { readonly cycleId: CycleId; readonly reach: readonly Reach[]; readonly filter: RequestFilter }

/** A row before it is asked what the person may do with it, and whether the person may know where a merged request went. */
type ListedRequest = Omit<PolicyRequestListItem, 'mergedInto' | 'steps'> & { readonly mergedInto: NamedSubject | null }

/** Requests of the scope in the order that was chosen; what is equal in it, and all without a choice, in that of the book. */
export async function listRequests(
  database: Database,
  scope: ListScope,
  page: { skip: number; take: number },
): Promise<ListedRequest[]> {
  const rows = await database.policyRequest.findMany({
    where: whereOf(scope, 'withStates'),
    orderBy: orderOf(scope.filter.sort),
    ...page,
    select: {
      id: true,
      number: true,
      title: true,
      kind: true,
      isPriority: true,
      state: true,
      updatedAt: true,
      isFictional: true,
      body: { select: { id: true, nameJa: true, nameEn: true, number: true } },
      pillar: { select: { title: true } },
      mergedInto: { select: NAMED },
      sdgTargets: { select: { targetCode: true } },
      recipients: {
        select: { recipient: { select: { kind: true, nameJa: true, nameEn: true, municipality: true } } },
        orderBy: { recipient: { sortOrder: 'asc' } },
      },
    },
  })
  return rows.map(({ pillar, mergedInto, sdgTargets, recipients, body, ...row }) => ({
    ...row,
    id: row.id as PolicyRequestId,
    body: { ...body, id: body.id as BodyId },
    pillarTitle: pillar?.title ?? null,
    mergedInto: mergedInto && toNamed(mergedInto),
    sdgTargetCodes: sdgTargets.map((tag) => tag.targetCode),
    recipients: recipients.map((link) => link.recipient),
  }))
}

const BY_NUMBER = { by: 'number', direction: 'asc' } as const

/** Each order is named once only: with the same columns twice PostgreSQL finds no index for them. */
function orderOf({ by, direction }: RequestSort): Prisma.PolicyRequestOrderByWithRelationInput[] {
  switch (by) {
    case 'number':
      return [{ body: { sortOrder: direction } }, { sortOrder: direction }, { number: direction }, { id: direction }]
    case 'changed':
      return [{ updatedAt: direction }, ...orderOf(BY_NUMBER)]
    default:
      return [{ [by]: direction }, ...orderOf(BY_NUMBER)]
  }
}

export async function countRequests(database: Database, scope: ListScope): Promise<number> {
  return database.policyRequest.count({ where: whereOf(scope, 'withStates') })
}

/** State → count, without the filter's own states, so that the other states can be seen beside the chosen ones. */
export async function countByState(
  database: Database,
  scope: ListScope,
): Promise<Partial<Record<RequestState, number>>> {
  const rows = await database.policyRequest.groupBy({
    by: ['state'],
    where: whereOf(scope, 'allStates'),
    _count: { _all: true },
  })
  return Object.fromEntries(rows.map((row) => [row.state, row._count._all]))
}

/**
 * `reach` as a condition: what the permission table grants, and nothing else.
 * @param cycleId where all that is looked for is of one year: wishes of others are not looked through then
 */
export function whereReachable(reach: readonly Reach[], cycleId?: CycleId): Prisma.PolicyRequestWhereInput {
  // Prisma drops an empty OR inside an AND, and would then find everything.
  if (reach.length === 0) return { id: { in: [] } }
  const keyOf = ({ proposerBodyIds }: Reach) => proposerBodyIds?.join() ?? ''
  return {
    // Who proposed it is asked once, whatever hangs on it: the database may look through the proposals of all years for it.
    OR: [...new Set(reach.map(keyOf))].flatMap((key) => {
      const slices = reach.filter((slice) => keyOf(slice) === key)
      const bodyIds = slices[0]?.proposerBodyIds
      const rest = slices.map((slice) => ({
        ...(slice.states && { state: { in: [...slice.states] } }),
        ...(slice.bodyIds && { bodyId: { in: [...slice.bodyIds] } }),
        ...(bodyIds && slice.hasOwnWishesOnly && withoutWishesOf(bodyIds, cycleId)),
      }))
      return bodyIds ? [{ proposers: { some: { bodyId: { in: [...bodyIds] } } }, OR: rest }] : rest
    }),
  }
}

/** No wish of another body went in: it would be read in that one's words. */
const withoutWishesOf = (bodyIds: readonly BodyId[], cycleId?: CycleId): Prisma.PolicyRequestWhereInput => {
  const proposal = { bodyId: { notIn: [...bodyIds] }, ...(cycleId && { cycleId }) }
  return { outcomes: { none: { standing: { not: 'sentBack' }, proposal } } }
}

function whereOf(
  { cycleId, reach, filter }: ListScope,
  states: 'withStates' | 'allStates',
): Prisma.PolicyRequestWhereInput {
  return {
    cycleId,
    AND: [
      whereReachable(reach, cycleId),
      ...filter.words.map((word) => ({
        OR: widthsOf(word).map((width) => ({ title: { contains: width, mode: 'insensitive' as const } })),
      })),
      ...(states === 'withStates' && filter.states.length > 0 ? [{ state: { in: [...filter.states] } }] : []),
    ],
    ...(filter.bodyId && { bodyId: filter.bodyId }),
    ...(filter.pillarId && { pillarId: filter.pillarId }),
    ...(filter.kind && { kind: filter.kind }),
    ...(filter.onlyPriority && { isPriority: true }),
    ...(filter.recipientId && { recipients: { some: { recipientId: filter.recipientId, cycleId } } }),
    ...(filter.goal !== null && { sdgTargets: { some: { targetCode: { in: [...byGoalNumber(filter.goal)] } } } }),
  }
}
