import { writeXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { pdfOf } from './pdf-files.test-support.ts'
import type { ReadDocument } from './read-document.ts'
import { readFile } from './read-file.ts'
import { zipOf } from './read-files.test-support.ts'
import { paragraphsOf } from './read-text.ts'
import { wordParts } from './word/word-files.test-support.ts'

/** A title that is shown turned round, one of letters that nobody sees, and one whose joiners make its letters. */
const TURNED = '件\u202e名逆\u202c転\u200b'
const UNSEEN = ['\u200b\u2060', '\u3164\u3164', '\u2066\u2069']
const JOINED = '葛\u{e0100}城👩‍👧'

const runs = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const TITLES = [TURNED, ...UNSEEN, JOINED]
const textsOf = ({ sheets, text }: ReadDocument): string[] => [
  ...(text ? paragraphsOf(text.blocks).map((paragraph) => paragraph.text) : []),
  ...(text ? [] : sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map((cell) => cell.text)))),
]

it.each([
  ['要求.xlsx', () => writeXlsx({ sheets: [{ name: '要求', rows: TITLES.map((title) => [title]) }] })],
  ['要求.csv', () => new TextEncoder().encode(TITLES.join('\r\n'))],
  ['要求.html', () => new TextEncoder().encode(TITLES.map((title) => `<p>${title}</p>`).join(''))],
  ['要求.docx', () => zipOf(wordParts({ body: TITLES.map(runs).join('') }))],
  ['要求.pdf', () => pdfOf([TITLES.map((text, at) => ({ text, y: 700 - at * 40 }))])],
] as const)('Q10: %s: what nobody sees does not come in, and each letter that is seen does', async (name, make) => {
  const texts = textsOf(await readFile({ name, bytes: await make() })).filter((text) => text.trim() !== '')
  // A PDF has glyphs, and keeps no joiners.
  const plain = (text: string) => (name.endsWith('.pdf') ? text.replace(/[^\p{L}]/gu, '') : text)
  expect(texts.map(plain).join('\n')).toBe([TURNED.replace(/[\u202e\u202c\u200b]/g, ''), JOINED].map(plain).join('\n'))
})
