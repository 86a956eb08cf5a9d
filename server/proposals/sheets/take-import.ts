import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { BodyId, ImportId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { Clock } from '#server/clock.ts'
import { currentCycleId } from '#server/cycles/cycles.repository.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { lockName } from '#server/db/lock-name.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { openCall } from '../call.ts'
import { lockWishesOf } from '../proposals.repository.ts'
import { applyPlan } from './apply-plan.ts'
import type { OnProgress } from './import-work.ts'
import { type AskedToTake, contentOfImport, findImport, type Imported, storeTaken } from './imports.repository.ts'
import { type ImportPlan, planImport, toHandIn } from './plan-import.ts'

/** 2 000 rows that wait for another import of as many. */
const TIMEOUT = 120_000

type Deps = { readonly database: Database; readonly clock: Clock }

/**
 * Takes what was confirmed, all of it or none: the row of the import says that it is taken in the same transaction. Done once, whoever
 * else was asked to do it.
 */
export const takeImport = (
  { database, clock }: Deps,
  actor: Actor,
  id: ImportId,
  onProgress: OnProgress,
): Promise<Result<Imported>> =>
  inTransaction(
    database,
    async (tx) => {
      await lockName(tx, `import ${id}`)
      const stored = await findImport(tx, id, actor.personId)
      if (stored?.taken) return ok(stored.taken)
      if (stored?.state !== 'taking' || !stored.asked) return refuse('versionChanged')
      const done = await take(tx, clock.now(), actor, { id, asked: stored.asked, onProgress })
      if (done.ok) await storeTaken(tx, id, done.value)
      return done
    },
    { timeout: TIMEOUT },
  )

type Asked = { readonly id: ImportId; readonly asked: AskedToTake; readonly onProgress: OnProgress }

async function take(
  tx: Transaction,
  at: Date,
  actor: Actor,
  { id, asked: { handIn, shown: wasShown }, onProgress }: Asked,
): Promise<Result<Imported>> {
  const content = await contentOfImport(tx, id, actor.personId)
  if (!content) return refuse('notFound')
  const cycleId = await currentCycleId(tx)
  if (!cycleId) return refuse('callNotOpen')
  // Who imports for a body, or carries on what it asked for, waits until the other is done: then it stands there.
  const first = await planImport(tx, actor, content, handIn)
  const whose = first.files.flatMap(({ tables }) => tables.filter(({ problem }) => problem?.kind !== 'noHeads'))
  if (whose.every(({ problem }) => problem?.kind === 'bodyNotYours')) return refuse('notPermitted')
  for (const name of locksOf(first)) await lockName(tx, name)
  const isTyped = first.files.some(({ tables }) => tables.some((table) => table.isTyped))
  const call = await openCall(tx, cycleId, todayInJapan(at), handIn || isTyped)
  if (!call.ok) return call
  await lockWishesOf(tx, cycleId, bodiesOf(first))
  const shown = await planImport(tx, actor, content, false)
  if (shown.shown !== wasShown) return refuse('versionChanged')
  const plan = handIn ? await planImport(tx, actor, content, true) : shown
  if (handIn && toHandIn(rowsOf(shown)).some(({ row }) => !row.isComplete)) return refuse('proposalsIncomplete')
  return applyPlan(tx, { actor, plan, call: call.value, cycleId, handIn, at, onProgress })
}

export const rowsOf = ({ files }: ImportPlan) =>
  files.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows.map((row) => ({ row }))))

const bodiesOf = ({ files }: ImportPlan): BodyId[] => [
  ...new Set(
    files.flatMap(({ tables }) => tables.flatMap(({ body, problem }) => (body && !problem ? [body.id as BodyId] : []))),
  ),
]

/** In one order everywhere, so that nobody waits in a circle. */
function locksOf(plan: ImportPlan): string[] {
  const { cycleId } = plan
  const carried = plan.files.flatMap(({ tables }) =>
    tables.flatMap(({ body, rows }) =>
      rows.flatMap(({ previousRequestId }) =>
        previousRequestId ? [`carry on ${cycleId} ${body?.id} ${previousRequestId}`] : [],
      ),
    ),
  )
  return [...bodiesOf(plan).map((id) => `sheets ${cycleId} ${id}`), ...new Set(carried)].sort()
}
