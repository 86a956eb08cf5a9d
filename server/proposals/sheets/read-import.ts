import { createHash } from 'node:crypto'
import type { BodyId, ImportId, PersonId } from '#app/domain/ids.ts'
import type { SheetNames } from '#app/domain/proposal-sheet.ts'
import { ok } from '#app/domain/result.ts'
import type { Database } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import type { DocumentReader } from '#server/documents/read/document-reader.ts'
import { LETTERS_MAX } from '#server/documents/read/limits.ts'
import type { SentFile } from '#server/documents/read/read-file.ts'
import type { WishTable } from '#server/documents/read/wish-tables.ts'
import { readSheetNames } from '#server/profiles/profiles.ts'
import type { OnProgress } from './import-work.ts'
import { filesToRead, type ReadFiles, storeRead } from './imports.repository.ts'

/** Rows of all files of one import; a year's wishes of all bodies are 600. */
const ROWS_MAX = 2000

type Read = ReadFiles['files'][number]
type Asked = { readonly id: ImportId; readonly personId: PersonId; readonly bodyId: BodyId | null }

/** Reads the files of an import one after the other, so that those of others come in between, and keeps what they say. */
export async function readImport(
  { database, reader }: { readonly database: Database; readonly reader: DocumentReader },
  { id, personId, bodyId }: Asked,
  onProgress: OnProgress,
): Promise<void> {
  const [sent, names] = await Promise.all([filesToRead(database, id), readSheetNames(database)])
  const files: Read[] = []
  const rest = { rows: ROWS_MAX, letters: LETTERS_MAX }
  for (const file of sent) {
    const one = await readOne(reader, file, personId, names)
    rest.rows -= one.tables.reduce((sum, { rows }) => sum + rows.length, 0)
    rest.letters -= one.tables.reduce((sum, table) => sum + lettersOf(table), 0)
    files.push(Math.min(rest.rows, rest.letters) < 0 ? { ...one, refusal: 'fileTooMuch', tables: [] } : one)
    onProgress(files.length, sent.length)
  }
  await inTransaction(database, async (tx) => {
    await storeRead(tx, id, { bodyId, files })
    return ok(null)
  })
}

async function readOne(reader: DocumentReader, file: SentFile, personId: PersonId, names: SheetNames): Promise<Read> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const read = await reader.readWishes(file, personId, names)
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

const lettersOf = ({ rows }: WishTable): number =>
  rows.reduce(
    (sum, { cells }) => sum + Object.values(cells).reduce((letters, cell) => letters + cell.text.length, 0),
    0,
  )
