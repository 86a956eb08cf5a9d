import { withoutUnstorable } from '#app/domain/storable-text.ts'

/**
 * Runs: text and fields, as XML. A year's package has fifty thousand runs; docx's objects for them, and its way of making XML of objects,
 * took most of the time of a package. The form is in the paragraphs' styles: a run carries only what differs.
 */

export type FontName = 'mincho' | 'gothic'

const FONT_FACES: Readonly<Record<FontName, string>> = { mincho: 'ＭＳ 明朝', gothic: 'ＭＳ ゴシック' }

/** The one face for Japanese and for Latin letters, so that digits keep half the width of a character. */
export const fontFace = (font: FontName): string => FONT_FACES[font]

/** Runs, fields and links, one after the other, as XML. */
export type Inline = string

/** What somebody who wrote the text set apart. */
export type RunLook = { readonly bold?: boolean; readonly underline?: boolean; readonly isLink?: boolean }

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it stands in XML, between tags or within quotation marks, without what a file cannot hold. */
export const escapeXml = (text: string): string =>
  withoutUnstorable(text).replace(/[&<>"]/g, (sign) => ESCAPES[sign] as string)

/** Text of one look; \n is a line break, \t a tab. */
export function run(text: string, look: RunLook = {}): Inline {
  const properties = propertiesOf(look)
  return text
    .split('\n')
    .map((line, index) => {
      const [first = '', ...behindTabs] = escapeXml(line).split('\t')
      const parts = behindTabs.map(
        (part) => `<w:r>${properties}<w:tab/></w:r>${part === '' ? '' : `<w:r>${properties}${wordText(part)}</w:r>`}`,
      )
      return `<w:r>${properties}${index > 0 ? '<w:br/>' : ''}${wordText(first)}</w:r>${parts.join('')}`
    })
    .join('')
}

/** The hyphen of a request's number, 「［7-1］」: Word ends a line behind it otherwise. */
const HYPHEN_OF_NUMBER = /(?<=［\d{1,4})-(?=\d{1,5}］)/g

const wordText = (escaped: string): string =>
  `<w:t xml:space="preserve">${escaped.replace(HYPHEN_OF_NUMBER, '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">')}</w:t>`

function propertiesOf({ bold, underline, isLink }: RunLook): string {
  if (!bold && !underline && !isLink) return ''
  const inside = [
    isLink ? '<w:rStyle w:val="Hyperlink"/>' : '',
    bold ? '<w:b/><w:bCs/>' : '',
    underline && !isLink ? '<w:u w:val="single"/>' : '',
  ]
  return `<w:rPr>${inside.join('')}</w:rPr>`
}

/** Text that the file keeps and nobody is shown. */
export const hidden = (text: string): Inline =>
  `<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`

/** One of `choices`, changed by choosing another from the list. */
export const choice = (chosen: string, choices: readonly string[]): Inline => {
  const items = choices.map((one) => `<w:listItem w:displayText="${escapeXml(one)}" w:value="${escapeXml(one)}"/>`)
  return `<w:sdt><w:sdtPr><w:dropDownList>${items.join('')}</w:dropDownList></w:sdtPr><w:sdtContent>${run(chosen)}</w:sdtContent></w:sdt>`
}

/** A field: `instruction` as Word writes it, `result` what is shown until it is calculated again. */
export const field = (instruction: string, result: string): Inline =>
  `${fieldBegin(instruction)}${run(result)}${fieldEnd()}`

/** The part of a field before its result, for results that span paragraphs. */
export const fieldBegin = (instruction: string): Inline =>
  `${fieldMark('begin')}<w:r><w:instrText xml:space="preserve">${escapeXml(instruction)}</w:instrText></w:r>${fieldMark('separate')}`

export const fieldEnd = (): Inline => fieldMark('end')

const fieldMark = (type: 'begin' | 'separate' | 'end'): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`

/** What leads to a bookmark of the document. */
export const linkWithin = (bookmark: string, children: Inline): Inline =>
  `<w:hyperlink w:anchor="${bookmark}" w:history="1">${children}</w:hyperlink>`

/** What leads to the address that the document keeps under `id`; docx puts `rId` before it. */
export const linkOutside = (id: string, children: Inline): Inline =>
  `<w:hyperlink r:id="rId${id}" w:history="1">${children}</w:hyperlink>`
