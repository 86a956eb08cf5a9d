import type { DocumentJson } from '#app/domain/document-json.ts'

/** More columns or rows than a cell of a printed table can go over; HTML allows no more rows and little more columns. */
const MAX_SPAN = 100
/** Widest column that is drawn, in pixels. */
const MAX_COLUMN_WIDTH = 10_000

/** How many columns or rows a cell goes over: 1 to `MAX_SPAN`, whatever is stored. */
export const cellSpan = (cell: DocumentJson, name: 'colspan' | 'rowspan'): number =>
  Math.min(Math.max(Math.trunc(Number(cell.attrs?.[name] ?? 1)) || 1, 1), MAX_SPAN)

/** May an attribute of a cell have this value? */
export function isCellAttribute(name: string, value: unknown): boolean {
  if (name === 'colwidth')
    return value === null || (Array.isArray(value) && value.length <= MAX_SPAN && value.every(isWidth))
  return (name === 'colspan' || name === 'rowspan') && isWhole(value, 1, MAX_SPAN)
}

/** Drawn with a mouse they are fractions on some screens; 0 is a column beside a drawn one. */
const isWidth = (value: unknown): boolean => isBetween(value, 0, MAX_COLUMN_WIDTH)

const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && isBetween(value, least, most)

const isBetween = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && value >= least && value <= most
