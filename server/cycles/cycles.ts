import { z } from 'zod'
import { calendarDate } from '#app/domain/calendar-date-input.ts'
import { CYCLE_PHASE_KINDS, misplacedPhases } from '#app/domain/cycle-phases.ts'
import { cycleFingerprint } from '#app/domain/form-fingerprints.ts'
import { formKeyInput } from '#app/domain/form-key-input.ts'
import type { CycleId } from '#app/domain/ids.ts'
import { wholeNumber } from '#app/domain/number-input.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { idInput } from '#app/domain/policy-request-input.ts'
import { ok, type RefusalReason, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Database } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { once } from '#server/forms/form-receipt.ts'
import {
  type Cycle,
  findCycles,
  insertCycle,
  lockCycle,
  makeCurrent,
  type NamedCycle,
  namedCycles,
  updateCycle,
} from './cycles.repository.ts'

export type { Cycle, NamedCycle } from './cycles.repository.ts'

/** The year that a page shows, and all that can be chosen instead, the newest first. */
export type ShownCycle = { readonly cycle: NamedCycle; readonly all: readonly NamedCycle[] }

const title = z.string({ error: 'required' }).trim().min(1, 'required').max(100, 'tooLong')
const year = wholeNumber(2000, 2100)
const phases = z
  .array(
    z.object({
      kind: z.enum(CYCLE_PHASE_KINDS, { error: 'unknownChoice' }),
      startsOn: calendarDate,
      endsOn: calendarDate,
    }),
  )
  .length(CYCLE_PHASE_KINDS.length, 'required')
const createInput = z.object({ formKey: formKeyInput, title, targetFiscalYear: year, phases })
/** `basedOn`: what the form was made from (`cycleFingerprint`). */
const changeInput = z.object({ cycleId: idInput, basedOn: z.string(), title, phases })

/** 年度サイクル: one round of asking and answering, with its dated phases. */
export function createCycles({ database }: { readonly database: Database }) {
  return {
    /** The cycle that work goes into now, or null before one was made. */
    current: async (): Promise<Cycle | null> => (await findCycles(database, { isCurrent: true }))[0] ?? null,
    all: (): Promise<Cycle[]> => findCycles(database),
    /** All by name, the newest first. */
    named: (): Promise<NamedCycle[]> => namedCycles(database),
    /**
     * The year to show: the one that is asked for, else the current one (an address may be old or mistyped). Null while there is
     * no current one and none is asked for.
     */
    toShow: async (id: CycleId | null): Promise<ShownCycle | null> => {
      const all = await namedCycles(database)
      const cycle = all.find((one) => one.id === id) ?? all.find((one) => one.isCurrent)
      return cycle ? { cycle, all } : null
    },
    /**
     * Makes a cycle for a fiscal year (work is done in the year before). Refused: `alreadyExists`, `endBeforeStart` for phases.
     * The same `formKey` again gives the cycle that was made the first time.
     */
    create: (actor: Actor, raw: unknown): Promise<Result<CycleId>> =>
      inTransaction(database, async (tx) => {
        if (!can(actor, 'cycle.manage')) return refuse('notPermitted')
        const input = parseInput(createInput, raw)
        if (!input.ok) return input
        const { formKey, ...cycle } = input.value
        const wrong = wrongPhases(cycle.phases)
        if (wrong) return refuse('invalidInput', { fields: wrong })
        return once(tx, { key: formKey, personId: actor.personId, purpose: 'cycle.create' }, async () => {
          const id = await insertCycle(tx, { ...cycle, workYear: cycle.targetFiscalYear - 1 })
          if (!id) return refuse('alreadyExists', { fields: { targetFiscalYear: 'alreadyExists' } })
          await appendAuditEvent(tx, {
            actor,
            action: 'cycle.create',
            subjectType: 'cycle',
            subjectId: id,
            details: cycle,
          })
          return ok(id)
        })
      }),
    /** Refused with `notFound`, `versionChanged` (somebody saved since the form was made), `invalidInput` (fields). */
    change: (actor: Actor, raw: unknown): Promise<Result<null>> =>
      inTransaction(database, async (tx) => {
        if (!can(actor, 'cycle.manage')) return refuse('notPermitted')
        const input = parseInput(changeInput, raw)
        if (!input.ok) return input
        const wrong = wrongPhases(input.value.phases)
        if (wrong) return refuse('invalidInput', { fields: wrong })
        const { cycleId, basedOn, ...after } = input.value
        const cycle = await lockCycle(tx, cycleId as CycleId)
        if (!cycle) return refuse('notFound')
        if (basedOn !== cycleFingerprint(cycle)) return refuse('versionChanged')
        await updateCycle(tx, cycle.id, after)
        await appendAuditEvent(tx, {
          actor,
          action: 'cycle.change',
          subjectType: 'cycle',
          subjectId: cycle.id,
          details: { before: { title: cycle.title, phases: cycle.phases }, after },
        })
        return ok(null)
      }),
    makeCurrent: (actor: Actor, id: CycleId): Promise<Result<null>> =>
      inTransaction(database, async (tx) => {
        if (!can(actor, 'cycle.manage')) return refuse('notPermitted')
        if (!(await makeCurrent(tx, id))) return refuse('notFound')
        await appendAuditEvent(tx, {
          actor,
          action: 'cycle.makeCurrent',
          subjectType: 'cycle',
          subjectId: id,
          details: {},
        })
        return ok(null)
      }),
  }
}

export type Cycles = ReturnType<typeof createCycles>

function wrongPhases(list: z.output<typeof phases>): Record<string, RefusalReason> | null {
  const wrong = misplacedPhases(list)
  return wrong.length === 0
    ? null
    : Object.fromEntries(
        wrong.map((kind) => [
          `phases.${list.findIndex((phase) => phase.kind === kind)}.endsOn`,
          'endBeforeStart' as const,
        ]),
      )
}
