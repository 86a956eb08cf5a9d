import { createHash } from 'node:crypto'
import { canonicalJson } from '#app/domain/canonical-json.ts'
import type { BodyId, CycleId, PolicyRequestId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import type { SheetField } from '#app/domain/proposal-sheet.ts'
import { readRowKey } from '#app/domain/proposal-sheet.ts'
import type { RefusalReason } from '#app/domain/result.ts'
import { PROPOSING_BODIES } from '#app/domain/roles.ts'
import { type Asks, QUESTIONS } from '#app/domain/wish-questions.ts'
import { currentCycleId, cycleBefore } from '#server/cycles/cycles.repository.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { TableNote, TableProblem, WishTable } from '#server/documents/read/wish-tables.ts'
import { givesWay } from '#server/give-way.ts'
import { readAsks, readSheetNames } from '#server/profiles/profiles.ts'
import { adoptedDocuments } from '#server/revisions/adopted-documents.repository.ts'
import { textToMend, titleOf } from '../carried-text.ts'
import { mayRead, mayWrite } from '../proposal-rights.ts'
import { adoptedOfBodies, findProposals, type Proposal } from '../proposals.repository.ts'
import { namesOfBodies, type ReadFiles } from './imports.repository.ts'
import { type LastYearsText, type PlannedRow, planRows, type RowBecomes } from './plan-rows.ts'

type BodyName = { readonly id: string; readonly nameJa: string; readonly nameEn: string }
/** Why nothing of a table is taken: its own shape, or whose and of which year it is. */
type PlanProblem =
  | TableProblem
  | { readonly kind: 'otherYear' | 'noBody' | 'bodyNotYours' }
  | { readonly kind: 'otherBody'; readonly body: BodyName }

export type PlannedTable = {
  readonly sheet: string
  readonly body: BodyName | null
  readonly problem: PlanProblem | null
  readonly notes: readonly TableNote[]
  readonly rows: readonly PlannedRow[]
  /** The bureau enters for the body: everything is handed in at once. */
  readonly isTyped: boolean
}
export type PlannedFile = {
  readonly name: string
  readonly sha256: string
  readonly refusal: RefusalReason | null
  readonly tables: readonly PlannedTable[]
}
export type ImportPlan = {
  readonly cycleId: CycleId | null
  readonly files: readonly PlannedFile[]
  /** Stands for what was shown: what becomes of each row, and of which version. */
  readonly shown: string
}

const ACTS: readonly RowBecomes[] = ['new', 'continued', 'strengthened', 'finished', 'changed']
/** Does the row make or change a wish? */
export const acts = ({ becomes }: PlannedRow): boolean => ACTS.includes(becomes)
/** What would be handed in with the others: what a row makes or changes, and what an earlier import left as a draft; each wish once. */
export function toHandIn<Row extends { readonly row: PlannedRow }>(rows: readonly Row[]): Row[] {
  const able = rows.filter(
    ({ row }) => (acts(row) || row.becomes === 'same') && (row.target === null || row.target.state === 'draft'),
  )
  return [...new Map(able.map((one) => [one.row.target?.id ?? one.row, one])).values()]
}

/**
 * Says what becomes of each row of the files, as things stand now. It reads for all bodies at once: the same few statements for one
 * sheet as for forty.
 */
export async function planImport(
  reader: Database | Transaction,
  actor: Actor,
  { bodyId: chosen, files }: ReadFiles,
  handIn: boolean,
): Promise<ImportPlan> {
  const cycleId = await currentCycleId(reader)
  const tables = files.flatMap((file) => file.tables)
  const named = [...new Set(tables.flatMap(({ key }) => key?.bodyId ?? []).concat(chosen ?? []))]
  const names = await namesOfBodies(reader, named)
  const judged = new Map(tables.map((table) => [table, judge(table)]))
  function judge(table: WishTable): { body: BodyName | null; problem: PlanProblem | null } {
    const id = table.key?.bodyId ?? chosen
    const body = names.find((one) => one.id === id && PROPOSING_BODIES.includes(one.kind)) ?? null
    const problem = (): PlanProblem | null => {
      if (table.problem?.kind === 'noHeads') return table.problem
      if (table.key && table.key.cycleId !== cycleId) return { kind: 'otherYear' }
      if (!body) return { kind: 'noBody' }
      if (chosen && body.id !== chosen) return { kind: 'otherBody', body }
      if (!can(actor, 'proposal.write', { bodyId: body.id as BodyId })) return { kind: 'bodyNotYours' }
      return table.problem
    }
    return { body, problem: problem() }
  }
  const bodyIds = [
    ...new Set([...judged.values()].flatMap(({ body, problem }) => (body && !problem ? [body.id as BodyId] : []))),
  ]
  const ground = cycleId ? await groundOf(reader, cycleId, bodyIds, tables) : { wishes: [], lastYears: new Map() }
  const [asks, sheetNames] = [await readAsks(reader), await readSheetNames(reader)]
  const planned = new Map<WishTable, readonly PlannedRow[]>()
  for (const id of bodyIds) {
    const ofBody = tables.filter((table) => judged.get(table)?.body?.id === id && !judged.get(table)?.problem)
    const isTyped = !can(actor, 'proposal.readDraft', { bodyId: id })
    const rows = await planRows(ofBody, {
      known: ground.wishes.filter((wish) => wish.bodyId === id && mayRead(actor, wish)),
      lastYears: ground.lastYears.get(id) ?? new Map(),
      personId: actor.personId,
      mayWrite: (wish) => mayWrite(actor, wish),
      asks,
      names: sheetNames,
      handIn: handIn || isTyped,
    })
    for (const [place, table] of ofBody.entries()) planned.set(table, rows[place] ?? [])
  }
  const shownFiles = files.map(({ tables: ofFile, ...file }) => ({
    ...file,
    tables: ofFile.map((table) => {
      const { body, problem } = judged.get(table) ?? { body: null, problem: null }
      const isTyped = body !== null && !can(actor, 'proposal.readDraft', { bodyId: body.id as BodyId })
      const notes = table.notes.filter((note) => note.kind !== 'missingColumn' || isAsked(asks, note.field))
      return { sheet: table.sheet, notes, body, problem, isTyped, rows: planned.get(table) ?? [] }
    }),
  }))
  return { cycleId, files: shownFiles, shown: await fingerprint(shownFiles) }
}

/** The wishes of these bodies, and what they asked for last year with its words as far as the sheets name it. */
async function groundOf(
  reader: Database | Transaction,
  cycleId: CycleId,
  bodyIds: readonly BodyId[],
  tables: readonly WishTable[],
) {
  const previousCycleId = await cycleBefore(reader, cycleId)
  const wishes = await findProposals(reader, { cycleId, bodyId: { in: [...bodyIds] }, state: { not: 'takenBack' } })
  const asked = previousCycleId ? await adoptedOfBodies(reader, previousCycleId, bodyIds) : []
  const keys = new Set(
    tables.flatMap(({ rows }) =>
      rows.flatMap(({ key }) => {
        const read = readRowKey(key)
        return read?.kind === 'lastYears' ? [read.id] : []
      }),
    ),
  )
  const documents = await adoptedDocuments(
    reader,
    asked.flatMap(({ id }) => (keys.has(id) ? [id] : [])),
  )
  const lastYears = new Map<BodyId, Map<PolicyRequestId, LastYearsText>>(bodyIds.map((id) => [id, new Map()]))
  for (const { id, title, proposerBodyIds } of asked) {
    const document = documents.get(id)
    const text = { demand: '', reason: '', ...(document && textToMend(document)), title: titleOf(title) }
    for (const bodyId of proposerBodyIds) lastYears.get(bodyId)?.set(id, text)
  }
  return { wishes, lastYears }
}

async function fingerprint(files: readonly PlannedFile[]): Promise<string> {
  const giveWay = givesWay()
  const hash = createHash('sha256')
  for (const { tables } of files)
    for (const { body, problem, rows } of tables) {
      hash.update(canonicalJson([body?.id ?? null, problem?.kind ?? null, rows.length]))
      for (const row of rows) {
        await giveWay()
        hash.update(canonicalJson(told(row)))
      }
    }
  return hash.digest('hex')
}

const told = ({ becomes, fields, target }: PlannedRow) => [becomes, fields, target && versionOf(target)]
const versionOf = ({ id, version }: Proposal) => [id, version]

/** A sheet needs no column of what nobody asks for. */
const isAsked = (asks: Asks, field: SheetField): boolean =>
  QUESTIONS.every((name) => name !== field || asks[name] !== 'notAsked')
