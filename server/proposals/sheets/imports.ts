import { type BodyId, type ImportId, parseId } from '#app/domain/ids.ts'
import { sentField } from '#app/domain/parse-input.ts'
import { type Actor, can, reachOf } from '#app/domain/permissions.ts'
import { SHEETS_AT_ONCE_MAX } from '#app/domain/proposal-sheet.ts'
import { ok, type Refusal, type Result, refuse } from '#app/domain/result.ts'
import type { Clock } from '#server/clock.ts'
import type { Database } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import type { DocumentReader } from '#server/documents/read/document-reader.ts'
import type { SentFile } from '#server/documents/read/read-file.ts'
import { createImportWork, LEASE, type OnProgress } from './import-work.ts'
import {
  claimLeft,
  contentOfImport,
  countUnderWay,
  deleteImport,
  findImport,
  forgetImports,
  forgetRefusal,
  type Imported,
  insertImport,
  openImports,
  type StoredImport,
  storeAsked,
  storeRefused,
} from './imports.repository.ts'
import { acts, type ImportPlan, planImport, toHandIn } from './plan-import.ts'
import { readImport } from './read-import.ts'
import { rowsOf, takeImport } from './take-import.ts'

type Deps = {
  readonly database: Database
  readonly clock: Clock
  readonly reader: DocumentReader
  /** Told what nobody can mend. */
  readonly onError: (error: unknown, about: string) => void
  /** So long (ms) an answer waits for the work; what takes longer is shown with its progress. */
  readonly patience?: number
}

/** How long (ms) what was read waits to be confirmed. */
const KEPT = 24 * 60 * 60 * 1000
const PATIENCE = 1500
/** Imports of a person that are read or taken at the same time. */
const UNDER_WAY_MAX = 5
/** Imports that are named on the page where files are sent. */
const NAMED = 5

/** An import as its page shows it. */
export type ShownState =
  | { readonly state: 'reading' | 'taking'; readonly done: number; readonly total: number }
  /** `refusal`: why it was not taken when it was confirmed. */
  | { readonly state: 'read'; readonly plan: ImportPlan; readonly refusal: Refusal | null }
  | { readonly state: 'taken'; readonly taken: Imported }

/**
 * Handing in by Excel sheets: what was sent is read, shown row by row as what it becomes, and taken when it is confirmed. Both go on
 * when the page is left; what a process that ended had begun is taken up when the person looks at it (decision 021).
 */
export function createImports(deps: Deps) {
  const { database, clock, patience = PATIENCE } = deps
  const works = createImportWork(database, deps.onError)
  const reading = (actor: Actor, id: ImportId, bodyId: BodyId | null) =>
    works.run(id, (onProgress) => readImport(deps, { id, personId: actor.personId, bodyId }, onProgress))
  const take = async (actor: Actor, id: ImportId, onProgress: OnProgress) => {
    try {
      const done = await takeImport(deps, actor, id, onProgress)
      if (!done.ok) await storeRefused(database, id, done.refusal)
    } catch (error) {
      await storeRefused(database, id, { reason: 'notStored' })
      throw error
    }
  }
  /** Is it under way, but nobody works on it any more? Then it is taken up here. */
  const takeUp = async (actor: Actor, { id, state }: StoredImport): Promise<void> => {
    if (works.underWay(id) || !(await claimLeft(database, id, LEASE))) return
    const content = await contentOfImport(database, id, actor.personId)
    if (state === 'reading') void reading(actor, id, content?.bodyId ?? null)
    else void works.run(id, (onProgress) => take(actor, id, onProgress))
  }

  return {
    /** Does the person hand in for any body? To be asked before anything of a file is looked at. */
    mayImport: (actor: Actor): boolean => reachOf(actor, 'proposal.write').length > 0,
    /**
     * Takes the files in and begins to read them; what they say is kept for a day, for the person alone. Nothing is imported yet.
     * @param bodyId the body they are for; null: each sheet says its own
     * @returns where it is shown; refused with `notPermitted`, `invalidInput` (file), `importsUnderWay`, and with why a single file
     *   cannot be read
     */
    read: async (actor: Actor, bodyId: BodyId | null, sent: readonly SentFile[]): Promise<Result<ImportId>> => {
      if (bodyId ? !can(actor, 'proposal.write', { bodyId }) : reachOf(actor, 'proposal.write').length === 0)
        return refuse('notPermitted')
      if (sent.length === 0) return refuse('invalidInput', { fields: { file: 'fileMissing' } })
      if (sent.length > SHEETS_AT_ONCE_MAX) return refuse('tooManyFiles', { values: { count: SHEETS_AT_ONCE_MAX } })
      const stored = await inTransaction(database, async (tx) => {
        const at = clock.now()
        await forgetImports(tx, new Date(at.getTime() - KEPT))
        if ((await countUnderWay(tx, actor.personId)) >= UNDER_WAY_MAX) return refuse('importsUnderWay')
        return ok(await insertImport(tx, actor.personId, bodyId, sent, at))
      })
      if (!stored.ok) return stored
      const id = stored.value
      await within(patience, reading(actor, id, bodyId))
      const only = sent.length === 1 ? await contentOfImport(database, id, actor.personId) : null
      const refusal = only?.files[0]?.refusal
      if (!refusal) return stored
      await deleteImport(database, id)
      return refuse('invalidInput', { fields: { file: refusal } })
    },
    countsOf,
    /** The person's own imports that are under way or wait to be confirmed, the latest first. */
    waiting: (actor: Actor) => openImports(database, actor.personId, NAMED),
    /** How far it is, and what becomes of each row as things stand now; refused with `notFound` (also when it is another's). */
    show: async (actor: Actor, importId: unknown): Promise<Result<ShownState>> => {
      const id = parseId<ImportId>(importId)
      const stored = id && (await findImport(database, id, actor.personId))
      if (!id || !stored) return refuse('notFound')
      const { state, done, total, taken, refusal } = stored
      if (state === 'taken') return taken ? ok({ state, taken }) : refuse('notFound')
      if (state !== 'read') {
        await takeUp(actor, stored)
        return ok({ state, done, total })
      }
      const content = await contentOfImport(database, id, actor.personId)
      return content
        ? ok({ state, plan: await planImport(database, actor, content, false), refusal })
        : refuse('notFound')
    },
    /**
     * Takes what was shown: rows become drafts of their body (of the bureau's, handed in wishes), all or none, and with `handIn` they
     * are handed in. An import is taken once, however often that is asked. Two who confirm in the same second do it one after the
     * other, and the second is shown what is different now.
     * @returns how many; null: it takes longer and goes on, its page shows how far it is. Refused with `notFound`, `notPermitted`,
     *   `versionChanged`, `callNotOpen`, `consolidationClosed`, `tooManyProposals`, `proposalsIncomplete`, `notStored`
     */
    confirm: async (actor: Actor, raw: unknown): Promise<Result<Imported | null>> => {
      const id = parseId<ImportId>(sentField(raw, 'importId'))
      if (!id || !(await findImport(database, id, actor.personId))) return refuse('notFound')
      const asked = { shown: String(sentField(raw, 'shown')), handIn: sentField(raw, 'handIn') === true }
      // Under way before anything is waited for: who presses twice waits for the first.
      const work = works.run(id, async (onProgress) => {
        if (await storeAsked(database, id, actor.personId, asked)) await take(actor, id, onProgress)
      })
      await within(patience, work)
      const now = await findImport(database, id, actor.personId)
      if (!now) return refuse('notFound')
      if (now.state === 'read' && now.refusal) {
        await forgetRefusal(database, id)
        return { ok: false, refusal: now.refusal }
      }
      return ok(now.taken)
    },
  }
}

/** Waits for the work, but no longer than so many ms. */
async function within(patience: number, work: Promise<void>): Promise<void> {
  let clock: NodeJS.Timeout | undefined
  const enough = new Promise<void>((resolve) => {
    clock = setTimeout(resolve, patience)
  })
  await Promise.race([work, enough]).finally(() => clearTimeout(clock))
}

/** How many rows make or change a wish, how many could be handed in with them, and whether all of these say enough. */
function countsOf(plan: ImportPlan) {
  const rows = rowsOf(plan)
  const handable = toHandIn(rows)
  return {
    acting: rows.filter(({ row }) => acts(row)).length,
    handable: handable.length,
    isComplete: handable.every(({ row }) => row.isComplete),
    isTyped: plan.files.some(({ tables }) =>
      tables.some(({ isTyped, rows: ofTable }) => isTyped && ofTable.some(acts)),
    ),
  }
}

export type Imports = ReturnType<typeof createImports>
