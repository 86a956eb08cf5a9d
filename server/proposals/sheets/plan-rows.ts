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
import { fieldText } from '#app/domain/storable-text.ts'
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
  /** Another wish carries on the same request of last year, or says the same, and was handed in: the bureau took it from a mail, say. */
  | ('handedInBefore' | 'handedInAlike')

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
    | 'carriedTwice'
  /** What was written; how long it is, and may be. */
  readonly text?: string
  readonly length?: number
  readonly max?: number
}
/** `incomplete`: it is taken, and says too little to be handed in. */
export type RowNote = 'strangerKey' | 'keyTwice' | 'hiddenRow' | 'continuedButChanged' | 'incomplete'

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
  const keys = new Set<string>()
  for (const row of tables.flatMap(({ rows }) => rows)) {
    await giveWay()
    const key = readRowKey(row.key)
    const { target } = key && !keys.has(key.id) ? findTarget(row.key, key, context) : NOTHING
    if (key) keys.add(key.id)
    if (target && wordsOf({ ...target, ...readFields(row, context.names).given }, null) !== wordsOf(target, null))
      rewritten.add(target.id)
  }
  const byWords = new Map<string, Proposal>()
  const handedIn = new Map<string, Proposal>()
  // What is handed in stands before a draft that says the same.
  const inOrder = [...context.known].sort((a, b) => Number(isHandedIn(b)) - Number(isHandedIn(a)))
  for (const wish of inOrder.reverse()) {
    await giveWay()
    byWords.set(wordsOf(wish, null), wish)
    if (isHandedIn(wish)) handedIn.set(wordsOf(wish, null), wish)
  }
  const seen: Seen = { keys: new Map(), words: new Set(), changed: new Set(), rewritten, byWords, handedIn }
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

const isHandedIn = ({ state }: Proposal): boolean => state === 'handedIn'

/** What a row with a key became; of two rows with one key the first that is taken has it. */
type FirstOfKey = {
  readonly said: string
  readonly becomes: RowBecomes
  readonly previousRequestId: PolicyRequestId | null
}
type Seen = {
  readonly keys: Map<string, FirstOfKey>
  readonly words: Set<string>
  /** Wishes that a row changes: another row that says something else is shown beside it. */
  readonly changed: Set<string>
  /** Wishes that a row with their key words anew: another row with their old words is a wish of its own. */
  readonly rewritten: ReadonlySet<string>
  /** The wishes that are there, by their words. */
  readonly byWords: ReadonlyMap<string, Proposal>
  /** Those of them that are handed in. */
  readonly handedIn: ReadonlyMap<string, Proposal>
}

function planRow(row: TableRow, context: PlanContext, seen: Seen): PlannedRow {
  const { given, faults } = readFields(row, context.names)
  const notes: RowNote[] = row.isHidden ? ['hiddenRow'] : []
  const key = readRowKey(row.key)
  const known = key ? findTarget(row.key, key, context) : NOTHING
  const asKnown = fieldsOf(known, given, context)
  const first = key ? seen.keys.get(key.id) : undefined
  // A row that was copied in Excel brings its key along, a sheet that is there twice each of them: the first keeps it.
  const isCopy = first !== undefined && first.said === saidBy(asKnown, first.previousRequestId)
  const found = first && !isCopy ? NOTHING : known
  if (found !== known) notes.push('keyTwice')
  else if (key && !found.key) notes.push('strangerKey')
  const fields = found === known ? asKnown : fieldsOf(found, given, context)
  const last = found.previousRequestId ? context.lastYears.get(found.previousRequestId) : undefined
  const isChosen = given.intent !== undefined
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
  const required = (context.handIn || target?.state === 'handedIn' ? Object.keys(lacks ?? {}) : []) as SheetField[]
  const ofIntent = (kind: 'notLastYears' | 'carriedTwice') => [
    { at: placeOf(row, 'intent'), field: 'intent' as const, kind },
  ]
  const allFaults: CellFault[] = [
    ...faults,
    ...required
      .filter((field) => field !== 'intent')
      .map((field) => ({ at: placeOf(row, field), field, kind: 'required' as const })),
    ...(first?.previousRequestId && !isCopy && !target && fields.intent !== 'new'
      ? ofIntent('carriedTwice')
      : fields.intent === 'finished' && previousRequestId === null
        ? ofIntent('notLastYears')
        : []),
  ]
  const planned = { number: row.number, fields, target, changed, previousRequestId, notes }
  const words = wordsOf(fields, previousRequestId)
  const becomes = (): RowBecomes => {
    if (first && isCopy) return TAKES_ITS_WORDS.has(first.becomes) ? 'twice' : first.becomes
    const before = handedInBefore(target, fields, previousRequestId, context, seen)
    if (before) return before
    if (target && changed.length === 0) return seen.words.has(words) ? 'twice' : 'same'
    if (target && found.key?.kind === 'wish' && found.key.hash === wishHash(fields)) return 'untouched'
    if (target && target.outcomes.length > 0) return 'decided'
    if (target && (!context.mayWrite(target) || !isInHandOfBody(target))) return 'othersWords'
    if (allFaults.length > 0) return 'faulty'
    if (seen.words.has(words)) return 'twice'
    if (target && seen.changed.has(target.id)) return 'conflict'
    if (target) return isAsGivenOut(target, found.key, context.personId) ? 'changed' : 'conflict'
    if (last && !isChosen) return 'notChosen'
    return previousRequestId ? fields.intent : 'new'
  }
  const sheetKey = found.key ? row.key.trim() : null
  const outcome = becomes()
  if (lacks && MAY_BE_HANDED_IN.has(outcome) && (!target || !isHandedIn(target))) notes.push('incomplete')
  // A row that is not taken is no reason to leave out a mended copy of it.
  if (TAKES_ITS_WORDS.has(outcome)) seen.words.add(words)
  if (target && outcome === 'changed') seen.changed.add(target.id)
  if (key && !first && !LEAVES_ITS_KEY.has(outcome))
    seen.keys.set(key.id, { said: saidBy(fields, previousRequestId), becomes: outcome, previousRequestId })
  return { ...planned, becomes: outcome, sheetKey, faults: allFaults, isComplete: lacks === null }
}

const MAY_BE_HANDED_IN: ReadonlySet<RowBecomes> = new Set([
  ...(['new', 'continued', 'strengthened', 'finished', 'changed', 'same'] as const),
])
/** To be mended first: a mended copy has the key. */
const LEAVES_ITS_KEY: ReadonlySet<RowBecomes> = new Set(['faulty', 'notChosen'])

const fieldsOf = (found: Found, given: Partial<ProposalFields>, { lastYears }: PlanContext): ProposalFields =>
  withoutLastYears(
    { ...proposalFields.parse({}), ...found.target, ...given },
    found.previousRequestId ? lastYears.get(found.previousRequestId) : undefined,
  )

/**
 * Of a body's own draft the bureau knew nothing when it took the same from a mail, and other drafts can say what is handed in: one of
 * the two is, not both.
 */
function handedInBefore(
  target: Proposal | null,
  fields: ProposalFields,
  previousRequestId: PolicyRequestId | null,
  { known }: PlanContext,
  { handedIn, rewritten }: Seen,
): 'handedInBefore' | 'handedInAlike' | null {
  if (target && isHandedIn(target)) return null
  if (previousRequestId !== null && known.some((wish) => isHandedIn(wish) && wish.previous?.id === previousRequestId))
    return 'handedInBefore'
  const alike = handedIn.get(wordsOf(fields, null))
  // Two requests of last year can have one title, and are continued by it alone.
  return alike && !rewritten.has(alike.id) && (previousRequestId === null || !alike.previous) ? 'handedInAlike' : null
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
/** Also of a key of another year or another body, or of a wish that was thrown away since. */
const NOTHING: Found = { target: null, previousRequestId: null, key: null }

function findTarget(text: string, key: RowKey, { known, lastYears }: PlanContext): Found {
  const bySheet = known.find(({ sheetKey }) => sheetKey === text.trim()) ?? null
  if (key.kind === 'empty') return { key, target: bySheet, previousRequestId: null }
  if (key.kind === 'wish') {
    const target = known.find(({ id }) => id === key.id) ?? null
    return target ? { key, target, previousRequestId: target.previous?.id ?? null } : NOTHING
  }
  if (!lastYears.has(key.id)) return NOTHING
  const target = bySheet ?? known.find(({ previous }) => previous?.id === key.id) ?? null
  return { key, target, previousRequestId: key.id }
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

/** The same with everything else that a row says. */
const saidBy = (fields: ProposalFields, previousRequestId: string | null): string =>
  [wordsOf(fields, previousRequestId), fields.intent, fields.isUrgent].join('\n')

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
    const shown = fieldText(cell.text)
    const text = field === 'title' ? shown.replace(/\s+/gu, ' ').trim() : shown.trim()
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
