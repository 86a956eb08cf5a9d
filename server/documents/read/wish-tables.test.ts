import { describe, expect, it } from 'vitest'
import { cellName, type ReadRange, type ReadSheet } from './read-document.ts'
import { readTables } from './wish-tables.ts'

const aSheet = (rows: readonly (readonly string[])[], merged: readonly ReadRange[] = [], more = {}): ReadSheet => ({
  ...{ name: '要求', isHidden: false, merged, hiddenColumns: [] },
  rows: rows.flatMap((texts, row) => {
    const cells = texts.flatMap((text, column) =>
      text === '' ? [] : [{ at: cellName(row, column), column, text, isFormula: false, isError: false }],
    )
    return cells.length > 0 ? [{ number: row + 1, isHidden: false, cells }] : []
  }),
  ...more,
})
const over = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
  startRow,
  startCol,
  endRow,
  endCol,
})
/** Each row as 「field=text@cell」. */
const told = (sheet: ReadSheet) =>
  readTables(sheet).map(({ rows }) =>
    rows.map(({ cells }) =>
      Object.entries(cells)
        .filter(([, { text }]) => text !== '')
        .map(([field, { at, text }]) => `${field}=${text}@${at}`)
        .sort(),
    ),
  )

describe('Q13: columns wherever they stand', () => {
  it('a sheet without heads, and a hidden column that is taken, are told of', () => {
    expect(readTables(aSheet([['メモ', '追加の説明']]))).toMatchObject([{ problem: { kind: 'noHeads' }, rows: [] }])
    expect(readTables(aSheet([]))).toEqual([])
    const [table] = readTables(
      aSheet(
        [
          ['件名', '要求内容'],
          ['題', '文'],
        ],
        [],
        { hiddenColumns: [1] },
      ),
    )
    expect(table?.notes).toContainEqual({ kind: 'hiddenColumn', field: 'demand' })
  })
  it('a column without a head is told of, where something stands in it', () => {
    const [table] = readTables(
      aSheet([
        ['件名', '要求内容'],
        ['題', '文', '追加の説明'],
      ]),
    )
    expect(table?.notes).toContainEqual({ kind: 'columnWithoutHead', at: 'C1' })
  })
  it('moved, renamed, in other widths; a title and a guidance above', () => {
    const sheet = aSheet([['○○労組の要求'], [], ['要 望 内 容', 'Ｎｏ．', '※件名（必須）'], ['内容', '1', '題']])
    expect(told(sheet)).toEqual([[['demand=内容@A4', 'title=題@C4']]])
  })
  it('missing and unknown columns are said, doubled ones only where both are written in', () => {
    const heads = ['件名', '内容', '要求内容', '担当者', '空の列']
    const [table] = readTables(aSheet([heads, ['題', '甲', '', '山田', '']]))
    expect(table?.problem).toBeNull()
    expect(table?.notes.filter(({ kind }) => kind === 'unknownColumn')).toEqual([
      { kind: 'unknownColumn', at: 'D1', name: '担当者' },
    ])
    expect(table?.notes).toContainEqual({ kind: 'missingColumn', field: 'reason' })
    const [doubled] = readTables(aSheet([heads, ['題', '甲', '乙']]))
    expect(doubled?.problem).toEqual({ kind: 'doubledColumn', field: 'demand', at: 'B1', other: 'C1' })
  })
  it('heads in two rows, merged over columns and downwards', () => {
    const sheet = aSheet(
      [
        ['件名', '要求', '', '提出先'],
        ['', '内容', '理由', ''],
        ['題', '甲', '乙', '県'],
      ],
      [over(0, 0, 1, 0), over(0, 1, 0, 2), over(0, 3, 1, 3)],
    )
    expect(told(sheet)).toEqual([[['addressedTo=県@D3', 'demand=甲@B3', 'reason=乙@C3', 'title=題@A3']]])
  })
  it('a cell merged downwards says the same for each of its rows', () => {
    const sheet = aSheet(
      [
        ['件名', '要求内容'],
        ['題', '甲'],
        ['', '乙'],
      ],
      [over(1, 0, 2, 0)],
    )
    expect(told(sheet)).toEqual([
      [
        ['demand=甲@B2', 'title=題@A2'],
        ['demand=乙@B3', 'title=題@A2'],
      ],
    ])
  })
  it('the sheets of two years in one: each table has its own heads and its own key', () => {
    const key = (end: string) =>
      `policy-desk:wishes:0190b0c4-1111-7000-8000-00000000000${end}:0190b0c4-1111-7000-8000-000000000009`
    const sheet = aSheet([
      [key('1'), '件名', '要求内容'],
      ['', '今年', '甲'],
      [key('2'), '件名', '要求内容'],
      ['', '昨年', '乙'],
    ])
    expect(readTables(sheet).map((table) => [table.key?.cycleId.at(-1), table.rows.length])).toEqual([
      ['1', 1],
      ['2', 1],
    ])
  })
  it('a sheet of something else is told of; so is a hidden one with wishes; a pulled-down list alone is no row', () => {
    const other = [
      ['氏名', '住所'],
      ['山田', '横浜'],
    ]
    expect(readTables(aSheet(other))).toMatchObject([{ problem: { kind: 'noHeads' }, rows: [] }])
    // What nobody sees and nobody takes for wishes (our own list of choices) is not told of.
    expect(readTables(aSheet(other, [], { isHidden: true }))).toEqual([])
    const [hidden] = readTables(
      aSheet(
        [
          ['件名', '要求内容'],
          ['題', '甲'],
        ],
        [],
        { isHidden: true },
      ),
    )
    expect(hidden?.problem).toEqual({ kind: 'hiddenSheet' })
    expect(told(aSheet([['区分', '件名', '要求内容'], ['新規'], ['新規', '題', '']]))).toEqual([
      [['intent=新規@A3', 'title=題@B3']],
    ])
  })
})
