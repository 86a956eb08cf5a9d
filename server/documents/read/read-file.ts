import { packageNames } from './check-package.ts'
import { COLUMNS_MAX, FILE_BYTES_MAX, LETTERS_MAX, MERGES_MAX } from './limits.ts'
import { readCsv } from './read-csv.ts'
import { type ReadDocument, Unreadable, type UnreadableReason } from './read-document.ts'
import { readHtml } from './read-html.ts'
import { readPdf } from './read-pdf.ts'
import { readWorkbook } from './read-workbook.ts'
import { isWord, readWord } from './word/read-word.ts'

/** A file as it was sent: its name says nothing that its bytes do not say too, but for plain text. */
export type SentFile = { readonly name: string; readonly bytes: Uint8Array }

const startsWith = (bytes: Uint8Array, signs: readonly number[]): boolean =>
  signs.every((sign, place) => bytes[place] === sign)
/** 「PK」: packed, as .xlsx and .docx are. */
const PACKED = [0x50, 0x4b, 0x03, 0x04]
/** The container of Office before 2007, in which protected files of today stand too. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
/** The name of the stream in which a protected file keeps what it holds. */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le')
/** The same of a Word file of before 2007. */
const WORD_DOCUMENT = Buffer.from('WordDocument', 'utf16le')

/** Is it a PDF? */
export const isPdf = (bytes: Uint8Array): boolean => startsWith(bytes, [...Buffer.from('%PDF-')])

const reasonOfCompound = (bytes: Buffer): UnreadableReason => {
  if (bytes.includes(ENCRYPTED_PACKAGE)) return 'fileEncrypted'
  return bytes.includes(WORD_DOCUMENT) ? 'fileOldWord' : 'fileOldExcel'
}

/**
 * Reads a file into the one structure. For the thread: it may take long and need much.
 * @throws Unreadable
 */
export async function readFile(file: SentFile): Promise<ReadDocument> {
  const document = await readAny(file)
  let letters = 0
  for (const { rows, merged } of document.sheets) {
    if (merged.length > MERGES_MAX) throw new Unreadable('fileTooMuch')
    for (const { cells } of rows) {
      letters += cells.reduce((sum, { text }) => sum + text.length, 0)
      if (letters > LETTERS_MAX || (cells.at(-1)?.column ?? 0) >= COLUMNS_MAX) throw new Unreadable('fileTooMuch')
    }
  }
  return document
}

async function readAny({ name, bytes }: SentFile): Promise<ReadDocument> {
  if (bytes.byteLength > FILE_BYTES_MAX) throw new Unreadable('fileTooLarge')
  if (startsWith(bytes, PACKED)) return isWord(await packageNames(bytes)) ? readWord(bytes) : readWorkbook(bytes)
  if (startsWith(bytes, COMPOUND)) throw new Unreadable(reasonOfCompound(Buffer.from(bytes)))
  if (isPdf(bytes)) return readPdf(bytes)
  if (/\.html?$/iu.test(name) && bytes.byteLength > 0) return readHtml(bytes)
  const plain = /^(.+)\.(csv|tsv|txt)$/iu.exec(name)
  if (!plain?.[1] || bytes.byteLength === 0) throw new Unreadable('fileNotSheet')
  return readCsv(plain[1], bytes)
}
