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

/** Lines that begin with each kind of sign: the first, second and third of a list. */
export const RUNS: readonly (readonly [name: string, pasted: string])[] = [
  ['イロハ in brackets', '（イ）甲\n（ロ）乙\n（ハ）丙'],
  ['アイウ in brackets', '（ア）甲\n（イ）乙\n（ウ）丙'],
  ['half-width kana in brackets', '(ｱ)甲\n(ｲ)乙\n(ｳ)丙'],
  ['イロハ with a space', 'イ　甲\nロ　乙\nハ　丙'],
  ['kana with a half bracket', 'ア）甲\nイ）乙\nウ）丙'],
  ['hiragana in brackets', '（あ）甲\n（い）乙\n（う）丙'],
  ['Roman in brackets', '(i)甲\n(ii)乙\n(iii)丙'],
  ['small Roman characters', 'ⅰ 甲\nⅱ 乙\nⅲ 丙'],
  ['Roman with a dot', 'i. 甲\nii. 乙\niii. 丙'],
  ['letters in brackets', '(a)甲\n(b)乙\n(c)丙'],
  ['capital letters', 'A. 甲\nB. 乙\nC. 丙'],
  ['past a hundred', '（99）甲\n（100）乙\n（101）丙'],
  ['past ten in kanji', '（十）甲\n（十一）乙\n（十二）丙'],
  ['past twenty in kanji', '（十九）甲\n（二十）乙\n（二十一）丙'],
  ['第十一', '第十　甲\n第十一　乙\n第十二　丙'],
  ['circled kana', '㋐甲\n㋑乙\n㋒丙'],
  ['circled letters', 'ⓐ甲\nⓑ乙\nⓒ丙'],
  ['circled kanji', '㊀甲\n㊁乙\n㊂丙'],
  ['kanji in brackets of one character', '㈠甲\n㈡乙\n㈢丙'],
  ['numbers with a dot of one character', '⒈甲\n⒉乙\n⒊丙'],
  ['other circled numbers', '➀甲\n➁乙\n➂丙'],
  ['other black circled numbers', '➊甲\n➋乙\n➌丙'],
  ['a space before the dot', '1 .甲\n2 .乙\n3 .丙'],
  ['a number on a line of its own', '（1）\n甲\n（2）\n乙\n（3）\n丙'],
  ['a number with a dot on a line of its own', '1.\n甲\n2.\n乙\n3.\n丙'],
  ['a single number on a line of its own', '①\n甲\n②乙\n③丙'],
]
