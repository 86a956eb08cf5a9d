import { describe, expect, it } from 'vitest'
import type { LeftText } from './left-text.ts'
import { recordsOf } from './record-tables.ts'
import { wishTablesOf } from './wish-tables.ts'
import { readWord } from './word/read-word.ts'
import { p, r, tbl, tc, type WordParts, wordFile } from './word/word-files.test-support.ts'

const note = (id: number, text: string) => `<w:footnote w:id="${id}">${p(text)}</w:footnote>`
const refers = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
/** A file with texts before, in, beside and behind a table of these heads. */
const parts = (heads: string, row: readonly string[]): WordParts => ({
  body: [
    p('表の前の文'),
    tbl(tc('氏名') + tc('住所'), tc('山田') + tc('横浜')),
    tbl(
      heads,
      row.map((cell) => tc(cell)).join(''),
      `<w:tr><w:trPr><w:del w:id="9"/></w:trPr>${tc('消した行')}${tc('消した内容')}</w:tr>`,
    ),
    p('表の後の文'),
    '<w:altChunk r:id="chunk"/>',
  ].join(''),
  footnotes: note(2, '脚注の文') + note(3, 'だれも指さない注'),
  comments: `<w:comment w:id="1">${p('検討中')}</w:comment>`,
})
const rich = [
  p(`${r('本文')}${r('隠し', '<w:vanish/>')}<w:del w:id="1">${r('削除')}</w:del>${refers(2)}`),
  tbl(tc('内側の表') + tc('二'), tc('三') + tc(tbl(tc('深い表')) + p(''))),
  p('末尾'),
].join('')
const TEXT = '本文\n※1 脚注の文\n内側の表｜二\n三｜深い表\n末尾'
const LEFT = [
  ...[
    'outside 表の前の文',
    'outside 氏名',
    'outside 住所',
    'outside 山田',
    'outside 横浜',
    'hidden 隠し',
    'deleted 削除',
  ],
  ...['deleted 消した行', 'deleted 消した内容', 'outside 表の後の文'],
  ...['unread この位置', 'footnote だれも指さない注', 'comment 検討中'],
]
const told = (left: readonly Pick<LeftText, 'why' | 'text'>[]) =>
  left.map(({ why, text }) => `${why} ${text.replace(/^この位置.*/, 'この位置')}`)

describe('Q27: what a Word file says beside a table of wishes is taken with it, or told', () => {
  it('tables and notes within a cell are texts of the cell; all else is told with its place', async () => {
    const read = await readWord(wordFile(parts(tc('件名') + tc('要求内容'), ['題', rich])))
    const tables = wishTablesOf(read)
    expect(tables.map(({ sheet, rows }) => [sheet, rows.map(({ cells }) => cells.demand?.text)])).toEqual([
      ['表2', [TEXT]],
    ])
    const left = tables[0]?.notes.flatMap((one) => (one.kind === 'leftText' ? [one] : [])) ?? []
    expect(told(left)).toEqual(LEFT)
    expect(left.map(({ at }) => at).slice(0, 2)).toEqual(['1', '表1 1'])
  })
  it('a table of wishes that lies in a frame is read; a file without one is told as ever', async () => {
    const inner = tbl(tc('件名') + tc('要求内容'), tc('題') + tc('文'))
    const framed = wishTablesOf(await readWord(wordFile({ body: tbl(tc(p('枠の文') + inner + p(''))) })))
    expect(framed.map(({ sheet, rows }) => [sheet, rows.length])).toEqual([['表2', 1]])
    expect(framed[0]?.notes).toContainEqual({ kind: 'leftText', why: 'outside', nth: 0, at: '表1 1', text: '枠の文' })
    const other = wishTablesOf(await readWord(wordFile({ body: tbl(tc('氏名') + tc('住所'), tc('山') + tc('横')) })))
    expect(other).toMatchObject([{ problem: { kind: 'noHeads' } }])
  })
})

describe('Q31: the same of last year’s answers, in tables and in running text', () => {
  it('a table', async () => {
    const read = recordsOf(await readWord(wordFile(parts(tc('要求項目') + tc('回答'), ['題', rich]))), 'answers')
    expect(read.records.map(({ cells }) => cells.answer)).toEqual([TEXT])
    expect(told(read.left)).toEqual(LEFT)
  })
  it('running text', async () => {
    const lines = ['ご要望への回答', '■ 産業課', '1　学校給食費の無償化', '中学校で始めました。']
    const body = lines.map((one) => p(one)).join('') + p(`${r('今後も努めます。')}${refers(2)}`)
    const read = recordsOf(await readWord(wordFile({ body, footnotes: note(2, '脚注の文') })), 'answers')
    expect(read.records.map(({ cells }) => cells.answer)).toEqual([
      '中学校で始めました。\n今後も努めます。\n※1 脚注の文',
    ])
    expect(told(read.left)).toEqual(['outside ご要望への回答'])
  })
})
