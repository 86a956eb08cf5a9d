import { addYears, fromCalendarDate, toCalendarDate } from '#app/domain/calendar-date.ts'
import type { BodyId, CycleId } from '#app/domain/ids.ts'
import { type BodyKind, PROPOSING_BODIES } from '#app/domain/roles.ts'
import { cycleBefore } from '#server/cycles/cycles.repository.ts'
import type { Database, Transaction } from '#server/db/client.ts'

type Reader = Database | Transaction

/** 募集 of a cycle; days as YYYY-MM-DD. */
export type Call = {
  readonly cycleId: CycleId
  readonly guidance: string
  readonly opensOn: string
  readonly dueOn: string
  readonly consolidatedAt: Date | null
  readonly version: number
  /** The bodies that are asked, with the last day of each where it has its own. */
  readonly asked: ReadonlyMap<BodyId, string | null>
  /** The own last days of bodies that are not asked: kept for when they are asked again. */
  readonly kept: ReadonlyMap<BodyId, string>
}

/** The call of a cycle; null: none was opened. */
export async function findCall(reader: Reader, cycleId: CycleId): Promise<Call | null> {
  const row = await reader.call.findUnique({ where: { cycleId }, include: { bodies: true } })
  return (
    row && {
      cycleId,
      guidance: row.guidance,
      opensOn: toCalendarDate(row.opensOn),
      dueOn: toCalendarDate(row.dueOn),
      consolidatedAt: row.consolidatedAt,
      version: row.version,
      asked: new Map(
        row.bodies
          .filter((one) => one.isAsked)
          .map((one) => [one.bodyId as BodyId, one.dueOn && toCalendarDate(one.dueOn)]),
      ),
      kept: new Map(
        row.bodies.flatMap(({ isAsked, bodyId, dueOn }) =>
          !isAsked && dueOn ? [[bodyId as BodyId, toCalendarDate(dueOn)] as const] : [],
        ),
      ),
    }
  )
}

/**
 * The call, held until the transaction ends: `alone` by who changes it or gives numbers, else so that it is not closed meanwhile.
 */
export async function lockCall(tx: Transaction, cycleId: CycleId, alone: boolean): Promise<Call | null> {
  if (alone) await tx.$queryRaw`SELECT 1 FROM "call" WHERE cycle_id = ${cycleId}::uuid FOR UPDATE`
  else await tx.$queryRaw`SELECT 1 FROM "call" WHERE cycle_id = ${cycleId}::uuid FOR SHARE`
  return findCall(tx, cycleId)
}

export type CallFields = Pick<Call, 'guidance' | 'opensOn' | 'dueOn' | 'asked' | 'kept'>

/** Opens the call, or stores it anew as a whole. */
export async function storeCall(tx: Transaction, cycleId: CycleId, call: CallFields): Promise<void> {
  const fields = {
    guidance: call.guidance,
    opensOn: fromCalendarDate(call.opensOn),
    dueOn: fromCalendarDate(call.dueOn),
  }
  await tx.call.upsert({
    where: { cycleId },
    create: { cycleId, ...fields },
    update: { ...fields, version: { increment: 1 } },
  })
  await tx.callBody.deleteMany({ where: { cycleId } })
  await tx.callBody.createMany({
    data: [true, false].flatMap((isAsked) =>
      [...(isAsked ? call.asked : call.kept)].map(([bodyId, dueOn]) => ({
        ...{ cycleId, bodyId, isAsked },
        dueOn: dueOn && fromCalendarDate(dueOn),
      })),
    ),
  })
}

/** Closes the consolidation, or opens it again (`at` null). */
export async function storeConsolidated(tx: Transaction, cycleId: CycleId, at: Date | null): Promise<void> {
  await tx.call.update({ where: { cycleId }, data: { consolidatedAt: at, version: { increment: 1 } } })
}

/** The kinds of these bodies; null when one of them may hand in no wishes. */
export async function kindsOfProposing(
  reader: Reader,
  ids: readonly BodyId[],
): Promise<ReadonlyMap<BodyId, BodyKind> | null> {
  const rows = await reader.body.findMany({
    where: { id: { in: [...ids] }, kind: { in: [...PROPOSING_BODIES] } },
    select: { id: true, kind: true },
  })
  return rows.length === ids.length ? new Map(rows.map(({ id, kind }) => [id as BodyId, kind])) : null
}

/** The call of the year before as that of this year would be: its days so many years later. Null: there was none. */
export async function callBefore(reader: Reader, cycleId: CycleId): Promise<CallFields | null> {
  const previousId = await cycleBefore(reader, cycleId)
  const call = previousId && (await findCall(reader, previousId))
  if (!call) return null
  const cycles = await reader.cycle.findMany({
    where: { id: { in: [cycleId, previousId] } },
    orderBy: { targetFiscalYear: 'asc' },
    select: { targetFiscalYear: true },
  })
  const years = (cycles[1]?.targetFiscalYear ?? 0) - (cycles[0]?.targetFiscalYear ?? 0)
  const later = (day: string) => addYears(day, years)
  return {
    guidance: call.guidance,
    ...{ opensOn: later(call.opensOn), dueOn: later(call.dueOn) },
    asked: new Map([...call.asked].map(([id, day]) => [id, day && later(day)])),
    kept: new Map([...call.kept].map(([id, day]) => [id, later(day)])),
  }
}

export type HandedInByBody = {
  readonly bodyId: BodyId
  readonly kind: BodyKind
  readonly nameJa: string
  readonly nameEn: string
  readonly handedIn: number
  readonly late: number
  /** Of those that were handed in, how many wait for an outcome that is decided. */
  readonly open: number
}

/** Every body that may hand in, with what it handed in this year; the number of queries does not grow. */
export async function handedInByBody(reader: Reader, cycleId: CycleId): Promise<HandedInByBody[]> {
  const bodies = await reader.body.findMany({
    where: { kind: { in: [...PROPOSING_BODIES] } },
    orderBy: [{ kind: 'asc' }, { sortOrder: 'asc' }, { nameJa: 'asc' }],
    select: { id: true, kind: true, nameJa: true, nameEn: true },
  })
  const counts = await reader.$queryRaw<{ body_id: string; handed_in: number; late: number; open: number }[]>`
    SELECT body_id, count(*)::int AS handed_in, (count(*) FILTER (WHERE is_late))::int AS late,
           (count(*) FILTER (WHERE intent <> 'finished' AND (
             NOT EXISTS (SELECT 1 FROM proposal_outcome WHERE proposal_id = proposal.id)
             OR EXISTS (SELECT 1 FROM proposal_outcome WHERE proposal_id = proposal.id AND standing <> 'decided'))))::int AS open
    FROM proposal WHERE cycle_id = ${cycleId}::uuid AND state = 'handedIn' GROUP BY body_id`
  return bodies.map((body) => {
    const count = counts.find((row) => row.body_id === body.id)
    return {
      bodyId: body.id as BodyId,
      kind: body.kind,
      nameJa: body.nameJa,
      nameEn: body.nameEn,
      handedIn: count?.handed_in ?? 0,
      late: count?.late ?? 0,
      open: count?.open ?? 0,
    }
  })
}

/** Is this the sample year? It is only ever loaded where there is nothing else. */
export const hasFictionalRequests = async (database: Database): Promise<boolean> =>
  (await database.policyRequest.findFirst({ where: { isFictional: true }, select: { id: true } })) !== null
