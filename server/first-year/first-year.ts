import { createHash } from 'node:crypto'
import { z } from 'zod'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { formKeyInput } from '#app/domain/form-key-input.ts'
import { type CycleId, parseId } from '#app/domain/ids.ts'
import { parseInput, sentField } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { Clock } from '#server/clock.ts'
import { findCycles } from '#server/cycles/cycles.repository.ts'
import type { Database } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import type { DocumentReader } from '#server/documents/read/document-reader.ts'
import type { SentFile } from '#server/documents/read/read-file.ts'
import { once, onceDone } from '#server/forms/form-receipt.ts'
import { deleteFile, findFile, forgetFiles, insertFile, lockFile, updateFile } from './first-year.repository.ts'
import { type Place, type ShownBook, showBook } from './show-book.ts'
import { takeBook } from './take-book.ts'
import { choicesOf, understandBook } from './understand-book.ts'

type Deps = { readonly database: Database; readonly clock: Clock; readonly reader: DocumentReader }

/** How long (ms) what was read waits to be confirmed. */
const KEPT = 24 * 60 * 60 * 1000
/** A book of 600 requests is written in one go (ms). */
const TAKING = 120_000

const formInput = z.object({
  formKey: formKeyInput,
  shown: z.string(),
  fields: z.record(z.string(), z.string().max(2000, 'tooLong')),
})

/** The first hour of a federation: last year's book is read, shown as it was understood, and stands there as last year when it is confirmed. */
export function createFirstYear({ database, clock, reader }: Deps) {
  const may = (actor: Actor): boolean => can(actor, 'year.import')
  const lastYear = async (): Promise<number> => {
    const [current] = await findCycles(database, { isCurrent: true })
    return (current?.targetFiscalYear ?? Number(todayInJapan(clock.now()).slice(0, 4)) + 1) - 1
  }
  return {
    /** To be asked before anything of a file is looked at. */
    mayImport: may,
    /**
     * Reads a book and keeps what it says for a day, for the person alone.
     * @returns where it is shown; refused with `notPermitted`, `invalidInput` (file)
     */
    read: async (actor: Actor, sent: SentFile | undefined): Promise<Result<string>> => {
      if (!may(actor)) return refuse('notPermitted')
      if (!sent) return refuse('invalidInput', { fields: { file: 'fileMissing' } })
      const book = await reader.readBook(sent)
      if (!book.ok) return refuse('invalidInput', { fields: { file: book.refusal.reason } })
      const sha256 = createHash('sha256').update(sent.bytes).digest('hex')
      return inTransaction(database, async (tx) => {
        const at = clock.now()
        await forgetFiles(tx, new Date(at.getTime() - KEPT))
        return ok(await insertFile(tx, actor.personId, { kind: 'book', ...book.value, file: sent.name, sha256 }, at))
      })
    },
    /** What was understood, a part of it; refused with `notPermitted`, `notFound` (also when it was confirmed). */
    show: async (actor: Actor, importId: unknown, place: Place): Promise<Result<ShownBook>> => {
      if (!may(actor)) return refuse('notPermitted')
      const id = parseId(importId)
      const file = id && (await findFile(database, id, actor.personId))
      return file ? ok(await showBook(database, file, place, await lastYear())) : refuse('notFound')
    },
    /**
     * Keeps what stands in the form, so that another part can be looked at; nothing is taken.
     * Refused with `notPermitted`, `notFound`, `versionChanged` (another window kept something else), `invalidInput`.
     */
    keep: async (actor: Actor, raw: unknown): Promise<Result<null>> => {
      if (!may(actor)) return refuse('notPermitted')
      const input = parseInput(formInput, raw)
      if (!input.ok) return input
      const { formKey: key, shown, fields } = input.value
      return inTransaction(database, (tx) =>
        onceDone(tx, { key, personId: actor.personId, purpose: 'year.keep' }, async () => {
          const id = parseId(sentField(raw, 'importId'))
          const file = id && (await lockFile(tx, id, actor.personId))
          if (!id || !file) return refuse('notFound')
          const before = await understandBook(tx, file, sentField(raw, 'unit'))
          if (before.shown !== shown) return refuse('versionChanged')
          await updateFile(tx, id, { ...file, chosen: choicesOf(file, before, fields) })
          return ok(null)
        }),
      )
    },
    /**
     * Makes last year of what was shown: its cycle, pillars, and requests that are over, marked as imported from the file; all or none.
     * The same `formKey` again gives the first answer. Refused with `notPermitted`, `notFound`, `invalidInput`, `versionChanged`,
     * `bookWithoutItems`, `fileTooMuch`, `yearNotEmpty` (also when somebody else took a book of that year meanwhile).
     */
    confirm: async (actor: Actor, raw: unknown): Promise<Result<CycleId>> => {
      if (!may(actor)) return refuse('notPermitted')
      const input = parseInput(formInput, raw)
      if (!input.ok) return input
      const { formKey: key, shown, fields } = input.value
      return inTransaction(
        database,
        (tx) =>
          once(tx, { key, personId: actor.personId, purpose: 'year.import' }, async () => {
            const id = parseId(sentField(raw, 'importId'))
            const file = id && (await lockFile(tx, id, actor.personId))
            if (!id || !file) return refuse('notFound')
            const taken = await takeBook(tx, clock, actor, file, { unit: sentField(raw, 'unit'), shown, fields })
            if (taken.ok) await deleteFile(tx, id)
            return taken
          }),
        { timeout: TAKING },
      )
    },
  }
}

export type FirstYear = ReturnType<typeof createFirstYear>
