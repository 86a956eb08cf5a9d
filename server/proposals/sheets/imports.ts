import { createHash } from 'node:crypto'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { formKeyInput } from '#app/domain/form-key-input.ts'
import { type BodyId, parseId } from '#app/domain/ids.ts'
import { sentField } from '#app/domain/parse-input.ts'
import { type Actor, can, reachOf } from '#app/domain/permissions.ts'
import { SHEETS_AT_ONCE_MAX } from '#app/domain/proposal-sheet.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { Clock } from '#server/clock.ts'
import { currentCycleId } from '#server/cycles/cycles.repository.ts'
import type { Database } from '#server/db/client.ts'
import { lockName } from '#server/db/lock-name.ts'
import { inTransaction } from '#server/db/transaction.ts'
import type { DocumentReader } from '#server/documents/read/document-reader.ts'
import type { SentFile } from '#server/documents/read/read-file.ts'
import { once } from '#server/forms/form-receipt.ts'
import { openCall } from '../call.ts'
import { lockWishesOf } from '../proposals.repository.ts'
import { applyPlan, type Imported } from './apply-plan.ts'
import { deleteImport, findImport, forgetImports, insertImport, type ReadFiles } from './imports.repository.ts'
import { acts, canHandIn, type ImportPlan, planImport } from './plan-import.ts'

type Deps = { readonly database: Database; readonly clock: Clock; readonly reader: DocumentReader }

/** How long (ms) what was read waits to be confirmed. */
const KEPT = 24 * 60 * 60 * 1000
/** Rows of all files of one import; a year's wishes of all bodies are 600. */
const ROWS_MAX = 2000

/** Handing in by Excel sheets: what was sent is read, shown row by row as what it becomes, and taken when it is confirmed. */
export function createImports({ database, clock, reader }: Deps) {
  return {
    /** Does the person hand in for any body? To be asked before anything of a file is looked at. */
    mayImport: (actor: Actor): boolean => reachOf(actor, 'proposal.write').length > 0,
    /**
     * Reads the files and keeps what they say for a day, for the person alone. Nothing is imported yet.
     * @param bodyId the body they are for; null: each sheet says its own
     * @returns where it is shown; refused with `notPermitted`, `invalidInput` (file), and with why a single file cannot be read
     */
    read: async (actor: Actor, bodyId: BodyId | null, sent: readonly SentFile[]): Promise<Result<string>> => {
      if (bodyId ? !can(actor, 'proposal.write', { bodyId }) : reachOf(actor, 'proposal.write').length === 0)
        return refuse('notPermitted')
      if (sent.length === 0) return refuse('invalidInput', { fields: { file: 'fileMissing' } })
      if (sent.length > SHEETS_AT_ONCE_MAX) return refuse('tooManyFiles', { values: { count: SHEETS_AT_ONCE_MAX } })
      const files: ReadFiles['files'][number][] = []
      let rest = ROWS_MAX
      for (const file of sent) {
        const one = await readOne(reader, file)
        rest -= one.tables.reduce((sum, { rows }) => sum + rows.length, 0)
        files.push(rest < 0 ? { ...one, refusal: 'fileTooMuch', tables: [] } : one)
      }
      const [only] = files
      if (files.length === 1 && only?.refusal) return refuse('invalidInput', { fields: { file: only.refusal } })
      return inTransaction(database, async (tx) => {
        const at = clock.now()
        await forgetImports(tx, new Date(at.getTime() - KEPT))
        return ok(await insertImport(tx, actor.personId, { bodyId, files }, at))
      })
    },
    countsOf,
    /** What becomes of each row, as things stand now; refused with `notFound` (also when it was confirmed, or is another's). */
    show: async (actor: Actor, importId: unknown): Promise<Result<ImportPlan>> => {
      const id = parseId(importId)
      const content = id && (await findImport(database, id, actor.personId))
      return content ? ok(await planImport(database, actor, content, false)) : refuse('notFound')
    },
    /**
     * Takes what was shown: rows become drafts of their body (of the bureau's, handed in wishes), all or none, and with `handIn` they
     * are handed in. Two who confirm in the same second do it one after the other, and the second is shown what is different now.
     * @returns how many; refused with `notFound`, `notPermitted`, `versionChanged`, `callNotOpen`, `consolidationClosed`,
     *   `tooManyProposals`, `proposalsIncomplete`
     */
    confirm: async (actor: Actor, raw: unknown): Promise<Result<Imported>> => {
      const key = formKeyInput.safeParse(sentField(raw, 'formKey')).data
      const done = await inTransaction(database, (tx) =>
        once(tx, { key, personId: actor.personId, purpose: 'proposal.import' }, async () => {
          const id = parseId(sentField(raw, 'importId'))
          const handIn = sentField(raw, 'handIn') === true
          const content = id && (await findImport(tx, id, actor.personId))
          if (!id || !content) return refuse('notFound')
          const cycleId = await currentCycleId(tx)
          if (!cycleId) return refuse('callNotOpen')
          // Who imports for a body, or carries on what it asked for, waits until the other is done: then it stands there.
          const first = await planImport(tx, actor, content, handIn)
          const whose = first.files.flatMap(({ tables }) => tables.filter(({ problem }) => problem?.kind !== 'noHeads'))
          if (whose.every(({ problem }) => problem?.kind === 'bodyNotYours')) return refuse('notPermitted')
          for (const name of locksOf(first)) await lockName(tx, name)
          const isTyped = first.files.some(({ tables }) => tables.some((table) => table.isTyped))
          const call = await openCall(tx, cycleId, todayInJapan(clock.now()), handIn || isTyped)
          if (!call.ok) return call
          await lockWishesOf(tx, cycleId, bodiesOf(first))
          const shown = await planImport(tx, actor, content, false)
          if (shown.shown !== sentField(raw, 'shown')) return refuse('versionChanged')
          const plan = handIn ? await planImport(tx, actor, content, true) : shown
          if (handIn && rowsOf(shown).some((row) => canHandIn(row) && !row.isComplete))
            return refuse('proposalsIncomplete')
          const counts = await applyPlan(tx, { actor, plan, call: call.value, cycleId, handIn, at: clock.now() })
          if (!counts.ok) return counts
          await deleteImport(tx, id)
          const { created, changed, handedIn } = counts.value
          return ok([created, changed, handedIn].join('-'))
        }),
      )
      if (!done.ok) return done
      const [created = 0, changed = 0, handedIn = 0] = done.value.split('-').map(Number)
      return ok({ created, changed, handedIn })
    },
  }
}

async function readOne(reader: DocumentReader, file: SentFile): Promise<ReadFiles['files'][number]> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const read = await reader.readWishes(file)
  if (!read.ok) return { name: file.name, sha256, refusal: read.refusal.reason, tables: [] }
  const tables = read.value
  const refusal = tables.some(({ rows }) => rows.length > 0) ? null : 'fileNoWishes'
  return {
    name: file.name,
    sha256,
    refusal,
    tables: refusal ? [] : tables.filter(({ rows, problem }) => rows.length > 0 || problem?.kind === 'noHeads'),
  }
}

const rowsOf = ({ files }: ImportPlan) => files.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows))
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

/** How many rows make or change a wish, how many could be handed in with them, and whether all of these say enough. */
function countsOf(plan: ImportPlan) {
  const rows = rowsOf(plan)
  const handable = rows.filter(canHandIn)
  return {
    acting: rows.filter(acts).length,
    handable: handable.length,
    isComplete: handable.every(({ isComplete }) => isComplete),
    isTyped: plan.files.some(({ tables }) =>
      tables.some(({ isTyped, rows: ofTable }) => isTyped && ofTable.some(acts)),
    ),
  }
}

export type Imports = ReturnType<typeof createImports>
