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
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import type { DocumentReader } from '#server/documents/read/document-reader.ts'
import type { SentFile } from '#server/documents/read/read-file.ts'
import { once, onceDone } from '#server/forms/form-receipt.ts'
import { readSheetNames } from '#server/profiles/profiles.ts'
import {
  deleteFile,
  findFile,
  forgetFiles,
  insertFile,
  lockFile,
  type SentBook,
  type SentRecords,
  type SentFile as StoredFile,
  updateFile,
} from './first-year.repository.ts'
import { countedYears, importedYears } from './last-year.repository.ts'
import { type Place, type ShownBook, showBook } from './show-book.ts'
import { recordChoicesOf, type ShownRecords, showRecords, understandRecords } from './show-records.ts'
import { takeBook } from './take-book.ts'
import { takeRecords } from './take-records.ts'
import { choicesOf, understandBook } from './understand-book.ts'

type Deps = { readonly database: Database; readonly clock: Clock; readonly reader: DocumentReader }

/** How long (ms) what was read waits to be confirmed. */
const KEPT = 24 * 60 * 60 * 1000
/** A book of 600 requests is written in one go (ms). */
const TAKING = 120_000

/** Rows of one table. */
const RECORDS_MAX = 2000

type Content<File> = File extends unknown ? Omit<File, 'file' | 'sha256' | 'chosen'> : never
type ReadContent = Content<SentBook | SentRecords>

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
  const readAs = async (sent: SentFile, kind: unknown): Promise<Result<ReadContent>> => {
    if (kind !== 'wishes' && kind !== 'answers') {
      const book = await reader.readBook(sent)
      return book.ok ? ok({ kind: 'book', ...book.value }) : book
    }
    if ((await importedYears(database)).length === 0) return refuse('yearFirst')
    const read = await reader.readRecords(sent, kind, await readSheetNames(database))
    if (!read.ok) return read
    if (read.value.records.length === 0) return refuse('recordsWithoutRows')
    return read.value.records.length > RECORDS_MAX ? refuse('fileTooMuch') : ok({ kind, ...read.value })
  }
  return {
    /** To be asked before anything of a file is looked at. */
    mayImport: may,
    /** The years that were imported, with how many requests, wishes and answers stand in each; refused with `notPermitted`. */
    years: async (actor: Actor) => (may(actor) ? ok(await countedYears(database)) : refuse('notPermitted')),
    /**
     * Reads a file and keeps what it says for a day, for the person alone.
     * @param kind what it is: the book, the list of wishes, the answers; the book when it says nothing of these
     * @returns where it is shown; refused with `notPermitted`, `invalidInput` (file)
     */
    read: async (actor: Actor, sent: SentFile | undefined, kind: unknown = 'book'): Promise<Result<string>> => {
      if (!may(actor)) return refuse('notPermitted')
      if (!sent) return refuse('invalidInput', { fields: { file: 'fileMissing' } })
      const content = await readAs(sent, kind)
      if (!content.ok) return refuse('invalidInput', { fields: { file: content.refusal.reason } })
      const sha256 = createHash('sha256').update(sent.bytes).digest('hex')
      return inTransaction(database, async (tx) => {
        const at = clock.now()
        await forgetFiles(tx, new Date(at.getTime() - KEPT))
        return ok(await insertFile(tx, actor.personId, { ...content.value, file: sent.name, sha256 }, at))
      })
    },
    /** What was understood, a part of it; refused with `notPermitted`, `notFound` (also when it was confirmed). */
    show: async (actor: Actor, importId: unknown, place: Place): Promise<Result<ShownBook | ShownRecords>> => {
      if (!may(actor)) return refuse('notPermitted')
      const id = parseId(importId)
      const file = id && (await findFile(database, id, actor.personId))
      if (!file) return refuse('notFound')
      return ok(
        file.kind === 'book'
          ? await showBook(database, file, place, await lastYear())
          : await showRecords(database, file, place),
      )
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
          const kept = await withChoices(tx, file, { unit: sentField(raw, 'unit'), shown, fields })
          if (!kept) return refuse('versionChanged')
          await updateFile(tx, id, kept)
          return ok(null)
        }),
      )
    },
    /**
     * Makes last year of what was shown, marked as imported from the file, all or none: of a book its cycle, pillars, and requests that
     * are over; of lists the wishes with what became of them, or the answers with what was judged of them, in that year. The same `formKey` again gives the first answer. Refused with `notPermitted`, `notFound`, `invalidInput`, `versionChanged`,
     * `bookWithoutItems`, `recordsNothingNew` (it stands there already), `fileTooMuch`, `yearNotEmpty` (also when somebody else took a book of that year meanwhile).
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
            const taken =
              file.kind === 'book'
                ? await takeBook(tx, clock, actor, file, { unit: sentField(raw, 'unit'), shown, fields })
                : await takeRecords(tx, clock, actor, file, { shown, fields })
            if (taken.ok) await deleteFile(tx, id)
            return taken
          }),
        { timeout: TAKING },
      )
    },
  }
}

/** The file with what stands in the form; null: it is not any more what was shown. */
async function withChoices(
  tx: Transaction,
  file: StoredFile,
  form: { readonly unit: unknown; readonly shown: string; readonly fields: Readonly<Record<string, string>> },
): Promise<StoredFile | null> {
  if (file.kind === 'book') {
    const before = await understandBook(tx, file, form.unit)
    return before.shown === form.shown ? { ...file, chosen: choicesOf(file, before, form.fields) } : null
  }
  const before = await understandRecords(tx, file)
  return before.shown === form.shown ? { ...file, chosen: recordChoicesOf(file, before, form.fields) } : null
}

export type FirstYear = ReturnType<typeof createFirstYear>
