/** Runs: text and fields. Every run names its East Asian font, or Word would take the theme's. */

export type FontName = 'mincho' | 'gothic'

const FONT_FACES: Readonly<Record<FontName, string>> = { mincho: 'ＭＳ 明朝', gothic: 'ＭＳ ゴシック' }

/** How a run looks; sizes are points, colours RRGGBB. */
export type RunLook = {
  readonly font?: FontName
  readonly bold?: boolean
  readonly underline?: boolean
  readonly size?: number
  readonly color?: string
}

/** The `w:rFonts` element of a font, the same face for Latin letters so that digits keep half the width of a character. */
export const rFonts = (font: FontName): string => {
  const face = FONT_FACES[font]
  return `<w:rFonts w:hint="eastAsia" w:ascii="${face}" w:eastAsia="${face}" w:hAnsi="${face}" w:cs="${face}"/>`
}

const known = new Map<string, string>()

/** The `w:rPr` element of a look. */
export function runProperties(look: RunLook): string {
  const key = `${look.font}|${look.bold}|${look.underline}|${look.size}|${look.color}`
  let xml = known.get(key)
  if (xml === undefined) {
    const size = look.size === undefined ? '' : `<w:sz w:val="${look.size * 2}"/><w:szCs w:val="${look.size * 2}"/>`
    xml = [
      '<w:rPr>',
      rFonts(look.font ?? 'mincho'),
      look.bold ? '<w:b/><w:bCs/>' : '',
      look.color ? `<w:color w:val="${look.color}"/>` : '',
      size,
      look.underline ? '<w:u w:val="single"/>' : '',
      '</w:rPr>',
    ].join('')
    known.set(key, xml)
  }
  return xml
}

/** Text of one look; \n is a line break, \t a tab. */
export function run(text: string, look: RunLook = {}): string {
  const properties = runProperties(look)
  if (!/[\n\t]/.test(text)) return `<w:r>${properties}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`
  const inside = text
    .split(/([\n\t])/)
    .map((part) => {
      if (part === '\n') return '<w:br/>'
      if (part === '\t') return '<w:tab/>'
      return part === '' ? '' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`
    })
    .join('')
  return `<w:r>${properties}${inside}</w:r>`
}

/** A field: `instruction` as Word writes it, `result` what is shown until it is calculated again. */
export const field = (instruction: string, result: string, look: RunLook = {}): string =>
  `${fieldBegin(instruction, look)}${run(result, look)}${fieldEnd(look)}`

/** The part of a field before its result, for results that span paragraphs. */
export function fieldBegin(instruction: string, look: RunLook = {}): string {
  const properties = runProperties(look)
  const code = `<w:instrText xml:space="preserve"> ${escapeXml(instruction)} </w:instrText>`
  return [
    `<w:r>${properties}<w:fldChar w:fldCharType="begin"/></w:r>`,
    `<w:r>${properties}${code}</w:r>`,
    `<w:r>${properties}<w:fldChar w:fldCharType="separate"/></w:r>`,
  ].join('')
}

export const fieldEnd = (look: RunLook = {}): string =>
  `<w:r>${runProperties(look)}<w:fldChar w:fldCharType="end"/></w:r>`

/** Text as XML; characters that XML 1.0 does not allow (control characters, lone surrogates) are dropped. */
export const escapeXml = (text: string): string =>
  /[&<>"]/.test(text) || !isPlain(text)
    ? text
        .replace(ILLEGAL, '')
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/"/g, '&quot;')
    : text

const ILLEGAL = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu

const isPlain = (text: string): boolean => text.search(ILLEGAL) < 0
