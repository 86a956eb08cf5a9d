import { withoutUnstorable } from '#app/domain/storable-text.ts'

/**
 * Runs: text and fields, as XML in the shape in which docx hands it to its serializer. A year's package has fifty thousand runs; docx's own
 * objects for them took most of the time of a package. The form is in the paragraphs' styles: a run carries only what differs.
 */

export type FontName = 'mincho' | 'gothic'

const FONT_FACES: Readonly<Record<FontName, string>> = { mincho: 'ＭＳ 明朝', gothic: 'ＭＳ ゴシック' }

/** The one face for Japanese and for Latin letters, so that digits keep half the width of a character. */
export const fontFace = (font: FontName): string => FONT_FACES[font]

export type Xml = Readonly<Record<string, unknown>>
export type Inline = readonly Xml[]

/** What somebody who wrote the text set apart. */
export type RunLook = { readonly bold?: boolean; readonly underline?: boolean; readonly isLink?: boolean }

/** Text of one look; \n is a line break, \t a tab. */
export function run(text: string, look: RunLook = {}): Inline {
  const properties = propertiesOf(look)
  const runOf = (inside: readonly Xml[]): Xml => ({ 'w:r': properties ? [properties, ...inside] : inside })
  return text.split('\n').flatMap((line, index) => {
    const [first = '', ...behindTabs] = withoutUnstorable(line).split('\t')
    return [
      runOf([...(index > 0 ? [{ 'w:br': {} }] : []), wordText(first)]),
      ...behindTabs.flatMap((part) => [runOf([{ 'w:tab': {} }]), ...(part === '' ? [] : [runOf([wordText(part)])])]),
    ]
  })
}

const PRESERVE = { _attr: { 'xml:space': 'preserve' } }
const wordText = (text: string): Xml => ({ 'w:t': [PRESERVE, text] })

function propertiesOf({ bold, underline, isLink }: RunLook): Xml | null {
  const inside = [
    ...(isLink ? [{ 'w:rStyle': { _attr: { 'w:val': 'Hyperlink' } } }] : []),
    ...(bold ? [{ 'w:b': {} }, { 'w:bCs': {} }] : []),
    ...(underline && !isLink ? [{ 'w:u': { _attr: { 'w:val': 'single' } } }] : []),
  ]
  return inside.length > 0 ? { 'w:rPr': inside } : null
}

/** A field: `instruction` as Word writes it, `result` what is shown until it is calculated again. */
export const field = (instruction: string, result: string): Inline => [
  ...fieldBegin(instruction),
  ...run(result),
  ...fieldEnd(),
]

/** The part of a field before its result, for results that span paragraphs. */
export const fieldBegin = (instruction: string): Inline => [
  fieldMark('begin'),
  { 'w:r': [{ 'w:instrText': [PRESERVE, instruction] }] },
  fieldMark('separate'),
]

export const fieldEnd = (): Inline => [fieldMark('end')]

const fieldMark = (type: 'begin' | 'separate' | 'end'): Xml => ({
  'w:r': [{ 'w:fldChar': { _attr: { 'w:fldCharType': type } } }],
})

/** What leads to a bookmark of the document. */
export const linkWithin = (bookmark: string, children: Inline): Xml => ({
  'w:hyperlink': [{ _attr: { 'w:anchor': bookmark, 'w:history': 1 } }, ...children],
})

/** What leads to the address that the document keeps under `id`; docx puts `rId` before it. */
export const linkOutside = (id: string, children: Inline): Xml => ({
  'w:hyperlink': [{ _attr: { 'r:id': `rId${id}`, 'w:history': 1 } }, ...children],
})
