import { describe, expect, it } from 'vitest'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { diffDocuments } from './document-diff.ts'
import { type ShownRow, showDifference } from './shown-difference.ts'

const textOf = (body: readonly string[], background: readonly string[] = []): DocumentJson => ({
  type: 'doc',
  content: [section('requestBody', body), section('background', background)],
})
const section = (type: string, lines: readonly string[]): DocumentJson => ({
  type,
  content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})
const lines = (count: number, letters = 20) =>
  Array.from({ length: count }, (_, line) => `${line}番目の要求を進めること。`.padEnd(letters, '政策'))

/** 「=3」 stands for three folded lines. */
const told = (rows: readonly ShownRow[]) =>
  rows.map((row) =>
    row.kind === 'folded'
      ? `=${row.count}`
      : `${row.kind} ${(row.after ?? row.before)?.segments.map(({ text }) => text).join('')}`,
  )

describe('a long difference shows what changed', () => {
  it('folds lines that stand near no change, and never a single one', () => {
    const before = lines(12)
    const after = before.with(5, '全く別の文が来た。')
    expect(told(showDifference(textOf(before), textOf(after), 1).rows)).toEqual([
      '=3',
      ...[3, 4].map((line) => `same ${before[line]}`),
      `removed ${before[5]}`,
      'added 全く別の文が来た。',
      ...[6, 7].map((line) => `same ${before[line]}`),
      '=4',
    ])
    const [first = '', ...rest] = lines(4)
    const shown = told(showDifference(textOf([first, ...rest]), textOf([first, ...rest.slice(0, 2)]), 1).rows)
    expect(shown).toEqual([`same ${first}`, ...rest.slice(0, 2).map((text) => `same ${text}`), `removed ${rest[2]}`])
  })

  it('does not fold across sections', () => {
    const shown = showDifference(textOf(lines(9), lines(9)), textOf(lines(9), [...lines(8), '別の文。']), 1)
    expect(shown.rows[0]).toEqual({ kind: 'folded', section: 'body', count: 9 })
    expect(shown.rows[1]).toEqual({ kind: 'folded', section: 'background', count: 6 })
  })

  it('says of equal texts that they are the same', () => {
    expect(showDifference(textOf(lines(900)), textOf(lines(900)), 1)).toEqual({
      ...{ isSame: true, rows: [], part: 1, parts: 1 },
    })
  })

  it('comes in parts that are no longer than a page, and together say all of it', () => {
    const [before, after] = [textOf(lines(400, 60)), textOf(lines(400, 60).map((line) => `${line}とする`))]
    const { parts } = showDifference(before, after, 1)
    expect(parts).toBeGreaterThan(2)
    const shown = Array.from({ length: parts }, (_, index) => showDifference(before, after, index + 1))
    for (const { rows } of shown) expect(JSON.stringify(rows).length).toBeLessThan(150_000)
    expect(shown.flatMap(({ rows }) => told(rows))).toEqual(told(showDifference(before, after, 'all').rows))
    const changed = diffDocuments(before, after).filter((row) => row.kind !== 'same').length
    expect(
      shown.flatMap(({ rows }) => rows).filter((row) => row.kind !== 'same' && row.kind !== 'folded'),
    ).toHaveLength(changed)
  })

  it('gives the nearest part for one that there is not', () => {
    const [before, after] = [textOf(lines(900)), textOf(['別の文。'])]
    expect(showDifference(before, after, 0).part).toBe(1)
    const last = showDifference(before, after, 999_999)
    expect(last.part).toBe(last.parts)
  })

  it('shows a line that is longer than a page', () => {
    const { rows, parts } = showDifference(textOf(['甲'.repeat(90_000)]), textOf(['乙'.repeat(90_000)]), 1)
    expect([rows.length, parts]).toEqual([1, 2])
  })
})
