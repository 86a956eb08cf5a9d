import { expect, it } from 'vitest'
import { cellSpan, isCellAttribute } from './cell-span.ts'

it.each<[unknown, number]>([
  [undefined, 1],
  [3, 3],
  ['2', 2],
  [0, 1],
  [-5, 1],
  [1.5, 1],
  [1e9, 100],
  [Number.NaN, 1],
  ['x', 1],
])('a cell of %s columns is drawn over %i', (colspan, drawn) => {
  expect(cellSpan({ type: 'tableCell', attrs: { colspan } }, 'colspan')).toBe(drawn)
})

it.each<[string, unknown, boolean]>([
  ['colspan', 2, true],
  ['rowspan', 1e9, false],
  ['rowspan', 1.5, false],
  ['colwidth', null, true],
  ['colwidth', [120.5, 0], true],
  ['colwidth', [null], false],
  ['colwidth', 'wide', false],
  ['onclick', 'x', false],
])('%s = %j: %s', (name, value, isGood) => {
  expect(isCellAttribute(name, value)).toBe(isGood)
})
