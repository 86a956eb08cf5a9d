import { beginningOf } from './cut-text.ts'
import { fieldText } from './storable-text.ts'

/** Names that words of a federation, titles and names of bodies are made into: of files, and of sheets in a workbook. */

/** What Windows, macOS or Linux refuse in a name. */
const NOT_IN_FILES = /[\\/:*?"<>|]/gu
/** Letters of a name: 255 bytes is what every file system takes, and a kanji has three; the ending has room besides. */
const FILE_NAME_MAX = 80
const PART_MAX = 40
/** What Excel refuses in the name of a sheet, and its length in UTF-16 units. */
const NOT_IN_SHEETS = /[[\]:*?/\\]/gu
const SHEET_NAME_MAX = 31

/** The text on one line, without what nobody sees. */
const plainLine = (text: string): string => fieldText(text).replace(/\s+/gu, ' ').trim()

/** The same as somebody wrote it, wide blanks and all. */
const asWritten = (text: string): string =>
  fieldText(text)
    .replace(/[^\S\u3000 ]+/gu, ' ')
    .trim()

const cut = (text: string, most: number): string => beginningOf(text, most).trim()

/**
 * The name of a file that is made here.
 * @param parts what it is, of whom; empty ones are left out, long ones cut
 * @param extension without the dot
 */
export function fileName(parts: readonly string[], extension: string): string {
  const named = parts.map((part) => cut(plainLine(part.replace(NOT_IN_FILES, ' ')), PART_MAX)).filter(Boolean)
  // Windows drops dots at the end of a name, and hides what begins with one elsewhere.
  const base = cut(named.join('_'), FILE_NAME_MAX).replace(/^[. ]+|[. ]+$/gu, '')
  return `${base || '_'}.${extension}`
}

/** The name of a file that came from elsewhere, as browsers can save it: the letters that systems refuse are replaced. */
export const savedName = (name: string): string =>
  asWritten(name).replace(NOT_IN_FILES, '_').replace(/^\.+$/u, '_') || '_'

/** The name of a file as somebody sent it, without the folder that old browsers send along. */
export const sentName = (sent: string): string => cut(asWritten(sent.replace(/^.*[/\\]/su, '')), 200) || '?'

/** A name that Excel takes for a sheet. */
export function sheetNameOf(text: string): string {
  const name = cut(plainLine(text.replace(NOT_IN_SHEETS, ' ')), SHEET_NAME_MAX)
  const kept = name.replace(/^[' ]+|[' ]+$/gu, '')
  // Excel keeps 「History」 for itself.
  return kept === '' || /^history$/iu.test(kept) ? `${kept}_` : kept
}
