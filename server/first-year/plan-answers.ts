import { isCalendarDate } from '#app/domain/calendar-date.ts'
import { beginningOf } from '#app/domain/cut-text.ts'
import {
  DEPARTMENT_MAX,
  EVALUATION_CODES,
  EVALUATION_REASON_MAX,
  type EvaluationCode,
  type NextAction,
  RESPONSE_TEXT_MAX,
} from '#app/domain/evaluation.ts'
import type { PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import { dayNamed, evaluationNamed, nextActionNamed } from '#app/domain/last-year-records.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { ReadRecord } from '#server/documents/read/read-record.ts'
import type { SentRecords } from './first-year.repository.ts'
import { type KnownAnswer, knownAnswers } from './last-year.repository.ts'
import type { LastRequest } from './match-requests.ts'
import {
  type AskedWord,
  askedWords,
  countLeftOut,
  dayOfFile,
  type Ground,
  type LeftOut,
  recipientNamed,
  recipientOfFile,
  wordKey,
} from './records-ground.ts'

/**
 * What a row becomes: `new`; `same`, it stands there word for word; `otherThere`, another answer does; `left`, nobody said of which
 * request or recipient it is; `empty`, there is no answer in it; `tooLong`.
 */
export type AnswerBecomes = 'new' | 'same' | 'otherThere' | 'left' | 'empty' | 'tooLong'
export type PlannedAnswer = {
  readonly at: number
  readonly record: ReadRecord
  readonly title: string
  readonly text: string
  readonly becomes: AnswerBecomes
  readonly isSure: boolean
  readonly candidates: readonly LastRequest[]
  readonly requestId: PolicyRequestId | null
  readonly recipientId: RecipientId | null
}
/** One answer to be taken: rows of several departments on one request are one. */
export type NewAnswer = {
  readonly requestId: PolicyRequestId
  readonly recipientId: RecipientId
  readonly round: number
  readonly text: string
  readonly department: string
  readonly respondedOn: string
  readonly evaluation: EvaluationCode | null
  readonly evaluationReason: string
  readonly nextAction: NextAction | null
  readonly at: string
}
export type AnswerPlan = {
  readonly rows: readonly PlannedAnswer[]
  readonly words: readonly AskedWord[]
  readonly answers: readonly NewAnswer[]
  /** Of the whole file: the recipient of rows that name none, and the day of those without one. */
  readonly recipientId: string
  readonly respondedOn: string
  readonly needsRecipient: boolean
  readonly needsDay: boolean
  /** What stands in the table and is not taken, by the heads of its columns. */
  readonly leftOut: readonly LeftOut[]
}

type Row = Omit<PlannedAnswer, 'becomes'> & {
  readonly rounds: readonly string[]
  readonly department: string
  readonly respondedOn: string
  readonly evaluation: EvaluationCode | null
  readonly evaluationReason: string
  readonly nextAction: NextAction | null
}

/** What becomes of each row of a table of answers, as things stand. */
export async function planAnswers(
  reader: Database | Transaction,
  ground: Ground,
  file: SentRecords,
): Promise<AnswerPlan> {
  const { chosen } = ground
  const recipientId = chosen.recipient ?? recipientOfFile(ground, file) ?? ''
  const respondedOn = chosen.respondedOn ?? dayOfFile(file)
  const words = askedWords(
    file.records.flatMap(({ cells: { recipient = '', evaluation = '' } }) => [
      ...(recipient !== '' && !recipientNamed(ground, recipient)
        ? [{ as: 'recipient' as const, name: recipient }]
        : []),
      ...(evaluation !== '' && !evaluationNamed(evaluation, ground.marks)
        ? [{ as: 'evaluation' as const, name: evaluation }]
        : []),
    ]),
    chosen,
  )
  const rows = file.records.map((record, at) => toRow(ground, record, at, { recipientId, respondedOn }))
  const pairs = rows.filter(({ requestId, recipientId: of }) => requestId && of)
  const known = await knownAnswers(
    reader,
    [...new Set(pairs.flatMap((row) => row.requestId ?? []))],
    [...new Set(pairs.flatMap((row) => row.recipientId ?? []))],
  )
  const { answers, becomesOf } = together(rows, known)
  return {
    ...{ words, answers, recipientId, respondedOn },
    rows: rows.map((row) => ({
      ...{ at: row.at, record: row.record, title: row.title, text: row.text, isSure: row.isSure },
      ...{ candidates: row.candidates, requestId: row.requestId, recipientId: row.recipientId },
      becomes: becomesOf(row),
    })),
    needsRecipient: file.records.some(({ cells }) => (cells.recipient ?? '') === ''),
    leftOut: countLeftOut(rows.flatMap(({ record, evaluation }) => leftOutOf(record, evaluation))),
    needsDay: rows.some(({ record }) => !dayOfRow(record)),
  }
}

const leftOutOf = ({ cells, more }: ReadRecord, evaluation: EvaluationCode | null): string[] => [
  ...more.flatMap(([head]) => (OF_ANSWER.test(head) ? [] : [head])),
  ...(cells.evaluation && evaluation === null ? ['評価'] : []),
  ...(cells.evaluationReason && evaluation === null ? ['評価の理由'] : []),
  ...(cells.nextAction && (evaluation === null || !nextActionNamed(cells.nextAction)) ? ['次年度の扱い'] : []),
]

const dayOfRow = ({ cells }: ReadRecord): string | null => {
  const day = dayNamed(cells.respondedOn ?? '')
  return day && isCalendarDate(day) ? day : null
}

/** Columns of the government beside its answer. */
const OF_ANSWER = /^(区分|反映区分|対応の?種別|対応区分|当日の発言)$/
/** 「≪福祉部福祉課≫」 as the last line of an answer says who answers. */
const OF_DEPARTMENT = /^[≪《【（(<＜[](.{1,60}?(?:[課室局部係所院庁署班]|委員会|センター))[≫》】）)>＞\]]$/

function toRow(
  ground: Ground,
  record: ReadRecord,
  at: number,
  file: { readonly recipientId: string; readonly respondedOn: string },
): Row {
  const { cells, more } = record
  const title = (cells.title ?? '').trim()
  const match = ground.match(title, (cells.number ?? '').replace(/\n.*/s, ''))
  const chosenRequest = ground.chosen[`request.${at}`]
  const requestId =
    chosenRequest === undefined ? match.id : (ground.requests.find(({ id }) => id === chosenRequest)?.id ?? null)
  const named = cells.recipient ?? ''
  const recipientId =
    named === ''
      ? file.recipientId
      : (recipientNamed(ground, named) ?? ground.chosen[wordKey('recipient', named)] ?? '')
  const mark = cells.evaluation ?? ''
  const chosenMark = ground.chosen[wordKey('evaluation', mark)]
  const evaluation = evaluationNamed(mark, ground.marks) ?? EVALUATION_CODES.find((code) => code === chosenMark) ?? null
  const lines = (cells.answer ?? '').split('\n')
  const ofDepartment = OF_DEPARTMENT.exec((lines.at(-1) ?? '').trim())?.[1]
  const first = (ofDepartment && !cells.department ? lines.slice(0, -1) : lines).join('\n').trim()
  const department = (cells.department ?? ofDepartment ?? '').replace(/\s+/g, ' ').trim()
  // The government's own mark and what it said stay with the answer. Nothing of what we think of it does: answers go out again.
  const besides = [
    ...(department.length > DEPARTMENT_MAX ? [`【担当】${department}`] : []),
    ...more.flatMap(([head, text]) => (OF_ANSWER.test(head) ? [`【${head}】${text}`] : [])),
  ]
  const rounds = [first, cells.answer2 ?? '', cells.answer3 ?? ''].filter((text) => text !== '')
  const whole = rounds.map((text, nth) => (nth === rounds.length - 1 ? [text, ...besides].join('\n') : text))
  return {
    ...{ at, record, title, text: whole.join('\n'), isSure: match.isSure, candidates: match.candidates, requestId },
    recipientId: ground.recipients.find(({ id }) => id === recipientId)?.id ?? null,
    ...{ rounds: whole, evaluation, department: beginningOf(department, DEPARTMENT_MAX) },
    respondedOn: dayOfRow(record) ?? file.respondedOn,
    evaluationReason: beginningOf(cells.evaluationReason ?? '', EVALUATION_REASON_MAX),
    nextAction: nextActionNamed(cells.nextAction ?? ''),
  }
}

/** The answers that rows make together, and what that makes of each row. */
function together(rows: readonly Row[], known: readonly KnownAnswer[]) {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    if (!row.requestId || !row.recipientId || row.rounds.length === 0) continue
    const key = `${row.requestId} ${row.recipientId}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const answers: NewAnswer[] = []
  const becomes = new Map<Row, AnswerBecomes>()
  for (const group of groups.values()) {
    const made = answersOf(group)
    const there = known.filter(
      ({ requestId, recipientId }) => requestId === group[0]?.requestId && recipientId === group[0]?.recipientId,
    )
    const isSame = there.length > 0 && made.every(({ text }) => there.some((one) => one.text === text))
    const isTooLong = made.some(({ text }) => text.length > RESPONSE_TEXT_MAX)
    const each: AnswerBecomes = isSame ? 'same' : there.length > 0 ? 'otherThere' : isTooLong ? 'tooLong' : 'new'
    if (each === 'new') answers.push(...made)
    for (const row of group) becomes.set(row, each)
  }
  return {
    answers,
    becomesOf: (row: Row): AnswerBecomes => becomes.get(row) ?? (row.rounds.length === 0 ? 'empty' : 'left'),
  }
}

function answersOf(group: readonly Row[]): NewAnswer[] {
  const [first] = group
  if (!first?.requestId || !first.recipientId) return []
  const { requestId, recipientId } = first
  const count = Math.max(...group.map(({ rounds }) => rounds.length))
  const departments = [...new Set(group.map(({ department }) => department).filter((one) => one !== ''))]
  const days = group.map(({ respondedOn }) => respondedOn).filter((day) => day !== '')
  const judged = group.find(({ evaluation }) => evaluation !== null)
  return Array.from({ length: count }, (_, nth): NewAnswer => {
    const given = group.filter(({ rounds }) => rounds[nth] !== undefined)
    const texts = given.map(({ department, rounds }) =>
      given.length > 1 && department !== '' ? `【${department}】\n${rounds[nth]}` : (rounds[nth] ?? ''),
    )
    // What is judged is what was answered last.
    const isLast = nth === count - 1
    return {
      ...{ requestId, recipientId, round: nth + 1, text: [...new Set(texts)].join('\n') },
      ...{ department: beginningOf(departments.join('、'), DEPARTMENT_MAX), respondedOn: days[0] ?? '' },
      evaluation: (isLast && judged?.evaluation) || null,
      evaluationReason: (isLast && judged?.evaluationReason) || '',
      nextAction: (isLast && judged?.nextAction) || null,
      at: given.map(({ record }) => record.at).join('、'),
    }
  })
}
