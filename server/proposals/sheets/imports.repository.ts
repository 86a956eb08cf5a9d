import type { BodyId, CycleId, ImportId, PersonId, PolicyRequestId, ProposalId } from '#app/domain/ids.ts'
import type { ProposalFields } from '#app/domain/proposal-input.ts'
import type { Refusal, RefusalReason } from '#app/domain/result.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { SentFile } from '#server/documents/read/read-file.ts'
import type { WishTable } from '#server/documents/read/wish-tables.ts'

type Reader = Database | Transaction

/** What was read of the files that somebody sent, kept until it is confirmed. */
export type ReadFiles = {
  /** The body it was sent for; null: each sheet says its own. */
  readonly bodyId: BodyId | null
  readonly files: readonly {
    readonly name: string
    readonly sha256: string
    readonly refusal: RefusalReason | null
    readonly tables: readonly WishTable[]
  }[]
}

/** `reading`: files are still to be read; `read`: it waits to be confirmed; `taking`: that was done, and it is written. */
export type ImportState = 'reading' | 'read' | 'taking' | 'taken'

/** What was confirmed: what it showed, and are the wishes handed in? */
export type AskedToTake = { readonly shown: string; readonly handIn: boolean }
export type Imported = { readonly created: number; readonly changed: number; readonly handedIn: number }

export type StoredImport = {
  readonly id: ImportId
  readonly state: ImportState
  readonly done: number
  readonly total: number
  readonly asked: AskedToTake | null
  readonly refusal: Refusal | null
  readonly taken: Imported | null
}

/** Keeps files until they are read. */
export async function insertImport(
  tx: Transaction,
  personId: PersonId,
  bodyId: BodyId | null,
  files: readonly SentFile[],
  at: Date,
): Promise<ImportId> {
  const content = { bodyId, files: [] } satisfies ReadFiles
  const row = await tx.proposalImport.create({
    data: { personId, content, total: files.length, createdAt: at },
    select: { id: true },
  })
  await tx.proposalImportFile.createMany({
    data: files.map(({ name, bytes }, place) => ({ importId: row.id, place, name, bytes: Uint8Array.from(bytes) })),
  })
  return row.id as ImportId
}

const STANDING = { id: true, state: true, done: true, total: true, asked: true, refusal: true, taken: true } as const

/** How far it is; null when it is not the person's own. */
export async function findImport(reader: Reader, id: ImportId, personId: PersonId): Promise<StoredImport | null> {
  const row = await reader.proposalImport.findFirst({ where: { id, personId }, select: STANDING })
  return row && (row as unknown as StoredImport)
}

/** What was read of what the person sent; of others nothing. */
export async function contentOfImport(reader: Reader, id: ImportId, personId: PersonId): Promise<ReadFiles | null> {
  const row = await reader.proposalImport.findFirst({ where: { id, personId }, select: { content: true } })
  return row && (row.content as unknown as ReadFiles)
}

/** Those of the person on which there is something to do or to wait for, the latest first. */
export async function openImports(reader: Reader, personId: PersonId, take: number) {
  const rows = await reader.proposalImport.findMany({
    where: { personId, state: { not: 'taken' } },
    orderBy: { createdAt: 'desc' },
    take,
    select: { id: true, state: true, createdAt: true },
  })
  return rows.flatMap(({ id, state, createdAt }) =>
    state === 'taken' ? [] : [{ id: id as ImportId, state, createdAt }],
  )
}

export const countUnderWay = (reader: Reader, personId: PersonId): Promise<number> =>
  reader.proposalImport.count({ where: { personId, state: { in: ['reading', 'taking'] } } })

/** The files that are to be read, in their order. */
export async function filesToRead(reader: Reader, id: ImportId): Promise<SentFile[]> {
  const where = { importId: id }
  return reader.proposalImportFile.findMany({ where, orderBy: { place: 'asc' }, select: { name: true, bytes: true } })
}

/** Keeps what was read; the files go. */
export async function storeRead(tx: Transaction, id: ImportId, content: ReadFiles): Promise<void> {
  await tx.proposalImport.updateMany({
    where: { id, state: 'reading' },
    data: { state: 'read', content: content as object, done: 0, total: 0 },
  })
  await tx.proposalImportFile.deleteMany({ where: { importId: id } })
}

/** @returns false when it was confirmed already, is not read yet, or is not the person's own */
export async function storeAsked(
  reader: Reader,
  id: ImportId,
  personId: PersonId,
  asked: AskedToTake,
): Promise<boolean> {
  const taken = await reader.$executeRaw`
    UPDATE proposal_import SET state = 'taking', asked = ${JSON.stringify(asked)}::jsonb, refusal = NULL, done = 0, total = 0,
      alive_at = now()
    WHERE id = ${id}::uuid AND person_id = ${personId}::uuid AND state = 'read'`
  return taken === 1
}

/** What was confirmed was not taken: it is shown again, with why. */
export async function storeRefused(reader: Reader, id: ImportId, refusal: Refusal): Promise<void> {
  await reader.proposalImport.updateMany({
    where: { id, state: 'taking' },
    data: { state: 'read', refusal: refusal as object },
  })
}

/** The person was told why. */
export async function forgetRefusal(reader: Reader, id: ImportId): Promise<void> {
  await reader.$executeRaw`UPDATE proposal_import SET refusal = NULL WHERE id = ${id}::uuid`
}

export async function storeTaken(tx: Transaction, id: ImportId, taken: Imported): Promise<void> {
  await tx.proposalImport.update({ where: { id }, data: { state: 'taken', taken, content: {} } })
}

export async function storeImportProgress(reader: Reader, id: ImportId, done: number, total: number): Promise<void> {
  await reader.proposalImport.updateMany({
    where: { id, state: { in: ['reading', 'taking'] } },
    data: { done, total },
  })
}

/** Says that this process works on it; the clock of the database counts, as with jobs. */
export async function giveSignOfLife(reader: Reader, id: ImportId): Promise<void> {
  await reader.$executeRaw`UPDATE proposal_import SET alive_at = now() WHERE id = ${id}::uuid`
}

/** Takes up what a process without a sign of life for `lease` (ms) has left. @returns is it this one's now? */
export async function claimLeft(reader: Reader, id: ImportId, lease: number): Promise<boolean> {
  const claimed = await reader.$executeRaw`
    UPDATE proposal_import SET alive_at = now()
    WHERE id = ${id}::uuid AND state IN ('reading', 'taking')
      AND (alive_at IS NULL OR alive_at < now() - ${lease}::int * interval '1 millisecond')`
  return claimed === 1
}

export async function deleteImport(reader: Reader, id: ImportId): Promise<void> {
  await reader.proposalImport.deleteMany({ where: { id } })
}

/** What nobody confirmed since then is forgotten. */
export async function forgetImports(tx: Transaction, before: Date): Promise<void> {
  await tx.proposalImport.deleteMany({ where: { createdAt: { lt: before } } })
}

export type ImportedProposal = ProposalFields & {
  readonly cycleId: CycleId
  readonly bodyId: BodyId
  readonly isTyped: boolean
  readonly isLate: boolean
  readonly previousRequestId: PolicyRequestId | null
  readonly sheetKey: string | null
  readonly sheetHash: string
  /** 受付番号, when it is handed in with the import. */
  readonly number: number | null
}

/** Makes these wishes in one statement. @returns what there is of each now */
export async function insertImported(
  tx: Transaction,
  proposals: readonly ImportedProposal[],
  createdById: PersonId,
  at: Date,
) {
  if (proposals.length === 0) return []
  return tx.proposal.createManyAndReturn({
    data: proposals.map((proposal) => ({
      ...proposal,
      ...{ createdById, createdAt: at, updatedAt: at },
      // Written on: a blank sheet has version 1 and is not listed as a begun draft.
      ...{ version: 2, state: proposal.number === null ? ('draft' as const) : ('handedIn' as const) },
      handedInAt: proposal.number === null ? null : at,
    })),
    select: { id: true, bodyId: true, title: true, number: true, isTyped: true, isLate: true },
  })
}

/** The last 受付番号 of the year; the call is held, so that no two take the next one. */
export async function lastNumber(tx: Transaction, cycleId: CycleId): Promise<number> {
  const { _max } = await tx.proposal.aggregate({ where: { cycleId }, _max: { number: true } })
  return _max.number ?? 0
}

/** Hands these in with their numbers, in one statement. The call is held. */
export async function storeAllHandedIn(
  tx: Transaction,
  handed: readonly { readonly id: ProposalId; readonly number: number; readonly isLate: boolean }[],
  at: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE proposal SET state = 'handedIn', number = one.number, is_late = one.is_late, handed_in_at = ${at}, updated_at = ${at},
      version = version + 1
    FROM unnest(${handed.map(({ id }) => id)}::uuid[], ${handed.map((one) => one.number)}::int[], ${handed.map(({ isLate }) => isLate)}::boolean[])
      AS one (id, number, is_late)
    WHERE proposal.id = one.id`
}

/** The names of these bodies, of those that hand in. */
export async function namesOfBodies(reader: Reader, ids: readonly BodyId[]) {
  return reader.body.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, kind: true, nameJa: true, nameEn: true },
  })
}
