import { describe, expect, it } from 'vitest'
import type { BodyId, CycleId, PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import { sheetNames } from '#app/domain/proposal-sheet.ts'
import type { Database } from '#server/db/client.ts'
import { cellName } from '#server/documents/read/read-document.ts'
import { recordsOf } from '#server/documents/read/record-tables.ts'
import type { SentRecords } from './first-year.repository.ts'
import type { KnownAnswer } from './last-year.repository.ts'
import { requestMatcher } from './match-requests.ts'
import { planAnswers } from './plan-answers.ts'
import { planWishes } from './plan-wishes.ts'
import { type Ground, wordKey } from './records-ground.ts'

const TITLES = ['学校給食費の無償化', '地域公共交通の維持', '会計年度任用職員の処遇改善', '公契約条例の制定'] as const
const requests = TITLES.map((title, at) => ({
  ...{ id: `request${at}` as PolicyRequestId, number: `1-${at + 1}`, title, bodyId: 'body' as BodyId },
  ...{ bookNumber: '', recipientIds: [] },
}))
const RECIPIENT = { id: 'kanagawa' as RecipientId, nameJa: '神奈川県', nameEn: 'Kanagawa' }
const BODY = { id: 'metal' as BodyId, nameJa: '金属', nameEn: 'Metal' }
const groundWith = (chosen: Ground['chosen']): Ground => ({
  ...{ years: [], cycleId: 'year' as CycleId, requests, match: requestMatcher(requests), chosen },
  marks: [],
  ...{ bodies: [BODY], recipients: [RECIPIENT] },
})
/** Rows of a sheet as they are read. */
function fileOf(kind: 'wishes' | 'answers', rows: readonly (readonly string[])[]): SentRecords {
  const sheet = {
    ...{ name: '一覧', isHidden: false, merged: [], hiddenColumns: [] },
    rows: rows.map((texts, row) => ({
      ...{ number: row + 1, isHidden: false },
      cells: texts.flatMap((text, column) =>
        text === '' ? [] : [{ at: cellName(row, column), column, text, isFormula: false, isError: false }],
      ),
    })),
  }
  return { kind, file: 'a.xlsx', sha256: '', ...recordsOf({ sheets: [sheet], text: null }, kind, sheetNames([])) }
}
const notesOf = (rows: readonly { readonly becomes: string; readonly notes: readonly object[] }[]) =>
  rows.map(({ becomes, notes }) => [
    becomes,
    ...notes.map((note) =>
      Object.values({ ...note, text: '' })
        .filter(Boolean)
        .join(' '),
    ),
  ])

const HEADS = ['要求項目', '提出先', '回答', '評価', '評価の理由', '次年度の扱い', '回答日', '担当課', '理由']
const answersFrom = (rows: readonly (readonly string[])[], known: readonly KnownAnswer[] = []) =>
  planAnswers(
    { response: { findMany: async () => known } } as unknown as Database,
    groundWith({ respondedOn: '2025-12-01' }),
    fileOf('answers', [HEADS, ...rows]),
  )

describe('Q31: of answers nothing is lost in silence', () => {
  const two = [
    [TITLES[0], '県', '一の回答', '○', '理由甲', '継続', '2025-10-01', '甲課', '本にない理由'],
    [TITLES[0], '県', '二の回答', '×', '理由乙TWO', '終了', '2025-10-20', '乙課', ''],
  ]
  it('rows of one answer that are judged otherwise, on other days: all of it stays, and is told', async () => {
    const { rows, answers, leftOut } = await answersFrom(two)
    expect(notesOf(rows)).toEqual([
      ['new', 'daysDiffer', 'judgedTwice'],
      ['new', 'daysDiffer', 'judgedTwice'],
    ])
    expect(leftOut).toEqual([{ head: '理由', count: 1, places: ['一覧 2'] }])
    expect(answers).toMatchObject([
      {
        text: '【甲課　回答日 2025-10-01】\n一の回答\n【乙課　回答日 2025-10-20】\n二の回答',
        ...{ respondedOn: '2025-10-20', evaluation: 'partial', nextAction: 'continue' },
        evaluationReason: '【甲課】○ 理由甲 （次年度の扱い：継続）\n【乙課】× 理由乙TWO （次年度の扱い：終了）',
      },
    ])
  })
  it('rows that are judged alike are one evaluation', async () => {
    const row = [TITLES[0], '県', '一の回答', '○', '理由', '継続', '2025-10-01', '甲課']
    const { rows, answers } = await answersFrom([row, [TITLES[0], '県', '二の回答', '○', '理由', '継続', '2025-10-01']])
    expect(notesOf(rows)).toEqual([['new'], ['new']])
    expect(answers[0]).toMatchObject({ text: '【甲課】\n一の回答\n二の回答', evaluationReason: '理由' })
  })
  it('what would have to be cut is not taken, and says how long it may be', async () => {
    const { rows, answers } = await answersFrom([
      [TITLES[0], '県', '回答', '△', '理'.repeat(2500)],
      [TITLES[1], '県', '答'.repeat(20_001)],
    ])
    expect(notesOf(rows)).toEqual([
      ['tooLong', 'tooLong evaluationReason 2500 1000'],
      ['tooLong', 'tooLong answer 20001 20000'],
    ])
    expect(answers).toEqual([])
  })
  it('a day that is none and a word for next year that nobody knows stay in words', async () => {
    const { rows, answers } = await answersFrom([[TITLES[0], '県', '考えます。', '△', '', '様子見', '十月の初め']])
    expect(notesOf(rows)).toEqual([['new', 'keptInAnswer respondedOn', 'keptInReason nextAction']])
    expect(answers).toMatchObject([
      {
        ...{ text: '考えます。\n【回答日】十月の初め', respondedOn: '2025-12-01', evaluation: 'ongoing' },
        ...{ evaluationReason: '（次年度の扱い：様子見）', nextAction: null },
      },
    ])
  })
  it('what is judged of no answer, or without a mark that is known, is told', async () => {
    const { rows } = await answersFrom([
      [TITLES[0], '県', '', '×', '回答のない評価'],
      [TITLES[1], '県', '回答', '', '評価のない理由', '継続'],
    ])
    expect(notesOf(rows)).toEqual([
      ['empty', 'notTaken evaluation', 'notTaken evaluationReason'],
      ['new', 'notTaken evaluationReason', 'notTaken nextAction'],
    ])
  })
  it('an answer that stands there, judged otherwise or not: that is told', async () => {
    const { answers } = await answersFrom(two)
    const there = (reason: string) =>
      answers.map(({ requestId, recipientId, round, text, nextAction }) => ({
        ...{ requestId, recipientId, round, text },
        evaluation: { code: 'partial' as const, reason, nextAction },
      }))
    const again = await answersFrom(two, there(answers[0]?.evaluationReason ?? ''))
    expect(notesOf(again.rows)).toEqual([['same'], ['same']])
    const other = await answersFrom(two, there('別の理由'))
    expect(notesOf(other.rows)).toEqual([
      ['same', 'judgedOtherwiseThere'],
      ['same', 'judgedOtherwiseThere'],
    ])
  })
})

const WISH_HEADS = [
  '組織',
  '区分',
  '件名',
  '要求内容',
  '提出先の希望',
  '特に急ぐ',
  '結果',
  '反映先',
  '取扱いの説明',
  '理由',
]
const wishesFrom = (
  rows: readonly (readonly string[])[],
  chosen: Ground['chosen'] = {},
  known: readonly object[] = [],
) =>
  planWishes(
    { proposal: { findMany: async () => known } } as unknown as Database,
    groundWith(chosen),
    fileOf('wishes', [WISH_HEADS, ...rows]),
    sheetNames([]),
  )

describe('Q31: of wishes nothing is lost in silence', () => {
  const to = `${'宛'.repeat(120)}END`
  const long = '説'.repeat(1100)
  const rows = [
    ['金属', '改定案件', '言葉一', '一を求める', to, 'A特急', '労働局に引継ぎ（連合本部にも）', '', '説明'],
    ['金属', '新規', '言葉二', '二を求める', '県', '', '取り上げない（予算がない）', '別冊3', '', '理由'],
    ['金属', '新規', '言葉三', '三を求める', '県', '', '見送り', '', long],
    ['金属', '新規', '言葉四', '四'.repeat(4001), '県'],
    ['金属', '新規', '言葉五', '五を求める', '県', '', '採用', TITLES[1], ''],
    ['金属', '新規', '言葉五', '五を求める', '県', '', '採用', TITLES[2], ''],
    ['金属', '新規', '言葉五', '五を求める', '県', '', '採用', TITLES[2], ''],
  ]
  const chosen = {
    [wordKey('outcome', '労働局に引継ぎ（連合本部にも）')]: 'passedOn',
    [wordKey('outcome', '取り上げない（予算がない）')]: 'notTakenUp',
  }
  it('words that no field takes, and what a list says of an outcome, stay and are told', async () => {
    const plan = await wishesFrom(rows, chosen)
    expect(notesOf(plan.rows)).toEqual([
      ['new', 'keptInReason intent', 'keptInReason isUrgent', 'keptInReason addressedTo'],
      ['new', 'keptInReason request'],
      ['new', 'keptInReason outcomeReason'],
      ['tooLong', 'tooLong demand 4001 4000'],
      ['new'],
      // It went into another request too: another row, where the same one again is none.
      ['new'],
      ['same'],
    ])
    expect(
      plan.rows.slice(0, 3).map(({ fields, outcome }) => [fields.reason, outcome?.addressee, outcome?.reason]),
    ).toEqual([
      [`（区分：改定案件）\n（特に急ぐ：A特急）\n（提出先の希望：${to}）`, '労働局に引継ぎ（連合本部にも）', '説明'],
      ['理由\n（反映先：別冊3）', '', '取り上げない（予算がない）'],
      [`（結果の理由：${long}）`, '', `${'説'.repeat(999)}…`],
    ])
  })
  it('words for which nobody chose what they mean stay too', async () => {
    const [first] = (await wishesFrom(rows)).rows
    expect(first?.outcome).toBeNull()
    expect(first?.fields.reason).toContain('（結果：労働局に引継ぎ（連合本部にも））\n（結果の理由：説明）')
  })
  it('the same list once more makes nothing, whatever is chosen for its words; another reason is another wish', async () => {
    const known = (await wishesFrom(rows, chosen)).rows.map(({ bodyId, fields }) => ({ bodyId, ...fields }))
    expect((await wishesFrom(rows, {}, known)).rows.map(({ becomes }) => becomes)).toEqual([
      ...['same', 'same', 'same', 'tooLong', 'same', 'same', 'same'],
    ])
    const other = rows.map((row) => [...row.slice(0, 9), '別の理由'])
    expect((await wishesFrom(other, chosen, known)).rows[1]?.becomes).toBe('new')
  })
})
