import { expect, it } from 'vitest'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { documentSchema } from './document-schema.ts'
import { sectionText } from './document-text.ts'
import type { LeftOut } from './left-out.ts'
import { readPaste } from './paste.ts'
import type { PasteManner } from './paste-reading.ts'

export type Clipboard = { readonly html: string; readonly text: string }
export const html = (source: string): Clipboard => ({ html: source, text: '' })
export const text = (source: string): Clipboard => ({ html: '', text: source })

/** What was pasted, as one reads it, having been checked against the schema. */
export function read(clipboard: Clipboard, manner?: PasteManner): { lines: string[]; leftOut: LeftOut; json: string } {
  const pasted = readPaste(clipboard, manner)
  if (!pasted.ok) throw new Error(pasted.refusal.reason)
  const { blocks, leftOut } = pasted.value
  const document: DocumentJson = {
    type: 'doc',
    content: [
      { type: 'requestBody', content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] },
      { type: 'background', content: [{ type: 'paragraph' }] },
    ],
  }
  documentSchema.nodeFromJSON(document).check()
  return { lines: sectionText(document, 'body').split('\n'), leftOut, json: JSON.stringify(blocks) }
}

type Cases = readonly (readonly [name: string, pasted: Clipboard, lines: readonly string[]])[]
export const table = (cases: Cases) =>
  it.each(cases)('%s', (_name, pasted, lines) => expect(read(pasted).lines).toEqual(lines))

/** Stays as it is, every letter of it, and nothing is said to be left out. */
export const stays = (cases: readonly string[]) =>
  it.each(cases)('%s', (pasted) => {
    const { lines, leftOut } = read(text(pasted))
    expect([lines, leftOut]).toEqual([pasted.split('\n'), {}])
  })
