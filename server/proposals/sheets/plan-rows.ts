import { shortened } from '#app/domain/cut-text.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { ADDRESSEE_MAX, isInHandOfBody, PROPOSAL_TEXT_MAX, PROPOSAL_TITLE_MAX } from '#app/domain/proposal.ts'
import { type ProposalFields, proposalFields } from '#app/domain/proposal-input.ts'
import {
  intentNamed,
  type RowKey,
  readRowKey,
  SHEET_FIELDS,
  type SheetField,
  type SheetNames,
  urgencyNamed,
} from '#app/domain/proposal-sheet.ts'
import type { Asks } from '#app/domain/wish-questions.ts'
import type { TableRow, WishTable } from '#server/documents/read/wish-tables.ts'
import { givesWay } from '#server/give-way.ts'
import { missingToHandIn } from '../hand-in.ts'
import type { Proposal } from '../proposals.repository.ts'
import { wishHash } from '../wish-hash.ts'

/** What a row of a sheet becomes. Those of the first line change something. */
export type RowBecomes =
  | ('new' | 'continued' | 'strengthened' | 'finished' | 'changed')
  /** It stands there word for word already, is not touched in the sheet, or stands in the sheet twice. */
  | ('same' | 'untouched' | 'twice')
  /** Somebody wrote since the sheet was given out; something became of it; the body itself handed it in; nothing was chosen; faults. */
  | ('conflict' | 'decided' | 'othersWords' | 'notChosen' | 'faulty')
  /** Another wish carries on the same request of last year and was handed in: the bureau took it from a mail, say. */
  | 'handedInBefore'

export type CellFault = {
  readonly at: string
  readonly field: SheetField
  readonly kind:
    | 'tooLong'
    | 'unknownIntent'
    | 'unknownUrgency'
    | 'formulaFailed'
    | 'formulaEmpty'
    | 'required'
    | 'notLastYears'
  /** What was written; how long it is, and may be. */
  readonly text?: string
  readonly length?: number
  readonly max?: number
}
export type RowNote = 'strangerKey' | 'keyTwice' | 'hiddenRow' | 'continuedButChanged'

export type PlannedRow = {
  readonly number: number
  readonly becomes: RowBecomes
  readonly fields: ProposalFields
  /** Of those that are there already: the wish, and what it says now. */
  readonly target: Proposal | null
  readonly changed: readonly SheetField[]
  readonly previousRequestId: PolicyRequestId | null
  readonly sheetKey: string | null
  readonly faults: readonly CellFault[]
  readonly notes: readonly RowNote[]
  /** Does it say enough to be handed in? */
  readonly isComplete: boolean
}

export type LastYearsText = Pick<ProposalFields, 'title' | 'demand' | 'reason'>
export type PlanContext = {
  /** The wishes of the body in this year that the person may know of, with what the last import left in them. */
  readonly known: readonly Proposal[]
  readonly lastYears: ReadonlyMap<PolicyRequestId, LastYearsText>
  /** Who imports: what the same person imported last may be mended by another import. */
  readonly personId: string
  readonly mayWrite: (wish: Proposal) => boolean
  /** What the call asks for. */
  readonly asks: Asks
  /** What the federation calls 区分, beside the common words. */
  readonly names?: SheetNames
  /** Handed in with the import: nothing may be missing. */
  readonly handIn: boolean
}

/**
 * Says what each row becomes. Whoever gave the sheet out wrote a key into each row; a row without one is known again by its words.
 * Nothing is overwritten that somebody wrote since, and importing the same once more changes nothing. There can be 2 000 rows of
 * 4 000 letters a cell: others are answered between them.
 */
export async function planRows(tables: readonly WishTable[], context: PlanContext): Promise<PlannedRow[][]> {
  const giveWay = givesWay()
  const rewritten = new Set<string>()
  const keys: Seen = { keys: new Set(), words: new Set(), rewritten, byWords: new Map() }
  for (const row of tables.flatMap(({ rows }) => rows)) {
    await giveWay()
    const { target } = findTarget(row.key, context, keys, [])
    if (target && wordsOf({ ...target, ...readFields(row, context.names).given }, null) !== wordsOf(target, null))
      rewritten.add(target.id)
  }
  const byWords = new Map<string, Proposal>()
  for (const wish of [...context.known].reverse()) {
    await giveWay()
    byWords.set(wordsOf(wish, null), wish)
  }
  const seen: Seen = { keys: new Set(), words: new Set(), rewritten, byWords }
  const planned: PlannedRow[][] = []
  for (const { rows } of tables) {
    const ofTable: PlannedRow[] = []
    for (const row of rows) {
      await giveWay()
      ofTable.push(planRow(row, context, seen))
    }
    planned.push(ofTable)
  }
  return planned
}

const TAKES_ITS_WORDS: ReadonlySet<RowBecomes> = new Set([
  ...(['new', 'continued', 'strengthened', 'finished', 'changed', 'same', 'untouched', 'twice'] as const),
])

type Seen = {
  readonly keys: Set<string>
  readonly words: Set<string>
  /** Wishes that a row with their key words anew: another row with their old words is a wish of its own. */
  readonly rewritten: ReadonlySet<string>
  /** The wishes that are there, by their words. */
  readonly byWords: ReadonlyMap<string, Proposal>
}

function planRow(row: TableRow, context: PlanContext, seen: Seen): PlannedRow {
  const { given, faults } = readFields(row, context.names)
  const notes: RowNote[] = row.isHidden ? ['hiddenRow'] : []
  const found = findTarget(row.key, context, seen, notes)
  const last = found.previousRequestId ? context.lastYears.get(found.previousRequestId) : undefined
  const isChosen = given.intent !== undefined
  const fields = withoutLastYears({ ...proposalFields.parse({}), ...found.target, ...given }, last)
  if (last && fields.intent === 'continued' && (fields.demand || fields.reason) && !found.target)
    notes.push('continuedButChanged')
  // A row that nobody knows yet may stand there already, written in the form or from another copy of the sheet.
  const isNew = found.key === null || found.key.kind === 'empty'
  const target = found.target ?? (isNew ? withSameWords(fields, seen) : null)
  const changed = target ? SHEET_FIELDS.filter((field) => target[field] !== fields[field]) : []
  const previousRequestId = target
    ? (target.previous?.id ?? null)
    : fields.intent === 'new'
      ? null
      : found.previousRequestId
  const lacks = missingToHandIn(fields, previousRequestId !== null, context.asks)
  const isHandedIn = target?.state === 'handedIn'
  const required = (context.handIn || isHandedIn ? Object.keys(lacks ?? {}) : []) as SheetField[]
  const allFaults: CellFault[] = [
    ...faults,
    ...required
      .filter((field) => field !== 'intent')
      .map((field) => ({ at: placeOf(row, field), field, kind: 'required' as const })),
    ...(fields.intent === 'finished' && previousRequestId === null
      ? [{ at: placeOf(row, 'intent'), field: 'intent' as const, kind: 'notLastYears' as const }]
      : []),
  ]
  // Of a body's own draft the bureau knew nothing when it took the same from a mail: one of the two is handed in, not both.
  const isHandedInBefore =
    previousRequestId !== null &&
    target?.state !== 'handedIn' &&
    context.known.some(({ state, previous }) => state === 'handedIn' && previous?.id === previousRequestId)
  const planned = { number: row.number, fields, target, changed, previousRequestId, notes }
  const becomes = (): RowBecomes => {
    const words = wordsOf(fields, previousRequestId)
    const isTwice = seen.words.has(words)
    if (isHandedInBefore) return 'handedInBefore'
    if (target && changed.length === 0) return 'same'
    if (target && found.key?.kind === 'wish' && found.key.hash === wishHash(fields)) return 'untouched'
    if (target && target.outcomes.length > 0) return 'decided'
    if (target && (!context.mayWrite(target) || !isInHandOfBody(target))) return 'othersWords'
    if (allFaults.length > 0) return 'faulty'
    if (target) return isAsGivenOut(target, found.key, context.personId) ? 'changed' : 'conflict'
    if (isTwice) return 'twice'
    if (last && !isChosen) return 'notChosen'
    return previousRequestId ? fields.intent : 'new'
  }
  const sheetKey = found.key ? row.key.trim() : null
  const outcome = becomes()
  // A row that is not taken is no reason to leave out a mended copy of it.
  if (TAKES_ITS_WORDS.has(outcome)) seen.words.add(wordsOf(fields, previousRequestId))
  return { ...planned, becomes: outcome, sheetKey, faults: allFaults, isComplete: lacks === null }
}

/** Did nobody write on it since the sheet was given out, or since this person's last import of it? Else both are shown. */
const isAsGivenOut = (target: Proposal, key: RowKey | null, personId: string): boolean =>
  (key?.kind === 'wish' && key.version === target.version) || target.sheetHash === importedAs(target, personId)

/** What an import leaves in a wish: its words, and who imported them. */
export const importedAs = (fields: ProposalFields, personId: string): string => `${wishHash(fields)} ${personId}`

type Found = {
  readonly target: Proposal | null
  readonly previousRequestId: PolicyRequestId | null
  /** Null: the row has none that says anything here, and is known by its words. */
  readonly key: RowKey | null
}
const NOTHING: Found = { target: null, previousRequestId: null, key: null }

function findTarget(text: string, { known, lastYears }: PlanContext, seen: Seen, notes: RowNote[]): Found {
  const key = readRowKey(text)
  if (!key) return NOTHING
  // A row that was copied in Excel brings its key along: the first keeps it.
  if (seen.keys.has(key.id)) {
    notes.push('keyTwice')
    return NOTHING
  }
  seen.keys.add(key.id)
  const bySheet = known.find(({ sheetKey }) => sheetKey === text.trim()) ?? null
  if (key.kind === 'empty') return { key, target: bySheet, previousRequestId: null }
  if (key.kind === 'wish') {
    const target = known.find(({ id }) => id === key.id) ?? null
    if (target) return { key, target, previousRequestId: target.previous?.id ?? null }
  } else if (lastYears.has(key.id)) {
    const target = bySheet ?? known.find(({ previous }) => previous?.id === key.id) ?? null
    return { key, target, previousRequestId: key.id }
  }
  // Of another year or another body, or thrown away since.
  notes.push('strangerKey')
  return NOTHING
}

/** What is only continued or ended is not copied: the request that it becomes takes last year's text itself, whole. */
function withoutLastYears(fields: ProposalFields, last: LastYearsText | undefined): ProposalFields {
  const plain = Object.fromEntries(SHEET_FIELDS.map((field) => [field, fields[field]])) as ProposalFields
  if (!last || (fields.intent !== 'continued' && fields.intent !== 'finished')) return plain
  return {
    ...plain,
    demand: fields.demand === last.demand.trim() ? '' : fields.demand,
    reason: fields.reason === last.reason.trim() ? '' : fields.reason,
  }
}

function withSameWords(fields: ProposalFields, { byWords, rewritten }: Seen): Proposal | null {
  const found = byWords.get(wordsOf(fields, null))
  return found && !rewritten.has(found.id) ? found : null
}

/** What makes two wishes the same: their words, however wide the letters and wherever the lines end. */
const wordsOf = (
  { title, demand, situation, reason, addressedTo }: ProposalFields,
  previousRequestId: string | null,
): string =>
  [title, demand, situation, reason, addressedTo, previousRequestId ?? '']
    .map((text) => text.normalize('NFKC').replace(/\s/gu, ''))
    .join('\n')

const placeOf = (row: TableRow, field: SheetField): string => row.cells[field]?.at ?? `${row.number}`

const MOST: Readonly<Partial<Record<SheetField, number>>> = {
  ...{ title: PROPOSAL_TITLE_MAX, addressedTo: ADDRESSEE_MAX },
  ...{ demand: PROPOSAL_TEXT_MAX, situation: PROPOSAL_TEXT_MAX, reason: PROPOSAL_TEXT_MAX },
}

/** Letters of a word that nobody knows. */
const WORD_SHOWN = 40

/** The cells as fields of a wish, read as a form is; what cannot be read is said with the name of its cell. */
function readFields({ cells }: TableRow, names?: SheetNames): { given: Partial<ProposalFields>; faults: CellFault[] } {
  const faults: CellFault[] = []
  const given: { -readonly [Field in SheetField]?: ProposalFields[Field] } = {}
  for (const field of SHEET_FIELDS) {
    const cell = cells[field]
    if (!cell) continue
    const { at, formula } = cell
    const text = field === 'title' ? cell.text.replace(/\s+/gu, ' ').trim() : cell.text.trim()
    const max = MOST[field]
    if (formula) faults.push({ at, field, kind: formula === 'failed' ? 'formulaFailed' : 'formulaEmpty', text })
    else if (max !== undefined && text.length > max)
      faults.push({ at, field, kind: 'tooLong', length: text.length, max })
    if (field === 'intent') {
      const intent = text === '' ? undefined : intentNamed(text, names)
      if (intent === null) faults.push({ at, field, kind: 'unknownIntent', text: shortened(text, WORD_SHOWN) })
      else if (intent) given.intent = intent
    } else if (field === 'isUrgent') {
      const isUrgent = urgencyNamed(text)
      if (isUrgent === null) faults.push({ at, field, kind: 'unknownUrgency', text: shortened(text, WORD_SHOWN) })
      else given.isUrgent = isUrgent
    } else given[field] = text
  }
  return { given, faults }
}
