import { createHash } from 'node:crypto'
import { shortened } from '#app/domain/cut-text.ts'
import { EVALUATION_CODES } from '#app/domain/evaluation.ts'
import { OUTCOME_KINDS } from '#app/domain/proposal.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { readSheetNames } from '#server/profiles/profiles.ts'
import type { SentRecords } from './first-year.repository.ts'
import { type AnswerPlan, planAnswers } from './plan-answers.ts'
import { planWishes, type WishPlan } from './plan-wishes.ts'
import {
  type AskedAs,
  type AskedWord,
  type Ground,
  groundOf,
  type LeftOut,
  type RecordNote,
  wordKey,
} from './records-ground.ts'
import type { Place, ShownText } from './show-book.ts'
import type { NamedChoice } from './understand-book.ts'

const ROWS_SHOWN = 50
const LETTERS_SHOWN = 200
/** Texts that are not taken; the file has the others. */
const LEFT_SHOWN = 60
const CHOICES_AT_ONCE = 800

export type RecordBecomes = 'new' | 'same' | 'otherThere' | 'left' | 'empty' | 'tooLong'
export type ShownRecord = {
  readonly at: number
  readonly where: string
  readonly title: string
  readonly text: string
  readonly becomes: RecordBecomes
  readonly isHidden: boolean
  /** Of wishes whose it is, of answers who answered; null: nobody is known. */
  readonly whose: { readonly nameJa: string; readonly nameEn: string } | null
  readonly request: { readonly number: string; readonly title: string } | null
  /** Which request is meant is to be confirmed; null: it is sure, or none is named. */
  readonly asks: readonly { readonly id: string; readonly label: string }[] | null
  readonly chosen: string
  readonly notes: readonly RecordNote[]
}
export type ShownRecords = {
  readonly kind: 'wishes' | 'answers'
  readonly file: string
  readonly shown: string
  readonly years: readonly { readonly id: string; readonly title: string }[]
  readonly cycleId: string
  readonly counts: Readonly<Record<RecordBecomes, number>> & {
    readonly unsure: number
    readonly noted: number
    readonly total: number
  }
  /** Asked of the whole file; null: each row says it itself. */
  readonly whose: string | null
  readonly respondedOn: string | null
  readonly bodies: readonly NamedChoice[]
  readonly recipients: readonly NamedChoice[]
  readonly words: readonly (AskedWord & { readonly at: number })[]
  readonly wordsTotal: number
  readonly wordsPrevious: string | null
  readonly wordsNext: string | null
  readonly leftOut: readonly LeftOut[]
  readonly unread: readonly string[]
  /** What stands in the file and is not taken, as far as a page tells it; of how many. */
  readonly left: readonly ShownText[]
  readonly leftTotal: number
  readonly rows: readonly ShownRecord[]
  readonly start: number
  readonly total: number
  readonly previous: string | null
  readonly next: string | null
}
export type Understood = { readonly ground: Ground; readonly shown: string } & (
  | { readonly kind: 'answers'; readonly plan: AnswerPlan }
  | { readonly kind: 'wishes'; readonly plan: WishPlan }
)

/** Rows of last year's tables as they are understood with what the person chose. `shown` stands for that, and for how things are here. */
export async function understandRecords(reader: Database | Transaction, file: SentRecords): Promise<Understood> {
  const ground = await groundOf(reader, file)
  const sha256 = (plan: AnswerPlan | WishPlan) =>
    createHash('sha256')
      .update(
        JSON.stringify([
          ground.cycleId,
          ground.chosen,
          plan.words,
          plan.rows.map((row) => [row.becomes, row.requestId, row.notes]),
        ]),
      )
      .digest('hex')
  if (file.kind === 'answers') {
    const plan = await planAnswers(reader, ground, file)
    return { kind: 'answers', ground, plan, shown: sha256(plan) }
  }
  const plan = await planWishes(reader, ground, file, await readSheetNames(reader))
  return { kind: 'wishes', ground, plan, shown: sha256(plan) }
}

/** A part of the rows, the unsure ones before all, and what is asked of the whole file. */
export async function showRecords(database: Database, file: SentRecords, place: Place): Promise<ShownRecords> {
  const understood = await understandRecords(database, file)
  const { ground, plan, shown } = understood
  const rows = rowsOf(understood)
  const isAsked = ({ asks, becomes }: ShownRecord) => asks !== null && becomes !== 'same' && becomes !== 'empty'
  const isNoted = (row: ShownRecord) => !isAsked(row) && row.notes.length > 0
  const inOrder = [
    ...rows.filter(isAsked),
    ...rows.filter(isNoted),
    ...rows.filter((row) => !isAsked(row) && !isNoted(row)),
  ]
  const from = beginOf(place.at, inOrder.length, ROWS_SHOWN)
  const most = 1 + Math.max(ground.bodies.length, ground.recipients.length)
  const size = Math.min(20, Math.max(2, Math.floor(CHOICES_AT_ONCE / most)))
  const fromWord = beginOf(place.names, plan.words.length, size)
  const count = (wanted: RecordBecomes) => rows.filter(({ becomes }) => becomes === wanted).length
  return {
    ...{ kind: file.kind, file: file.file, shown, years: ground.years, cycleId: ground.cycleId ?? '' },
    counts: {
      ...{ new: count('new'), same: count('same'), otherThere: count('otherThere'), left: count('left') },
      ...{ empty: count('empty'), tooLong: count('tooLong'), unsure: rows.filter(isAsked).length, total: rows.length },
      noted: rows.filter(({ notes }) => notes.length > 0).length,
    },
    ...asksOfFile(understood),
    ...{ bodies: ground.bodies, recipients: ground.recipients, leftOut: plan.leftOut, unread: file.unread },
    left: (file.left ?? []).slice(0, LEFT_SHOWN).map((one) => ({ ...one, text: shortened(one.text, LETTERS_SHOWN) })),
    leftTotal: (file.left ?? []).length,
    words: plan.words.slice(fromWord, fromWord + size).map((word, at) => ({ ...word, at: fromWord + at })),
    wordsTotal: plan.words.length,
    wordsPrevious: before(fromWord, size),
    wordsNext: after(fromWord, size, plan.words.length),
    rows: inOrder.slice(from, from + ROWS_SHOWN),
    start: inOrder.length === 0 ? 0 : from + 1,
    total: inOrder.length,
    previous: before(from, ROWS_SHOWN),
    next: after(from, ROWS_SHOWN, inOrder.length),
  }
}

const before = (from: number, size: number) => (from > 0 ? String(Math.max(0, from - size)) : null)
const after = (from: number, size: number, total: number) => (from + size < total ? String(from + size) : null)
const beginOf = (asked: unknown, total: number, size: number): number => {
  const number = /^\d{1,6}$/.test(String(asked)) ? Number(asked) : 0
  return number < total ? Math.floor(number / size) * size : 0
}

const asksOfFile = ({ kind, plan }: Understood) =>
  kind === 'answers'
    ? {
        whose: plan.needsRecipient ? plan.recipientId : null,
        respondedOn: plan.needsDay ? plan.respondedOn : null,
      }
    : { whose: plan.needsBody ? plan.bodyId : null, respondedOn: null }

function rowsOf({ kind, ground, plan }: Understood): ShownRecord[] {
  const requests = new Map(ground.requests.map((request) => [request.id, request]))
  const named = <Id extends string>(all: readonly NamedChoice<Id>[]) => new Map(all.map((one) => [one.id, one]))
  const [bodies, recipients] = [named(ground.bodies), named(ground.recipients)]
  const shared = (row: AnswerPlan['rows'][number] | WishPlan['rows'][number]) => ({
    ...{ at: row.at, where: row.record.at, becomes: row.becomes, isHidden: row.record.isHidden },
    request: (row.requestId && requests.get(row.requestId)) ?? null,
    asks: row.isSure ? null : row.candidates.map(({ id, number, title }) => ({ id, label: `${number} ${title}` })),
    ...{ chosen: row.requestId ?? '', notes: row.notes },
  })
  const short = (text: string) => shortened(text, LETTERS_SHOWN)
  const rows =
    kind === 'answers'
      ? plan.rows.map((row) => ({
          ...shared(row),
          ...{ title: short(row.title.split('\n')[0] ?? ''), text: short(row.text) },
          whose: (row.recipientId && recipients.get(row.recipientId)) ?? null,
        }))
      : plan.rows.map((row) => ({
          ...shared(row),
          ...{ title: row.fields.title, text: short(row.fields.demand) },
          whose: (row.bodyId && bodies.get(row.bodyId)) ?? null,
        }))
  return rows.map(({ request, ...row }) => ({
    ...row,
    request: request && { number: request.number, title: request.title },
  }))
}

/** The answers of a form laid over those that are kept. Fields: `cycleId`, `recipient`, `body`, `respondedOn`, `request.N`, `name.N`. */
export function recordChoicesOf(
  file: SentRecords,
  { plan, ground }: Understood,
  fields: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const chosen: Record<string, string> = {}
  for (const [field, value] of Object.entries(fields)) {
    const [, name = '', at = ''] = /^(request|name)\.(\d{1,6})$/.exec(field) ?? []
    const word = name === 'name' ? plan.words[Number(at)] : undefined
    if (word && isChoiceOf(ground, word.as, value)) chosen[wordKey(word.as, word.name)] = value
    else if (name === 'request' && plan.rows[Number(at)]) chosen[field] = value
    else if (['cycleId', 'recipient', 'body', 'respondedOn'].includes(field)) chosen[field] = value
  }
  return { ...file.chosen, ...chosen }
}

function isChoiceOf({ bodies, recipients }: Ground, as: AskedAs, value: string): boolean {
  if (value === '') return true
  if (as === 'evaluation') return EVALUATION_CODES.some((code) => code === value)
  if (as === 'outcome') return OUTCOME_KINDS.some((kind) => kind === value)
  return (as === 'proposer' ? bodies : recipients).some(({ id }) => id === value)
}
