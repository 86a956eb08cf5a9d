import { randomUUID } from 'node:crypto'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CycleId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { createCarryOver } from '#server/carry-over/carry-over.ts'
import { inList, p, style, tbl, tc, wordFile } from '#server/documents/read/word/word-files.test-support.ts'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { createFirstYear, type FirstYear } from './first-year.ts'
import type { ShownRecords } from './show-records.ts'

let federation: Federation
let firstYear: FirstYear
let bureau: Actor
let cycleId: CycleId
const TITLES = ['学校給食費の無償化', '地域公共交通の維持', '会計年度任用職員の処遇改善', '公契約条例の制定']

beforeAll(async () => {
  federation = await aFederation()
  firstYear = createFirstYear(federation.deps)
  bureau = federation.actors.bureau
  expect(await firstYear.read(bureau, { name: 'a.csv', bytes: Buffer.from('件名,要求内容') }, 'wishes')).toMatchObject({
    refusal: { reason: 'invalidInput', fields: { file: 'yearFirst' } },
  })
  const body = TITLES.map((title) => p(title, '<w:pStyle w:val="2"/>') + p(`${title}を進めること。`)).join('')
  const styles = ['1', '2'].map((level) => style(level, `heading ${level}`, '')).join('')
  const bytes = wordFile({
    body: p('環境・エネルギー', '<w:pStyle w:val="1"/>') + body + p('提出先：神奈川県、横浜市'),
    styles,
  })
  const id = expectOk(await firstYear.read(bureau, { name: '2026年度の本.docx', bytes }))
  const page = expectOk(await firstYear.show(bureau, id, { unit: null, at: null, names: null }))
  cycleId = expectOk(
    await firstYear.confirm(bureau, {
      ...{ formKey: randomUUID(), importId: id, shown: page.shown },
      fields: { title: '2026年度', targetFiscalYear: '2026' },
    }),
  )
})
afterAll(() => federation.close())

type Page = ShownRecords & { readonly id: string }
const show = async (id: string, by = bureau): Promise<Page> => {
  const page = expectOk(await firstYear.show(by, id, { unit: null, at: null, names: null }))
  if (page.kind === 'book') throw new Error('It is a book')
  return { ...page, id }
}
const sent = async (name: string, bytes: Uint8Array, kind: 'wishes' | 'answers', by = bureau) =>
  show(expectOk(await firstYear.read(by, { name, bytes }, kind)), by)
const form = (page: Page, fields: Readonly<Record<string, string>>) => ({
  ...{ formKey: randomUUID(), importId: page.id, shown: page.shown, fields },
})
const sheet = (rows: readonly (readonly string[])[], name = '一覧') =>
  writeXlsx({ sheets: [{ name, rows: rows.map((row) => [...row]) }] })
const told = (page: Page) =>
  page.rows.map(({ title, becomes, request, asks }) => [title, becomes, request?.title ?? '', asks === null])
const answers = () =>
  federation.database.response.findMany({
    where: { request: { cycleId } },
    orderBy: [{ request: { number: 'asc' } }, { recipient: { sortOrder: 'asc' } }, { round: 'asc' }],
    include: { request: true, recipient: true, evaluation: true },
  })

describe('Q31: last year’s wishes come out of a list, with what became of them', () => {
  const rows = [
    ['要求事項の一覧'],
    ['受付番号', '構成組織', '区分', '件名', '要求内容', '結果', '反映先', '結果の理由', '事務局メモ'],
    ['1', '金属の構成組織', '新規', '給食の無償化', '無償にしてほしい。', '採用', '学校給食費の無償化', '', ''],
    ['2', '金属の構成組織', '継続', '地域公共交通の維持', 'バスを残してほしい。', '採用', '', '', '内々の話'],
    ['3', '知らない組合', '新規', '最低賃金', '上げてほしい。', '国へ', '', '国の所管', ''],
    ['4', '知らない組合', '新規', '祝日', '増やしてほしい。', '見送り', '', '他の要求を優先', ''],
  ]
  it('bodies and words that nobody knows are asked once, which request is meant where it is not sure, and all is on record', async () => {
    const page = await sent('要求事項.xlsx', await sheet(rows), 'wishes')
    expect(page.words.map(({ as, name, count }) => [as, name, count])).toEqual([
      ['proposer', '知らない組合', 2],
      ['outcome', '国へ', 1],
    ])
    expect(page.leftOut).toEqual([{ head: '事務局メモ', count: 1, places: ['一覧 4'] }])
    expect(told(page)).toEqual([
      ['地域公共交通の維持', 'new', '地域公共交通の維持', false],
      // What is asked comes first, then what is told of a row: nobody knows 「国へ」 yet.
      ['最低賃金', 'left', '', true],
      ['給食の無償化', 'new', '学校給食費の無償化', true],
      ['祝日', 'left', '', true],
    ])
    const { affiliate } = federation.bodies
    expectOk(await firstYear.keep(bureau, form(page, { 'name.0': affiliate, 'name.1': 'passedOn' })))
    const kept = await show(page.id)
    expect(kept.counts).toMatchObject({ new: 4, left: 0 })
    expectOk(await firstYear.confirm(bureau, form(kept, {})))
    const wishes = await federation.database.proposal.findMany({
      where: { cycleId },
      orderBy: { number: 'asc' },
      include: { outcomes: { include: { request: true } } },
    })
    expect(wishes.map((one) => [one.number, one.title, one.state, one.importedFrom])).toEqual([
      [1, '給食の無償化', 'handedIn', '要求事項.xlsx 一覧 3'],
      [2, '地域公共交通の維持', 'handedIn', '要求事項.xlsx 一覧 4'],
      [3, '最低賃金', 'handedIn', '要求事項.xlsx 一覧 5'],
      [4, '祝日', 'handedIn', '要求事項.xlsx 一覧 6'],
    ])
    expect(
      wishes.map(({ outcomes }) => outcomes.map((one) => [one.kind, one.request?.title ?? one.addressee, one.reason])),
    ).toEqual([
      [['intoRequest', '学校給食費の無償化', '']],
      [['intoRequest', '地域公共交通の維持', '']],
      [['passedOn', '国へ', '国の所管']],
      [['notTakenUp', '', '他の要求を優先']],
    ])
    const events = await federation.database.auditEvent.findMany({ where: { action: 'year.importWishes' } })
    expect(events).toMatchObject([{ subjectId: cycleId, details: { file: '要求事項.xlsx', count: 4 } }])
  })
  it('the same list again makes nothing, and says so', async () => {
    const page = await sent('もう一度.xlsx', await sheet(rows.slice(0, 4)), 'wishes')
    expect(page.counts).toMatchObject({ same: 2, new: 0 })
    expect(await firstYear.confirm(bureau, form(page, {}))).toMatchObject({ refusal: { reason: 'recordsNothingNew' } })
  })
})

describe('Q31: last year’s answers come out of forms and tables, with what was judged of them', () => {
  const replyForm = (text: string) =>
    wordFile({
      body:
        tbl(tc('回答者') + tc('神奈川県知事') + tc('回答日') + tc('令和7年12月1日'), tc('回答部署') + tc('')) +
        tbl(
          tc('番号') + tc('要求項目') + tc('回答') + tc('担当課'),
          tc('要求1') + tc('【重点】学校給食費の無償化') + tc(text) + tc('教育局保健体育課'),
          tc('要求2') + tc('地域公共交通の維持') + tc(p('補助を続けます。') + p('≪交通企画課≫')) + tc(''),
          tc('要求3') + tc('会計年度任用職員') + tc('') + tc('人事課'),
        ),
    })
  it('our own reply form: who answered and when stands above it', async () => {
    const page = await sent('回答書.docx', replyForm('検討します。'), 'answers')
    expect(page.respondedOn).toBe('2025-12-01')
    expect(page.recipients.find(({ id }) => id === page.whose)?.nameJa).toBe('神奈川県')
    expect(told(page)).toEqual([
      ['【重点】学校給食費の無償化', 'new', '学校給食費の無償化', true],
      ['地域公共交通の維持', 'new', '地域公共交通の維持', true],
      ['会計年度任用職員', 'empty', '会計年度任用職員の処遇改善', false],
    ])
    expectOk(await firstYear.confirm(bureau, form(page, {})))
    expect((await answers()).map((one) => [one.request.title, one.text, one.department, one.importedFrom])).toEqual([
      ['学校給食費の無償化', '検討します。', '教育局保健体育課', '回答書.docx 表2 2'],
      ['地域公共交通の維持', '補助を続けます。', '交通企画課', '回答書.docx 表2 3'],
    ])
  })
  it('the same form again changes nothing; another answer to the same is told and not written over', async () => {
    const again = await sent('回答書.docx', replyForm('検討します。'), 'answers')
    expect(again.counts).toMatchObject({ same: 2, new: 0, empty: 1 })
    const other = await sent('回答書（改）.docx', replyForm('実施します。'), 'answers')
    expect(other.counts).toMatchObject({ same: 1, otherThere: 1, new: 0 })
    expect(await firstYear.confirm(bureau, form(other, {}))).toMatchObject({ refusal: { reason: 'recordsNothingNew' } })
  })
  const list = [
    ['番号', '提出先', '要求項目', '回答', '担当部局', '評価', '評価の理由', '次年度の扱い', '回答日'],
    [
      '1',
      '横浜市',
      '学校給食費の無償化',
      '令和8年度から実施します。',
      '教育委員会',
      '◎',
      '全校で実現',
      '終了',
      'R7.11.20',
    ],
    ['2', '横浜', '地域公共交通の維持', '継続して検討します。', '都市整備局', 'B', '', '継続', '2025/11/20'],
    ['3', '横浜市', '任用職員の処遇', '期末手当を引き上げました。', '総務局', '○', '前進した', '補強', '2025/11/20'],
    ['3', '横浜市', '任用職員の処遇', '休暇を有給としました。', '人事委員会', '', '', '', '2025/11/20'],
  ]
  it('a list with evaluations: carry-over proposes from them, and two who take it at once do not both', async () => {
    const clerk = { ...bureau, personId: federation.actors.committeeMember.personId }
    const [page, theirs] = [
      await sent('回答一覧.xlsx', await sheet(list), 'answers'),
      await sent('回答一覧.xlsx', await sheet(list), 'answers', clerk),
    ]
    expect(page.words.map(({ as, name }) => [as, name])).toEqual([['evaluation', 'B']])
    // Which request is meant is asked: its title is another.
    const unsure = page.rows.filter(({ asks }) => asks !== null)
    expect(unsure.map(({ at }) => at)).toEqual([2, 3])
    const wanted = unsure[0]?.asks?.find(({ label }) => label.includes('会計年度'))?.id ?? ''
    const fields = { 'request.2': wanted, 'request.3': wanted, 'name.0': 'ongoing' }
    const both = await Promise.all([
      firstYear.confirm(bureau, form(page, fields)),
      firstYear.confirm(clerk, form(theirs, fields)),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { reason: 'versionChanged' } })
    const city = (await answers()).filter(({ recipient }) => recipient.nameJa === '横浜市')
    expect(
      city.map(({ request, text, department, evaluation }) => [
        ...[request.title, text, department, evaluation?.code, evaluation?.nextAction],
        evaluation?.confirmedAt !== null,
      ]),
    ).toEqual([
      ['学校給食費の無償化', '令和8年度から実施します。', '教育委員会', 'realized', 'finish', true],
      ['地域公共交通の維持', '継続して検討します。', '都市整備局', 'ongoing', 'continue', true],
      [
        ...[
          '会計年度任用職員の処遇改善',
          '【総務局】\n期末手当を引き上げました。\n【人事委員会】\n休暇を有給としました。',
        ],
        ...['総務局、人事委員会', 'partial', 'strengthen', true],
      ],
    ])
    const carried = expectOk(
      await createCarryOver(federation.deps).show(bureau, { show: 'open', bodyId: null, at: null }),
    )
    const proposed = carried?.rows.map(({ title, proposed: { how, because } }) => [title, how, because])
    expect(proposed).toEqual(
      expect.arrayContaining([
        ['会計年度任用職員の処遇改善', 'strengthened', 'nextStrengthen'],
        ['地域公共交通の維持', 'continued', 'nextContinue'],
      ]),
    )
  })
  it('a table of several rounds, and a text that numbers the answers of each department', async () => {
    const rounds = await sheet([
      ['令和4年度　各部局の回答'],
      ['整理\n番号', '提案団体', '求める措置', '所管部局', '第1次回答', '第2次回答', '最終結果'],
      ['1', '連合', '公契約条例の制定\n条例を定めること。', '財政局', '他市を見ます。', '', '来年度に定めます。'],
    ])
    const page = await sent('川崎市の回答.xlsx', rounds, 'answers')
    expectOk(await firstYear.confirm(bureau, form(page, { respondedOn: '2023-02-03' })))
    const text = wordFile({
      body: [
        ...['要望に対する回答（部局別）　川崎市', '令和５年１月１９日', '■　教育委員会'].map((one) => p(one)),
        ...['1　学校給食費の無償化', '中学校で始めました。', '今後も努めます。', '■　都市整備局'].map((one) => p(one)),
        ...['（１）地域公共交通の維持【再掲】', '運行を補助しています。', '都市整備局'].map((one) => p(one)),
      ].join(''),
    })
    const running = await sent('回答.docx', text, 'answers')
    expect([running.respondedOn, running.counts.new]).toEqual(['2023-01-19', 2])
    expectOk(await firstYear.confirm(bureau, form(running, {})))
    const city = (await answers()).filter(({ recipient }) => recipient.nameJa === '川崎市')
    expect(city.map(({ request, round, text: said, department }) => [request.title, round, said, department])).toEqual([
      ['学校給食費の無償化', 1, '中学校で始めました。\n今後も努めます。', '教育委員会'],
      ['地域公共交通の維持', 1, '運行を補助しています。', '都市整備局'],
      ['公契約条例の制定', 1, '他市を見ます。', '財政局'],
      ['公契約条例の制定', 2, '来年度に定めます。', '財政局'],
    ])
    const years = expectOk(await firstYear.years(bureau))
    expect(years.find(({ id }) => id === cycleId)).toMatchObject({ requests: 4, wishes: 4 })
  })
  it('a file of another shape is refused in words, a day in the future and a missing one are asked for', async () => {
    const letter = wordFile({ body: p('ご要望ありがとうございました。') + p('検討します。', inList(1)) })
    expect(await firstYear.read(bureau, { name: '返事.docx', bytes: letter }, 'answers')).toMatchObject({
      refusal: { reason: 'invalidInput', fields: { file: 'recordsWithoutRows' } },
    })
    const page = await sent(
      'a.xlsx',
      await sheet([
        ['要求項目', '回答'],
        [TITLES[2] ?? '', '考えます。'],
      ]),
      'answers',
    )
    const recipient = String(federation.recipientIds[2])
    for (const [respondedOn, reason] of [
      ['', 'required'],
      ['2099-01-01', 'dateInFuture'],
    ] as const)
      expect(await firstYear.confirm(bureau, form(page, { respondedOn, recipient }))).toMatchObject({
        refusal: { reason: 'invalidInput', fields: { respondedOn: reason } },
      })
  })
})

describe('Q31: letters of two units are never cut in half', () => {
  it('long titles, words, reasons and lines above a table', async () => {
    const bytes = Buffer.from(
      `${'𠮷'.repeat(150)},\n組織,件名,要求内容,結果\n金属の構成組織,${'𠮷'.repeat(60)},甲乙,\n金属の構成組織,短い,丙丁,あ${'𠮷'.repeat(60)}\n`,
    )
    const page = await sent('字.csv', bytes, 'wishes')
    expectOk(await firstYear.confirm(bureau, form(page, {})))
    const made = await federation.database.proposal.findFirst({ where: { cycleId, demand: { contains: '甲乙' } } })
    expect(made).toMatchObject({ title: `${'𠮷'.repeat(49)}…`, demand: `${'𠮷'.repeat(60)}\n甲乙` })
  })
})
