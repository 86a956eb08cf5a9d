import { fromCalendarDate, toCalendarDate } from '#app/domain/calendar-date.ts'
import { CYCLE_PHASE_KINDS, type CyclePhase } from '#app/domain/cycle-phases.ts'
import type { CycleId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { lockName } from '#server/db/lock-name.ts'

type Reader = Database | Transaction

export type Cycle = {
  readonly id: CycleId
  /** 「2027年度に向けた政策・制度要求と提言」 */
  readonly title: string
  readonly workYear: number
  readonly targetFiscalYear: number
  readonly isCurrent: boolean
  readonly phases: readonly CyclePhase[]
}

/** A cycle as it is named on screen. */
export type NamedCycle = Pick<Cycle, 'id' | 'title' | 'targetFiscalYear' | 'isCurrent'>

/** All cycles by name, the newest first. */
export async function namedCycles(reader: Reader): Promise<NamedCycle[]> {
  const rows = await reader.cycle.findMany({
    orderBy: { targetFiscalYear: 'desc' },
    select: { id: true, title: true, targetFiscalYear: true, isCurrent: true },
  })
  return rows.map((row) => ({ ...row, id: row.id as CycleId }))
}

/** Is there a cycle of this id? */
export const isCycle = async (reader: Reader, id: CycleId): Promise<boolean> =>
  (await reader.cycle.count({ where: { id } })) > 0

/** The cycle that work goes into, or null while there is none. The index cycle_one_current lets there be one at most. */
export async function currentCycleId(reader: Reader): Promise<CycleId | null> {
  const row = await reader.cycle.findFirst({ where: { isCurrent: true }, select: { id: true } })
  return (row?.id ?? null) as CycleId | null
}

/** The cycle of the year before: the last one that aims at an earlier fiscal year. Null: it is the first. */
export async function cycleBefore(reader: Reader, cycleId: CycleId): Promise<CycleId | null> {
  const cycle = await reader.cycle.findUnique({ where: { id: cycleId }, select: { targetFiscalYear: true } })
  const before = await reader.cycle.findFirst({
    where: { targetFiscalYear: { lt: cycle?.targetFiscalYear ?? 0 } },
    orderBy: { targetFiscalYear: 'desc' },
    select: { id: true },
  })
  return (before?.id ?? null) as CycleId | null
}

/** The day on which a cycle's first phase begins (YYYY-MM-DD): nothing of the year is dated before it. Null without phases. */
export async function firstDayOfCycle(reader: Reader, cycleId: CycleId): Promise<string | null> {
  const { _min } = await reader.cyclePhase.aggregate({ where: { cycleId }, _min: { startsOn: true } })
  return _min.startsOn && toCalendarDate(_min.startsOn)
}

/** Cycles with their phases, the newest first. */
export async function findCycles(
  reader: Reader,
  where: { readonly isCurrent?: true; readonly id?: CycleId } = {},
): Promise<Cycle[]> {
  const rows = await reader.cycle.findMany({ where, orderBy: { targetFiscalYear: 'desc' }, include: { phases: true } })
  return rows.map(({ phases, ...row }) => ({
    ...row,
    id: row.id as CycleId,
    phases: phases
      .map((phase) => ({
        kind: phase.kind,
        startsOn: toCalendarDate(phase.startsOn),
        endsOn: toCalendarDate(phase.endsOn),
      }))
      .sort((a, b) => CYCLE_PHASE_KINDS.indexOf(a.kind) - CYCLE_PHASE_KINDS.indexOf(b.kind)),
  }))
}

type CycleFields = Pick<Cycle, 'title' | 'workYear' | 'targetFiscalYear' | 'phases'>

/** Inserts a cycle. Null: there is one for that fiscal year. */
export async function insertCycle(tx: Transaction, { phases, ...fields }: CycleFields): Promise<CycleId | null> {
  await lockName(tx, `cycle ${fields.targetFiscalYear}`)
  if (await tx.cycle.findUnique({ where: { targetFiscalYear: fields.targetFiscalYear }, select: { id: true } }))
    return null
  const row = await tx.cycle.create({
    data: { ...fields, phases: { create: phases.map(toRow) } },
    select: { id: true },
  })
  return row.id as CycleId
}

/** A cycle as it stays until the transaction ends; null when there is none. */
export async function lockCycle(tx: Transaction, id: CycleId): Promise<Cycle | null> {
  await tx.$queryRaw`SELECT id FROM cycle WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  return (await findCycles(tx, { id }))[0] ?? null
}

/** Replaces title and phases of a locked cycle. */
export async function updateCycle(
  tx: Transaction,
  id: CycleId,
  { title, phases }: Pick<CycleFields, 'title' | 'phases'>,
): Promise<void> {
  await tx.cycle.update({ where: { id }, data: { title }, select: { id: true } })
  await tx.cyclePhase.deleteMany({ where: { cycleId: id } })
  await tx.cyclePhase.createMany({ data: phases.map((phase) => ({ cycleId: id, ...toRow(phase) })) })
}

/** Makes this cycle the current one, and no other; two who do so at once wait for each other. False: there is no such cycle. */
export async function makeCurrent(tx: Transaction, id: CycleId): Promise<boolean> {
  const cycles = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM cycle ORDER BY id FOR NO KEY UPDATE`
  if (!cycles.some((cycle) => cycle.id === id)) return false
  // One after the other: the index would see two current ones in between.
  await tx.cycle.updateMany({ where: { isCurrent: true, id: { not: id } }, data: { isCurrent: false } })
  await tx.cycle.update({ where: { id }, data: { isCurrent: true }, select: { id: true } })
  return true
}

const toRow = (phase: CyclePhase) => ({
  kind: phase.kind,
  startsOn: fromCalendarDate(phase.startsOn),
  endsOn: fromCalendarDate(phase.endsOn),
})
