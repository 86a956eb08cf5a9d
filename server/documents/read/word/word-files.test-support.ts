import { type Part, zipOf } from '../read-files.test-support.ts'

const OOXML = 'http://schemas.openxmlformats.org'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const NAMESPACES = [
  `xmlns:w="${OOXML}/wordprocessingml/2006/main"`,
  `xmlns:r="${OOXML}/officeDocument/2006/relationships"`,
  `xmlns:mc="${OOXML}/markup-compatibility/2006"`,
  `xmlns:m="${OOXML}/officeDocument/2006/math"`,
  `xmlns:a="${OOXML}/drawingml/2006/main"`,
  `xmlns:dgm="${OOXML}/drawingml/2006/diagram"`,
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')

/** What a file of Word is made of in a test: the inside of its parts. */
export type WordParts = {
  readonly body: string
  readonly styles?: string
  readonly numbering?: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly comments?: string
  readonly header?: string
  readonly footer?: string
  readonly diagramData?: string
}

const ROOTS: Readonly<Record<keyof Omit<WordParts, 'body'>, string>> = {
  ...{ styles: 'w:styles', numbering: 'w:numbering', footnotes: 'w:footnotes', endnotes: 'w:endnotes' },
  ...{ comments: 'w:comments', header: 'w:hdr', footer: 'w:ftr', diagramData: 'dgm:dataModel' },
}

/** The parts of a Word file; each optional part is named in the relations by its own name (rId = its name). */
export function wordParts(parts: WordParts, prolog = XML): Part[] {
  const others = Object.entries(ROOTS).filter(([name]) => parts[name as keyof WordParts] !== undefined)
  const relations = others.map(
    ([name]) =>
      `<Relationship Id="${name}" Type="${OOXML}/officeDocument/2006/relationships/${name}" Target="${name}.xml"/>`,
  )
  return [
    { name: '[Content_Types].xml', content: `${XML}<Types xmlns="${OOXML}/package/2006/content-types"/>` },
    {
      name: '_rels/.rels',
      content: `${XML}<Relationships xmlns="${OOXML}/package/2006/relationships"><Relationship Id="rId1" Type="${OOXML}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      content: `${prolog}<w:document ${NAMESPACES}><w:body>${parts.body}<w:sectPr/></w:body></w:document>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: `${XML}<Relationships xmlns="${OOXML}/package/2006/relationships">${relations.join('')}</Relationships>`,
    },
    ...others.map(([name, root]) => ({
      name: `word/${name}.xml`,
      content: `${XML}<${root} ${NAMESPACES}>${parts[name as keyof WordParts]}</${root}>`,
    })),
  ]
}

export const wordFile = (parts: WordParts): Uint8Array => zipOf(wordParts(parts))

/** A run of text; `properties` inside of its w:rPr. */
export const r = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
/** A paragraph of runs, or of one text; `properties` inside of its w:pPr. */
export const p = (content: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') || content === '' ? content : r(content)}</w:p>`
export const inList = (numId: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`
export const tc = (content: string, properties = ''): string =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${content.startsWith('<') ? content : p(content)}</w:tc>`
export const tbl = (...rows: string[]): string =>
  `<w:tbl>${rows.map((row) => (row.startsWith('<w:tr') ? row : `<w:tr>${row}</w:tr>`)).join('')}</w:tbl>`

/** A level of a numbering: its format, and its text with 「%1」. */
export const lvl = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
export const abstract = (id: number, ...levels: string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`
export const num = (id: number, abstractId: number, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${more}</w:num>`
export const startAt = (level: number, start: number): string =>
  `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`
export const style = (id: string, name: string, more: string, basedOn = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${basedOn && `<w:basedOn w:val="${basedOn}"/>`}${more}</w:style>`
/** A field with its instruction and, where it has one, its last result. */
export const field = (instruction: string, result: string | null): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${instruction}</w:instrText></w:r>${result === null ? '' : `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}`}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
/** A text box as Word saves it, with its old copy. */
export const box = (content: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></a:graphic></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
