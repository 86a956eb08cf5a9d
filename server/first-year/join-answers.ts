import { beginningOf, shortened } from '#app/domain/cut-text.ts'
import { DEPARTMENT_MAX, EVALUATION_REASON_MAX, RESPONSE_TEXT_MAX } from '#app/domain/evaluation.ts'
import type { AnswerRow, NewAnswer } from './answer-rows.ts'
import type { KnownAnswer } from './last-year.repository.ts'
import type { RecordNote } from './records-ground.ts'

/**
 * Rows on one request of one recipient are one answer: their texts below the names of the departments, the last of their days, the first
 * of what was judged. What they say otherwise stays in words, and is told.
 */
export function answersOf(group: readonly AnswerRow[]): {
  readonly answers: readonly NewAnswer[]
  readonly notes: readonly RecordNote[]
} {
  const [first] = group
  if (!first?.requestId || !first.recipientId) return { answers: [], notes: [] }
  const { requestId, recipientId } = first
  const count = Math.max(...group.map(({ rounds }) => rounds.length))
  const departments = [...new Set(group.map(({ department }) => department).filter((one) => one !== ''))].join('、')
  const days = [...new Set(group.map(({ respondedOn }) => respondedOn).filter((day) => day !== ''))].sort()
  const headOf = ({ department, respondedOn }: AnswerRow): string =>
    [department, days.length > 1 && respondedOn !== '' ? `回答日 ${respondedOn}` : ''].filter(Boolean).join('　')
  const judged = judgementOf(group)
  const answers = Array.from({ length: count }, (_, nth): NewAnswer => {
    const given = group.filter(({ rounds }) => rounds[nth] !== undefined)
    const isApart = given.length > 1 || departments.length > DEPARTMENT_MAX
    const texts = given.map((row) =>
      isApart && headOf(row) !== '' ? `【${headOf(row)}】\n${row.rounds[nth]}` : (row.rounds[nth] ?? ''),
    )
    // What is judged is what was answered last.
    const isLast = nth === count - 1
    return {
      ...{ requestId, recipientId, round: nth + 1, text: [...new Set(texts)].join('\n') },
      ...{ department: beginningOf(departments, DEPARTMENT_MAX), respondedOn: days.at(-1) ?? '' },
      evaluation: (isLast && judged.evaluation) || null,
      evaluationReason: (isLast && judged.evaluationReason) || '',
      nextAction: (isLast && judged.nextAction) || null,
      at: given.map(({ record }) => record.at).join('、'),
    }
  })
  const longest = Math.max(...answers.map(({ text }) => text.length))
  return {
    answers,
    notes: [
      ...tooLong('answer', longest, RESPONSE_TEXT_MAX),
      ...tooLong('evaluationReason', judged.evaluationReason.length, EVALUATION_REASON_MAX),
      ...(days.length > 1 ? [{ kind: 'daysDiffer' as const }] : []),
      ...(judged.isTwice ? [{ kind: 'judgedTwice' as const }] : []),
    ],
  }
}

const tooLong = (field: 'answer' | 'evaluationReason', length: number, max: number): RecordNote[] =>
  length > max ? [{ kind: 'tooLong', field, length, max }] : []

type Judgement = Pick<NewAnswer, 'evaluation' | 'evaluationReason' | 'nextAction'> & { readonly isTwice: boolean }

/** What rows judge together. The first mark counts; where others say something else, all of it stands in the reason, row by row. */
function judgementOf(group: readonly AnswerRow[]): Judgement {
  const first = group.find(({ evaluation }) => evaluation !== null)
  if (!first) return { evaluation: null, evaluationReason: '', nextAction: null, isTwice: false }
  const said = group.filter(isJudged)
  const words = [...new Set(said.map((row) => JSON.stringify([row.evaluation, reasonOf(row), row.nextAction])))]
  const isTwice = words.length > 1
  return {
    ...{ evaluation: first.evaluation, nextAction: first.nextAction, isTwice },
    evaluationReason: isTwice
      ? said.map((row) => `【${row.department || row.record.at}】${inWords(row)}`).join('\n')
      : reasonOf(first),
  }
}

const isJudged = ({ record: { cells } }: AnswerRow): boolean =>
  Boolean(cells.evaluation || cells.evaluationReason || cells.nextAction)

/** A word for next year that nobody knows stays with the reason. */
const reasonOf = ({ evaluationReason, nextAction, record: { cells } }: AnswerRow): string =>
  [evaluationReason, cells.nextAction && nextAction === null ? `（次年度の扱い：${cells.nextAction}）` : '']
    .filter(Boolean)
    .join('\n')

const inWords = (row: AnswerRow): string => {
  const { nextAction, record } = row
  const next = nextAction ? `（次年度の扱い：${record.cells.nextAction}）` : ''
  return [record.cells.evaluation, reasonOf(row), next].filter(Boolean).join(' ')
}

/** Letters of what is not taken that a note tells. */
const WORD_TOLD = 60

/** What a row judges and no answer takes: there is no mark that is known, or no answer to which it belongs. */
export function judgementLeft(row: AnswerRow, answers: readonly NewAnswer[]): RecordNote[] {
  const { cells } = row.record
  const isTaken = answers.some(({ evaluation }) => evaluation !== null)
  const fields = ['evaluation', 'evaluationReason', 'nextAction'] as const
  return fields.flatMap((field): RecordNote[] => {
    const text = shortened(cells[field] ?? '', WORD_TOLD)
    if (text === '') return []
    if (!isTaken) return [{ kind: 'notTaken', field, text }]
    return field === 'nextAction' && row.nextAction === null ? [{ kind: 'keptInReason', field, text }] : []
  })
}

/** The answer stands there, judged otherwise or not at all: what the rows judge is not written over it. */
export function judgedOtherwise(answers: readonly NewAnswer[], there: readonly KnownAnswer[]): RecordNote[] {
  const judged = answers.find(({ evaluation }) => evaluation !== null)
  if (!judged) return []
  const isThere = there.some(
    ({ evaluation: one }) =>
      one?.code === judged.evaluation && one.reason === judged.evaluationReason && one.nextAction === judged.nextAction,
  )
  return isThere ? [] : [{ kind: 'judgedOtherwiseThere' }]
}
