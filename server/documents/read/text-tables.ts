import { cellName, type ReadSheet } from './read-document.ts'
import { paragraphsOf, type ReadBlock, type ReadText, type ReadTextTable } from './read-text.ts'

/** The tables of a text as sheets, so that what is sent as one is read as the other. Deleted rows are none; hidden ones say so. */
export const tablesAsSheets = ({ blocks }: ReadText): ReadSheet[] => tablesOf(blocks).map(toSheet)

/** In the order of the text; a table within a cell behind the one in which it stands. */
const tablesOf = (blocks: readonly ReadBlock[]): ReadTextTable[] =>
  blocks.flatMap((block) =>
    block.kind === 'table'
      ? [block, ...block.rows.flatMap(({ cells }) => cells.flatMap((cell) => tablesOf(cell.blocks)))]
      : [],
  )

function toSheet({ place, rows }: ReadTextTable): ReadSheet {
  return {
    name: `表${place.table}`,
    ...{ isHidden: false, hiddenColumns: [] },
    merged: rows.flatMap(({ cells }) =>
      cells
        .filter(({ rowSpan, columnSpan }) => rowSpan > 1 || columnSpan > 1)
        .map(({ row, column, rowSpan, columnSpan }) => ({
          ...{ startRow: row, startCol: column, endRow: row + rowSpan - 1, endCol: column + columnSpan - 1 },
        })),
    ),
    rows: rows.flatMap(({ mark, cells: ofRow }, row) => {
      const cells = ofRow.flatMap(({ column, blocks }) => {
        const text = textOf(blocks)
        return text === '' ? [] : [{ at: cellName(row, column), column, text, isFormula: false, isError: false }]
      })
      return cells.length === 0 || mark === 'deleted' ? [] : [{ number: row + 1, isHidden: mark === 'hidden', cells }]
    }),
  }
}

/** What a cell says, a line for each paragraph, with the numbers that are printed before them. */
const textOf = (blocks: readonly ReadBlock[]): string =>
  paragraphsOf(blocks.filter(({ kind }) => kind === 'paragraph'))
    .map(({ number, text }) => (number ? `${number.text} ${text}` : text))
    .join('\n')
    .trim()
