import type { BodyId, CycleId, PillarId, PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import { type BodyKind, PROPOSING_BODIES } from '#app/domain/roles.ts'
import { ADOPTED_STATES, type RequestState } from '#app/domain/workflow.ts'
import { cycleBefore } from '#server/cycles/cycles.repository.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { Prisma } from '#server/db/generated/client.ts'

/** What the fields of a request are chosen from. */

type Reader = Database | Transaction
type Place = { readonly cycleId: CycleId; readonly bodyId: BodyId }

export type PillarChoice = { readonly id: PillarId; readonly title: string }
export type BodyChoice = {
  readonly id: BodyId
  readonly kind: BodyKind
  readonly nameJa: string
  readonly nameEn: string
  readonly number: number | null
}
export type RequestChoice = { readonly id: PolicyRequestId; readonly number: string; readonly title: string }

/** The pillars of a committee in a cycle, in their order. */
export async function pillarChoices(database: Database, cycleId: CycleId, bodyId: BodyId): Promise<PillarChoice[]> {
  const rows = await database.pillar.findMany({
    where: { cycleId, bodyId },
    orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
    select: { id: true, title: true },
  })
  return rows.map((row) => ({ ...row, id: row.id as PillarId }))
}

/** What a committee asked for last year, which its requests of this year can carry on. */
export async function previousChoices(database: Database, cycleId: CycleId, bodyId: BodyId): Promise<RequestChoice[]> {
  const where = await carriedOn(database, cycleId, bodyId)
  return where ? requestChoices(database, where) : []
}

/** Is this one of the requests that one of this committee and cycle can carry on? */
export async function canCarryOn(reader: Reader, id: PolicyRequestId, { cycleId, bodyId }: Place): Promise<boolean> {
  const where = await carriedOn(reader, cycleId, bodyId)
  return where !== null && (await reader.policyRequest.count({ where: { ...where, id } })) === 1
}

/** Do all of these name a recipient? */
export async function areRecipients(reader: Reader, ids: readonly RecipientId[]): Promise<boolean> {
  return (await reader.recipient.count({ where: { id: { in: [...ids] } } })) === ids.length
}

/** Do all of these name a body that may propose? */
export async function mayPropose(reader: Reader, ids: readonly BodyId[]): Promise<boolean> {
  const where = { id: { in: [...ids] }, kind: { in: [...PROPOSING_BODIES] } }
  return (await reader.body.count({ where })) === ids.length
}

/** Is this a pillar of the committee and cycle? */
export async function isPillarOf(reader: Reader, id: PillarId, { cycleId, bodyId }: Place): Promise<boolean> {
  return (await reader.pillar.count({ where: { id, cycleId, bodyId } })) === 1
}

/** What the committee itself had adopted, and what the bureau gave it of another one's (server/carry-over, server/proposals). */
async function carriedOn(reader: Reader, cycleId: CycleId, bodyId: BodyId) {
  const previousCycleId = await cycleBefore(reader, cycleId)
  return (
    previousCycleId && {
      cycleId: previousCycleId,
      OR: [
        { bodyId },
        { carriedOver: { some: { cycleId, request: { bodyId } } } },
        { nextRequests: { some: { cycleId, bodyId } } },
      ],
      state: { in: [...ADOPTED_STATES] },
    }
  )
}

/** Bodies of these kinds, in their order. */
export async function bodyChoices(reader: Reader, kinds: readonly BodyKind[]): Promise<BodyChoice[]> {
  const rows = await reader.body.findMany({
    where: { kind: { in: [...kinds] } },
    orderBy: [{ sortOrder: 'asc' }, { nameJa: 'asc' }],
    select: { id: true, kind: true, nameJa: true, nameEn: true, number: true },
  })
  return rows.map((row) => ({ ...row, id: row.id as BodyId }))
}

/** Requests of the cycle in these states, but for `except`: those that another one can be merged into. */
export async function mergeChoices(
  database: Database,
  cycleId: CycleId,
  states: readonly RequestState[],
  except: PolicyRequestId,
): Promise<RequestChoice[]> {
  return requestChoices(database, { cycleId, state: { in: [...states] }, id: { not: except } })
}

async function requestChoices(database: Database, where: Prisma.PolicyRequestWhereInput): Promise<RequestChoice[]> {
  const rows = await database.policyRequest.findMany({
    where,
    orderBy: [{ body: { sortOrder: 'asc' } }, { number: 'asc' }],
    select: { id: true, number: true, title: true, body: { select: { number: true } } },
  })
  return rows.map((row) => ({
    id: row.id as PolicyRequestId,
    number: requestNumber(row.body.number, row.number),
    title: row.title,
  }))
}
