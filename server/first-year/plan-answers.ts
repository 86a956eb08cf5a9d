import { isCalendarDate } from '#app/domain/calendar-date.ts'
import { beginningOf, shortened } from '#app/domain/cut-text.ts'
import { DEPARTMENT_MAX, EVALUATION_CODES } from '#app/domain/evaluation.ts'
import { dayNamed, evaluationNamed, nextActionNamed } from '#app/domain/last-year-records.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { ReadRecord } from '#server/documents/read/read-record.ts'
import type { AnswerBecomes, AnswerRow, NewAnswer, PlannedAnswer } from './answer-rows.ts'
import type { SentRecords } from './first-year.repository.ts'
import { answersOf, judgedOtherwise, judgementLeft } from './join-answers.ts'
import { type KnownAnswer, knownAnswers } from './last-year.repository.ts'
import {
  type AskedWord,
  askedWords,
  countLeftOut,
  dayOfFile,
  type Ground,
  type LeftOut,
  type RecordNote,
  recipientNamed,
  recipientOfFile,
  wordKey,
} from './records-ground.ts'

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
  const { answers, becomesOf, notesOf } = together(rows, known)
  return {
    ...{ words, answers, recipientId, respondedOn },
    rows: rows.map((row) => ({
      ...{ at: row.at, record: row.record, title: row.title, text: row.text, isSure: row.isSure },
      ...{ candidates: row.candidates, requestId: row.requestId, recipientId: row.recipientId },
      ...{ becomes: becomesOf(row), notes: notesOf(row) },
    })),
    needsRecipient: file.records.some(({ cells }) => (cells.recipient ?? '') === ''),
    leftOut: countLeftOut(
      rows.flatMap(({ record }) =>
        record.more.flatMap(([head]) => (OF_ANSWER.test(head) ? [] : [{ head, at: record.at }])),
      ),
    ),
    needsDay: rows.some(({ record }) => !dayOfRow(record)),
  }
}

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
): AnswerRow {
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
  const day = dayOfRow(record)
  const besides = [
    // What is no day of the calendar is kept as it was written.
    ...(cells.respondedOn && !day ? [`【回答日】${cells.respondedOn}`] : []),
    ...(department.length > DEPARTMENT_MAX ? [`【担当】${department}`] : []),
    ...more.flatMap(([head, text]) => (OF_ANSWER.test(head) ? [`【${head}】${text}`] : [])),
  ]
  const rounds = [first, cells.answer2 ?? '', cells.answer3 ?? ''].filter((text) => text !== '')
  const whole = rounds.map((text, nth) => (nth === rounds.length - 1 ? [text, ...besides].join('\n') : text))
  return {
    ...{ at, record, title, text: whole.join('\n'), isSure: match.isSure, candidates: match.candidates, requestId },
    recipientId: ground.recipients.find(({ id }) => id === recipientId)?.id ?? null,
    ...{ rounds: whole, evaluation, department: beginningOf(department, DEPARTMENT_MAX) },
    respondedOn: day ?? file.respondedOn,
    evaluationReason: cells.evaluationReason ?? '',
    nextAction: nextActionNamed(cells.nextAction ?? ''),
    notes: notesOfRow(cells, day),
  }
}

/** Letters of a word that a note tells. */
const WORD_TOLD = 60

const notesOfRow = (cells: ReadRecord['cells'], day: string | null): RecordNote[] => [
  ...(cells.respondedOn && !day
    ? [{ kind: 'keptInAnswer' as const, field: 'respondedOn' as const, text: shortened(cells.respondedOn, WORD_TOLD) }]
    : []),
]

/** The answers that rows make together, what that makes of each row, and what is to be known of it. */
function together(rows: readonly AnswerRow[], known: readonly KnownAnswer[]) {
  const groups = new Map<string, AnswerRow[]>()
  for (const row of rows) {
    if (!row.requestId || !row.recipientId || row.rounds.length === 0) continue
    const key = `${row.requestId} ${row.recipientId}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const answers: NewAnswer[] = []
  const becomes = new Map<AnswerRow, AnswerBecomes>()
  const notes = new Map<AnswerRow, readonly RecordNote[]>()
  for (const group of groups.values()) {
    const made = answersOf(group)
    const there = known.filter(
      ({ requestId, recipientId }) => requestId === group[0]?.requestId && recipientId === group[0]?.recipientId,
    )
    const isSame = there.length > 0 && made.answers.every(({ text }) => there.some((one) => one.text === text))
    const isTooLong = made.notes.some(({ kind }) => kind === 'tooLong')
    const each: AnswerBecomes = isSame ? 'same' : there.length > 0 ? 'otherThere' : isTooLong ? 'tooLong' : 'new'
    if (each === 'new') answers.push(...made.answers)
    const ofGroup = each === 'new' || each === 'tooLong' ? made.notes : judgedOtherwise(made.answers, there)
    for (const row of group) {
      becomes.set(row, each)
      notes.set(row, [...ofGroup, ...(each === 'new' ? [...row.notes, ...judgementLeft(row, made.answers)] : [])])
    }
  }
  return {
    answers,
    becomesOf: (row: AnswerRow): AnswerBecomes => becomes.get(row) ?? (row.rounds.length === 0 ? 'empty' : 'left'),
    // Of a row without an answer nothing is taken: what was judged of it is told.
    notesOf: (row: AnswerRow): readonly RecordNote[] => notes.get(row) ?? judgementLeft(row, []),
  }
}
