import { beginningOf, shortened } from '#app/domain/cut-text.ts'
import { type BodyId, type PolicyRequestId, parseId } from '#app/domain/ids.ts'
import { outcomeTold } from '#app/domain/last-year-records.ts'
import {
  ADDRESSEE_MAX,
  OUTCOME_KINDS,
  OUTCOME_REASON_MAX,
  type OutcomeKind,
  PROPOSAL_TEXT_MAX,
  PROPOSAL_TITLE_MAX,
} from '#app/domain/proposal.ts'
import { type ProposalFields, proposalFields } from '#app/domain/proposal-input.ts'
import { intentNamed, type SheetNames, urgencyNamed } from '#app/domain/proposal-sheet.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { ReadRecord } from '#server/documents/read/read-record.ts'
import type { SentRecords } from './first-year.repository.ts'
import { knownWishes } from './last-year.repository.ts'
import type { LastRequest } from './match-requests.ts'
import {
  type AskedWord,
  askedWords,
  bodyNamed,
  countLeftOut,
  type Ground,
  type LeftOut,
  type NotedField,
  type RecordNote,
  wordKey,
} from './records-ground.ts'

/** `new`; `same`, the body handed it in in the same words; `left`, nobody said whose it is; `empty`; `tooLong`. */
export type WishBecomes = 'new' | 'same' | 'left' | 'empty' | 'tooLong'
export type PlannedOutcome = {
  readonly kind: OutcomeKind
  readonly requestId: PolicyRequestId | null
  readonly addressee: string
  readonly reason: string
}
export type PlannedWish = {
  readonly at: number
  readonly record: ReadRecord
  readonly fields: ProposalFields
  readonly becomes: WishBecomes
  /** False: it went into a request, and which one is to be confirmed. */
  readonly isSure: boolean
  readonly candidates: readonly LastRequest[]
  readonly requestId: PolicyRequestId | null
  readonly bodyId: BodyId | null
  readonly outcome: PlannedOutcome | null
  readonly notes: readonly RecordNote[]
}
export type WishPlan = {
  readonly rows: readonly PlannedWish[]
  readonly words: readonly AskedWord[]
  /** Of the whole file: whose wishes those are that name nobody. */
  readonly bodyId: string
  readonly needsBody: boolean
  readonly leftOut: readonly LeftOut[]
}

/** What becomes of each row of a list of last year's wishes, as things stand. */
export async function planWishes(
  reader: Database | Transaction,
  ground: Ground,
  file: SentRecords,
  names: SheetNames,
): Promise<WishPlan> {
  const bodyId = ground.chosen.body ?? bodyOfFile(ground, file) ?? ''
  const words = askedWords(
    file.records.flatMap(({ cells: { body = '', outcome = '' } }) => [
      ...(body !== '' && !bodyNamed(ground, body) ? [{ as: 'proposer' as const, name: body }] : []),
      ...(outcome !== '' && !outcomeTold(outcome) ? [{ as: 'outcome' as const, name: beginningOf(outcome, 100) }] : []),
    ]),
    ground.chosen,
  )
  const rows = file.records.map((record, at) => toRow(ground, record, at, bodyId, names))
  const bodies = [...new Set(rows.flatMap((row) => row.bodyId ?? []))]
  const there = new Map<string, string[]>()
  const add = (words: string, reason: string) => there.set(words, [...(there.get(words) ?? []), reason])
  for (const one of ground.cycleId ? await knownWishes(reader, ground.cycleId, bodies) : [])
    add(wordsOf(one.bodyId, one), one.reason)
  const seen = new Set<string>()
  return {
    ...{ words, bodyId },
    rows: rows.map((row) => {
      const becomes = becomesOf(row, there, seen)
      // The same wish twice in one file is one; with another reason or another outcome it is another row.
      if (becomes === 'new') seen.add(allOf(row))
      return { ...row, becomes }
    }),
    needsBody: file.records.some(({ cells, sheet }) => !cells.body && !bodyNamed(ground, sheet)),
    leftOut: countLeftOut(file.records.flatMap(({ at, more }) => more.map(([head]) => ({ head, at })))),
  }
}

type Words = Pick<ProposalFields, 'title' | 'demand' | 'situation'>
const wordsOf = (bodyId: string | null, { title, demand, situation }: Words): string =>
  [bodyId, title, demand, situation].map((text) => String(text).replace(/\s/g, '')).join('\n')
const allOf = ({ bodyId, fields, outcome }: Row): string => JSON.stringify([bodyId, fields, outcome])

type Row = Omit<PlannedWish, 'becomes'>

function becomesOf(row: Row, there: ReadonlyMap<string, readonly string[]>, seen: ReadonlySet<string>): WishBecomes {
  const { bodyId, fields, record, notes } = row
  if (fields.title === '' && fields.demand === '') return 'empty'
  if (!bodyId) return 'left'
  if (notes.some(({ kind }) => kind === 'tooLong')) return 'tooLong'
  // What was kept in words stands behind the reason; it depends on what was chosen.
  const reason = record.cells.reason ?? ''
  const known = there.get(wordsOf(bodyId, fields)) ?? []
  const isThere = known.some((one) => one === reason || one.startsWith(reason === '' ? '（' : `${reason}\n（`))
  return isThere || seen.has(allOf(row)) ? 'same' : 'new'
}

function bodyOfFile(ground: Ground, { file, context, bodyId }: SentRecords): BodyId | null {
  const own = parseId<BodyId>(bodyId)
  if (own && ground.bodies.some(({ id }) => id === own)) return own
  const named = ground.bodies.filter(({ nameJa }) => [file, ...context].some((line) => line.includes(nameJa)))
  return named.length === 1 ? (named[0]?.id ?? null) : null
}

function toRow(ground: Ground, record: ReadRecord, at: number, ofFile: string, names: SheetNames): Row {
  const { cells } = record
  const body = cells.body ?? ''
  const bodyId =
    body === ''
      ? (bodyNamed(ground, record.sheet) ?? ofFile)
      : (bodyNamed(ground, body) ?? ground.chosen[wordKey('proposer', body)] ?? '')
  const told = outcomeTold(cells.outcome ?? '')
  const word = beginningOf(cells.outcome ?? '', 100)
  const kind = told?.kind ?? OUTCOME_KINDS.find((one) => one === ground.chosen[wordKey('outcome', word)]) ?? null
  const isOfRequest = kind === 'newRequest' || kind === 'intoRequest' || (kind === null && Boolean(cells.request))
  const match = isOfRequest ? matchOf(ground, cells, told) : { id: null, isSure: true, candidates: [] }
  const chosen = ground.chosen[`request.${at}`]
  const requestId = chosen === undefined ? match.id : (ground.requests.find(({ id }) => id === chosen)?.id ?? null)
  const outcome = outcomeOf(isOfRequest ? (kind ?? 'intoRequest') : kind, requestId, cells, told)
  const { fields, notes } = fieldsOf(cells, names, outcome)
  return {
    ...{ at, record, isSure: match.isSure, candidates: match.candidates, requestId, outcome, fields, notes },
    bodyId: ground.bodies.find(({ id }) => id === bodyId)?.id ?? null,
  }
}

function matchOf(ground: Ground, cells: ReadRecord['cells'], told: ReturnType<typeof outcomeTold>) {
  const reference = (cells.request ?? '').trim()
  const number = told?.number || (/^[\S]{0,12}?\d[\d\-－.．]*/.exec(reference)?.[0] ?? '')
  const title = told?.title || reference.slice(number.length).trim()
  if (title !== '' || number !== '') {
    const named = ground.match(title, number)
    if (named.id) return named
  }
  // Where nobody says which one, the wish and the request often bear one title; that is never sure.
  return { ...ground.match(cells.title ?? '', ''), isSure: false }
}

/** What a list says beyond the kind of the outcome is its reason: nothing of its words is lost. */
function outcomeOf(
  kind: OutcomeKind | null,
  requestId: PolicyRequestId | null,
  cells: ReadRecord['cells'],
  told: ReturnType<typeof outcomeTold>,
): PlannedOutcome | null {
  const { outcome = '', outcomeReason = '' } = cells
  const isOfRequest = kind === 'newRequest' || kind === 'intoRequest'
  if (kind === null || (isOfRequest && requestId === null)) return null
  const addressee = kind === 'passedOn' ? told?.addressee || outcome : ''
  const isSaid = told?.isWhole || (kind === 'passedOn' && addressee === outcome && outcome.length <= ADDRESSEE_MAX)
  const reason = [isSaid ? '' : outcome, outcomeReason].filter((text) => text !== '').join('\n')
  return {
    ...{ kind, requestId: isOfRequest ? requestId : null },
    ...{ addressee: shortened(addressee, ADDRESSEE_MAX), reason: shortened(reason, OUTCOME_REASON_MAX) },
  }
}

/** The fields of the wish. What is no word of its field, does not fit in it or could not be recorded as an outcome stays in its words. */
function fieldsOf(
  cells: ReadRecord['cells'],
  names: SheetNames,
  outcome: PlannedOutcome | null,
): { readonly fields: ProposalFields; readonly notes: RecordNote[] } {
  const { title = '', demand = '', situation = '', reason = '', addressedTo = '' } = cells
  const line = title.replace(/\s+/g, ' ').trim() || (demand.split('\n')[0] ?? '').trim()
  const isLong = line.length > PROPOSAL_TITLE_MAX
  const to = addressedTo.replace(/\s+/g, ' ')
  const [intent, isUrgent] = [intentNamed(cells.intent ?? '', names), urgencyNamed(cells.isUrgent ?? '')]
  const isOfRequest = outcome !== null && outcome.requestId !== null
  const kept: readonly (readonly [field: NotedField, head: string, text: string | undefined])[] = [
    ['intent', '区分', intent === null ? cells.intent : ''],
    ['isUrgent', '特に急ぐ', isUrgent === null ? cells.isUrgent : ''],
    ['addressedTo', '提出先の希望', to.length > ADDRESSEE_MAX ? to : ''],
    ['outcome', '結果', outcome === null || !holds(outcome, cells.outcome) ? cells.outcome : ''],
    ['request', '反映先', isOfRequest ? '' : cells.request],
    ['outcomeReason', '結果の理由', outcome?.reason.endsWith(cells.outcomeReason ?? '') ? '' : cells.outcomeReason],
  ]
  const told = kept.filter(([, , text]) => (text ?? '') !== '')
  const fields = {
    ...proposalFields.parse({}),
    intent: intent ?? 'new',
    title: shortened(line, PROPOSAL_TITLE_MAX),
    demand: isLong && title !== '' ? `${line}\n${demand}`.trim() : demand,
    situation,
    reason: [reason, ...told.map(([, head, text]) => `（${head}：${text}）`)].filter((text) => text !== '').join('\n'),
    addressedTo: shortened(to, ADDRESSEE_MAX),
    isUrgent: isUrgent ?? false,
  } satisfies ProposalFields
  const notes: RecordNote[] = [
    ...(['demand', 'situation', 'reason'] as const).flatMap((field) =>
      fields[field].length > PROPOSAL_TEXT_MAX
        ? [{ kind: 'tooLong' as const, field, length: fields[field].length, max: PROPOSAL_TEXT_MAX }]
        : [],
    ),
    ...told.map(([field, , text = '']) => ({ kind: 'keptInReason' as const, field, text: shortened(text, WORD_TOLD) })),
  ]
  return { fields, notes }
}

/** Letters of what is kept that a note tells. */
const WORD_TOLD = 60

/** Does the outcome say what stands in the column? The word of a kind does; else its words are in its reason, or to whom it went. */
const holds = ({ addressee, reason }: PlannedOutcome, word = ''): boolean =>
  Boolean(outcomeTold(word)?.isWhole) || word === '' || reason.startsWith(word) || addressee === word
