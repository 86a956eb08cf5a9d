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
  const there = new Set(
    (ground.cycleId ? await knownWishes(reader, ground.cycleId, bodies) : []).map((one) =>
      wordsOf(one.bodyId, one.title, one.demand),
    ),
  )
  return {
    ...{ words, bodyId },
    rows: rows.map((row) => {
      const becomes = becomesOf(row, there)
      // The same wish twice in one file is one.
      if (becomes === 'new') there.add(wordsOf(row.bodyId, row.fields.title, row.fields.demand))
      return { ...row, becomes }
    }),
    needsBody: file.records.some(({ cells, sheet }) => !cells.body && !bodyNamed(ground, sheet)),
    leftOut: countLeftOut(file.records.flatMap(({ more }) => more.map(([head]) => head))),
  }
}

const wordsOf = (bodyId: string | null, title: string, demand: string): string =>
  [bodyId, title, demand].map((text) => String(text).replace(/\s/g, '')).join('\n')

type Row = Omit<PlannedWish, 'becomes'>

function becomesOf({ bodyId, fields, record }: Row, there: ReadonlySet<string>): WishBecomes {
  if (fields.title === '' && fields.demand === '') return 'empty'
  if (!bodyId) return 'left'
  const longest = Math.max(...['demand', 'situation', 'reason'].map((name) => (record.cells[name] ?? '').length))
  if (
    longest > PROPOSAL_TEXT_MAX ||
    fields.demand.length > PROPOSAL_TEXT_MAX ||
    fields.reason.length > PROPOSAL_TEXT_MAX
  )
    return 'tooLong'
  return there.has(wordsOf(bodyId, fields.title, fields.demand)) ? 'same' : 'new'
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
  const outcome = outcomeOf(isOfRequest ? (kind ?? 'intoRequest') : kind, requestId, cells, told?.addressee ?? '')
  return {
    ...{ at, record, isSure: match.isSure, candidates: match.candidates, requestId, outcome },
    bodyId: ground.bodies.find(({ id }) => id === bodyId)?.id ?? null,
    fields: fieldsOf(cells, names, outcome === null),
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

function outcomeOf(
  kind: OutcomeKind | null,
  requestId: PolicyRequestId | null,
  cells: ReadRecord['cells'],
  addressee: string,
): PlannedOutcome | null {
  const reason = beginningOf(cells.outcomeReason ?? '', OUTCOME_REASON_MAX)
  if (kind === 'newRequest' || kind === 'intoRequest')
    return requestId ? { kind, requestId, addressee: '', reason } : null
  if (kind === 'passedOn')
    return { kind, requestId: null, addressee: beginningOf(addressee || (cells.outcome ?? ''), ADDRESSEE_MAX), reason }
  return kind && { kind, requestId: null, addressee: '', reason }
}

/** The fields of the wish. What is said of its outcome and could not be recorded as one stays in its words. */
function fieldsOf(cells: ReadRecord['cells'], names: SheetNames, hasNoOutcome: boolean): ProposalFields {
  const { title = '', demand = '', situation = '', reason = '', addressedTo = '' } = cells
  const line = title.replace(/\s+/g, ' ').trim() || (demand.split('\n')[0] ?? '').trim()
  const isLong = line.length > PROPOSAL_TITLE_MAX
  const kept = hasNoOutcome
    ? [
        ...(cells.outcome ? [`（結果：${cells.outcome}）`] : []),
        ...(cells.request ? [`（反映先：${cells.request}）`] : []),
        ...(cells.outcomeReason ? [`（結果の理由：${cells.outcomeReason}）`] : []),
      ]
    : []
  return {
    ...proposalFields.parse({}),
    intent: intentNamed(cells.intent ?? '', names) ?? 'new',
    title: shortened(line, PROPOSAL_TITLE_MAX),
    demand: isLong && title !== '' ? `${line}\n${demand}`.trim() : demand,
    situation,
    reason: [reason, ...kept].filter((text) => text !== '').join('\n'),
    addressedTo: beginningOf(addressedTo.replace(/\s+/g, ' '), ADDRESSEE_MAX),
    isUrgent: urgencyNamed(cells.isUrgent ?? '') ?? false,
  }
}
