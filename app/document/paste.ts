import { Fragment, Slice } from '@tiptap/pm/model'
import { type EditorState, Selection, type Transaction } from '@tiptap/pm/state'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { documentSchema } from './document-schema.ts'
import { textLength } from './document-text.ts'
import type { LeftOut, Tally } from './left-out.ts'
import { blocksFromLines } from './paste-blocks.ts'
import { piecesOfHtml } from './paste-html.ts'
import { logicalLines } from './paste-lines.ts'
import { physicalLines, rawLines } from './paste-pages.ts'
import type { PasteManner } from './paste-reading.ts'
import { leaveRoomBehindTable } from './room-behind-table.ts'
import { MAX_HTML_LENGTH, MAX_TEXT_LENGTH } from './schema-version.ts'

/** What was pasted, as blocks of our schema; or `textTooLong` with `length` and `limit` in characters. */
export type Pasted = Result<readonly DocumentJson[], 'textTooLong'>

/** What a program has put on the clipboard; empty strings where it has nothing of the kind. */
export type Clipboard = { readonly html: string; readonly text: string }

/** The blocks to be inserted, and what is not in them. */
export type ReadPaste = Result<{ readonly blocks: readonly DocumentJson[]; readonly leftOut: LeftOut }, 'textTooLong'>

/**
 * Reads what was copied, from Word, a browser, a PDF or a mail. HTML: lists (Word's own and typed ones), tables, bold,
 * underline and safe links stay; fonts, colours, pictures are dropped, a table inside a table becomes text. Plain text: typed numbers
 * become lists, torn sentences are joined, indentation by full-width spaces, page numbers and running heads are dropped. The
 * words themselves are left as they are; what is left out is counted.
 */
export function readPaste({ html, text }: Clipboard, manner: PasteManner = 'tidy'): ReadPaste {
  const isHtml = html.trim() !== ''
  if (isHtml ? html.length > MAX_HTML_LENGTH : text.length > MAX_TEXT_LENGTH)
    return tooLong(isHtml ? html.length : text.length)
  const tally: Tally = {}
  const blocks = isHtml ? blocksFromLines(piecesOfHtml(html, manner, tally)) : blocksOfText(text, manner, tally)
  const length = blocks.reduce((sum, block) => sum + textLength(block), 0)
  return length > MAX_TEXT_LENGTH ? tooLong(length) : ok({ blocks, leftOut: tally })
}

function blocksOfText(text: string, manner: PasteManner, tally: Tally): DocumentJson[] {
  if (manner !== 'asWritten') return blocksFromLines(logicalLines(physicalLines(text, tally), tally))
  return rawLines(text.replace(/\s+$/, '').replaceAll('\f', '\n')).map((line) =>
    line.trim() === ''
      ? { type: 'paragraph' }
      : { type: 'paragraph', content: [{ type: 'text', text: line.trimEnd() }] },
  )
}

/** Plain text in the form of a request's text; see `readPaste`. */
export const normalisePastedText = (text: string): Pasted => blocksAlone(readPaste({ html: '', text }))

/** HTML in the form of a request's text; see `readPaste`. */
export const normalisePastedHtml = (html: string): Pasted => blocksAlone(readPaste({ html, text: '' }))

const blocksAlone = (read: ReadPaste): Pasted => (read.ok ? ok(read.value.blocks) : read)

/**
 * Puts pasted blocks where the selection is, and the cursor at their end. A single paragraph goes into the line; in a table cell tables become text.
 * @returns the transaction to dispatch; refused with `textTooLong` when the whole text would become longer than allowed
 */
export function insertPasted(state: EditorState, blocks: readonly DocumentJson[]): Result<Transaction, 'textTooLong'> {
  const { $from, from, to } = state.selection
  const inCell = hasAncestor($from, ['tableCell', 'tableHeader'])
  const fitting = inCell || hasAncestor($from, ['listItem']) ? blocks.flatMap(withoutTables) : blocks
  const present = textLength(state.doc.toJSON()) - state.doc.textBetween(from, to).length
  const length = present + fitting.reduce((sum, block) => sum + textLength(block), 0)
  if (length > MAX_TEXT_LENGTH) return tooLong(length)
  const nodes = fitting.map((block) => documentSchema.nodeFromJSON(block))
  const open = (node: (typeof nodes)[number] | undefined) => (node?.type.name === 'paragraph' ? 1 : 0)
  const content = Fragment.fromJSON(state.schema, fitting)
  const slice = new Slice(content, open(nodes.at(0)), open(nodes.at(-1)))
  const transaction = state.tr.replaceSelection(slice)
  const end = endOfInserted(transaction)
  leaveRoomBehindTable(transaction)
  return ok(
    transaction
      .setSelection(Selection.near(transaction.doc.resolve(end), -1))
      .setMeta('paste', true)
      .setMeta('uiEvent', 'paste')
      .scrollIntoView(),
  )
}

/** ProseMirror itself goes on to the next paragraph behind a list or table: at the end of 要求本文 that is 背景・理由. */
function endOfInserted({ mapping, selection }: Transaction): number {
  let end = selection.from
  mapping.maps.at(-1)?.forEach((_from, _to, _newFrom, newTo) => {
    end = newTo
  })
  return end
}

const tooLong = (length: number) => refuse('textTooLong', { values: { length, limit: MAX_TEXT_LENGTH } })

function hasAncestor($from: EditorState['selection']['$from'], names: readonly string[]): boolean {
  for (let depth = $from.depth; depth > 0; depth--) if (names.includes($from.node(depth).type.name)) return true
  return false
}

const withoutTables = (block: DocumentJson): DocumentJson[] =>
  block.type !== 'table'
    ? [block]
    : (block.content ?? []).flatMap((row) => (row.content ?? []).flatMap((cell) => [...(cell.content ?? [])]))
