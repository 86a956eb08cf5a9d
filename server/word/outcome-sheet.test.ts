import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { outcomeSheet } from './outcome-sheet.ts'

const COLUMNS = [
  { header: '受付番号', width: 9 },
  { header: '件名', width: 30 },
]
const read = async (rows: readonly (readonly string[])[]) => {
  const { sheets } = await readXlsx(await outcomeSheet({ title: '2027年度 & 要求事項', columns: COLUMNS, rows }))
  return sheets[0]?.rows
}

it('every cell is the text that was written, also what looks like a formula or a number', async () => {
  const rows = [
    ['1', '=HYPERLINK("https://example.jp")'],
    ['2', '+81-45'],
    ['3', '@SUM(A1)'],
    ['004', '一行目\n二行目　𠮷野'],
    ['5', '</t><x>&amp;'],
  ]
  expect(await read(rows)).toEqual([['受付番号', '件名'], ...rows])
})

it('a cell holds no more than Excel takes', async () => {
  expect((await read([['1', 'あ'.repeat(40_000)]]))?.[1]?.[1]).toHaveLength(32_767)
})
