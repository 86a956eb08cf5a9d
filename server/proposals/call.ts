import { todayInJapan } from '#app/domain/calendar-date.ts'
import { dayOf } from '#app/domain/call-days.ts'
import type { BodyId, CycleId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { callInput } from '#app/domain/proposal-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import { currentCycleId, isCycle } from '#server/cycles/cycles.repository.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { lockName } from '#server/db/lock-name.ts'
import { inTransaction } from '#server/db/transaction.ts'
import {
  type Call,
  type CallFields,
  callBefore,
  findCall,
  handedInByBody,
  kindsOfProposing,
  lockCall,
  storeCall,
  storeConsolidated,
} from './call.repository.ts'
import { countProposed } from './outcomes.repository.ts'
import { countAwaiting } from './proposals.repository.ts'

export type { Call, HandedInByBody } from './call.repository.ts'

/** 募集: the bureau asks the bodies for their wishes, sees who is silent, and closes the consolidation. */
export function createCall({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  const closing = (actor: Actor, cycleId: CycleId, basedOn: number, at: Date | null): Promise<Result<null>> =>
    inTransaction(database, async (tx) => {
      if (!can(actor, 'call.manage')) return refuse('notPermitted')
      const call = await lockCall(tx, cycleId, true)
      if (!call) return refuse('notFound')
      if (call.version !== basedOn) return refuse('versionChanged')
      if ((call.consolidatedAt === null) === (at === null)) return ok(null)
      const open = at ? await countAwaiting(tx, cycleId) : 0
      if (open > 0) return refuse('proposalsWithoutOutcome', { values: { count: open } })
      const proposed = at ? await countProposed(tx, cycleId, null) : 0
      if (proposed > 0) return refuse('proposalsUnconfirmed', { values: { count: proposed } })
      await storeConsolidated(tx, cycleId, at)
      await appendAuditEvent(tx, {
        actor,
        action: at ? 'call.closeConsolidation' : 'call.reopenConsolidation',
        subjectType: 'cycle',
        subjectId: cycleId,
        details: {},
        at: at ?? clock.now(),
      })
      return ok(null)
    })

  return {
    /** The call of the year with what each body handed in; refused with `notPermitted`. Drafts are not counted: they are the body's own. */
    show: async (actor: Actor, cycleId: CycleId) => {
      if (!can(actor, 'call.manage')) return refuse('notPermitted')
      const [call, bodies] = await Promise.all([findCall(database, cycleId), handedInByBody(database, cycleId)])
      // A new year's begins with what was asked of whom the year before.
      const proposed = call ? null : await callBefore(database, cycleId)
      return ok({ call, proposed, bodies, today: todayInJapan(clock.now()) })
    },
    /**
     * Opens the call of a cycle, or changes it. Refused with `notPermitted`, `invalidInput` (fields), `notFound` (no such cycle),
     * `versionChanged` when somebody saved since the form was made.
     */
    store: (actor: Actor, raw: unknown): Promise<Result<null>> =>
      inTransaction(database, async (tx) => {
        if (!can(actor, 'call.manage')) return refuse('notPermitted')
        const input = parseInput(callInput, raw)
        if (!input.ok) return input
        const cycleId = input.value.cycleId as CycleId
        const bodyIds = input.value.bodyIds as BodyId[]
        if (!(await isCycle(tx, cycleId))) return refuse('notFound')
        const named = [...new Set([...bodyIds, ...(Object.keys(input.value.dueOnOf) as BodyId[])])]
        const kinds = await kindsOfProposing(tx, named)
        if (!kinds) return refuse('invalidInput', { fields: { bodyIds: 'unknownChoice' } })
        // Two who open it at once: there is no row yet that could be held.
        await lockName(tx, `call ${cycleId}`)
        const before = await lockCall(tx, cycleId, true)
        if ((before?.version ?? 0) !== input.value.basedOn) return refuse('versionChanged')
        const { guidance, opensOn, dueOn, dueOnOf, dueOnOfKind } = input.value
        const days = { ofBody: dueOnOf, ofKind: dueOnOfKind }
        const call: CallFields = {
          guidance,
          opensOn,
          dueOn,
          asked: new Map(bodyIds.map((id) => [id, dayOf(days, { bodyId: id, kind: kinds.get(id) ?? '' }, dueOn)])),
          kept: new Map((Object.entries(dueOnOf) as [BodyId, string][]).filter(([id]) => !bodyIds.includes(id))),
        }
        await storeCall(tx, cycleId, call)
        await appendAuditEvent(tx, {
          actor,
          action: before ? 'call.change' : 'call.open',
          subjectType: 'cycle',
          subjectId: cycleId,
          details: before ? { before: told(before), after: told(call) } : told(call),
          at: clock.now(),
        })
        return ok(null)
      }),
    /**
     * Closes the consolidation of a cycle: nothing is handed in any more and nothing changed. Refused with `proposalsWithoutOutcome`
     * while a wish waits to be told what became of it, `proposalsUnconfirmed` while a committee has not confirmed what is proposed.
     */
    closeConsolidation: (actor: Actor, cycleId: CycleId, basedOn: number) =>
      closing(actor, cycleId, basedOn, clock.now()),
    reopenConsolidation: (actor: Actor, cycleId: CycleId, basedOn: number) => closing(actor, cycleId, basedOn, null),
  }
}

const told = ({ guidance, opensOn, dueOn, asked }: Omit<CallFields, 'kept'>) => ({
  guidance,
  opensOn,
  dueOn,
  asked: Object.fromEntries(asked),
})

/**
 * The call that takes wishes of a cycle now, held until the transaction ends; refused with `callNotOpen` (none, or not yet) or
 * `consolidationClosed`. Its last day has no say: what comes late is taken and marked.
 */
export async function openCall(
  tx: Transaction,
  cycleId: CycleId,
  today: string,
  alone: boolean,
): Promise<Result<Call>> {
  const call = await lockCall(tx, cycleId, alone)
  // Another year's is over, whether it was closed or not.
  if (!call || today < call.opensOn || (await currentCycleId(tx)) !== cycleId) return refuse('callNotOpen')
  return call.consolidatedAt ? refuse('consolidationClosed') : ok(call)
}

export type CallService = ReturnType<typeof createCall>
