import { Document, Footer, Header, type IContext, type ISectionOptions, Packer } from 'docx'
import { withoutUnstorable } from '#app/domain/storable-text.ts'
import type { PagesOf } from '../office-pages.ts'
import { asPrinted, type PageOf, paginate, type Section } from './block.ts'
import { advanceOf, breakLines } from './break-lines.ts'
import { LANDSCAPE_TEXT_WIDTH, PAGE, TEXT_WIDTH, textHeight } from './measure.ts'
import type { Numbering } from './numbering.ts'
import { lineOf } from './paragraph.ts'
import { escapeXml, field, type Inline, linkOutside, run } from './run.ts'
import { STYLES } from './styles.ts'
import { stylesPart } from './styles-part.ts'
import { withoutTimes } from './zip-times.ts'

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'

/** Addresses that links in the document lead to. docx draws the ids of its own external links by lot; these are counted. */
export class Links {
  private readonly ids = new Map<string, string>()

  /** `children` as a link to `href`. */
  to(href: string, children: Inline): Inline {
    const id = this.ids.get(href) ?? `Link${this.ids.size + 1}`
    this.ids.set(href, id)
    return linkOutside(id, children)
  }

  /** Makes the addresses known to the document that the links are in. */
  addTo(document: Document): void {
    for (const [href, id] of this.ids)
      document.Document.Relationships.addRelationship(id, HYPERLINK, withoutUnstorable(href), 'External')
  }
}

export type WordPackage = {
  readonly title: string
  readonly creator: string
  /** YYYY-MM-DD: when it was made and last changed, as the file's properties say. */
  readonly date: string
  /** The title that runs over the pages; the file's when not given. */
  readonly runningTitle?: string
  /** A mark at the top of every page (「架空の見本」); empty: none. */
  readonly mark: string
  readonly sections: readonly Section[]
  readonly links: Links
  readonly numbering: Numbering
  /** Lays the document out and says on which page of the file each bookmark stands; null: it cannot. Without it pages are reckoned. */
  readonly pagesOf?: PagesOf | null
}

/** Puts a document together by docx. Equal content gives equal bytes. */
export async function packDocument(content: WordPackage): Promise<Uint8Array> {
  const { sections, pagesOf } = content
  const reckoned = paginate(sections, textHeight)
  const document = await build(content, reckoned)
  const bookmarks = sections.flatMap(({ blocks }) => blocks.flatMap(({ bookmark }) => bookmark ?? []))
  const pages = pagesOf && bookmarks.length > 0 ? await pagesOf(document, bookmarks) : null
  if (!pages) return document
  const pageOf = asPrinted(sections, pages)
  return bookmarks.every((bookmark) => pageOf(bookmark) === reckoned(bookmark)) ? document : build(content, pageOf)
}

/** docx keeps the package: its parts, types and relationships. What people read is XML of ours, part by part. */
async function build(content: WordPackage, pageOf: PageOf): Promise<Uint8Array> {
  const { sections } = content
  const empty: ISectionOptions = {
    headers: { default: new Header() },
    footers: { default: new Footer() },
    children: [],
  }
  const document = new Document({ sections: sections.map(() => empty) })
  content.links.addTo(document)
  const idOf = relationshipIds(document)
  const bodies = sections.map((section, index) => {
    const end = sectionEnd(section, idOf(`header${index + 1}.xml`), idOf(`footer${index + 1}.xml`))
    const text = section.blocks.map((block) => block.build(pageOf)).join('')
    // All but the last end in a paragraph, which must not take a line.
    return index === sections.length - 1
      ? text + end
      : `${text}${lineOf('SectionEnd').replace('</w:pPr>', `${end}</w:pPr>`)}`
  })
  const parts = [
    { path: 'word/document.xml', data: part('document', `<w:body>${bodies.join('')}</w:body>`) },
    ...sections.flatMap((section, index) => [
      { path: `word/header${index + 1}.xml`, data: part('hdr', headerLine(section, content)) },
      {
        path: `word/footer${index + 1}.xml`,
        data: part('ftr', lineOf('Footer', section.pageNumbers === 'none' ? '' : NUMBER)),
      },
    ]),
    { path: 'docProps/core.xml', data: coreProperties(content) },
    { path: 'word/styles.xml', data: stylesPart() },
    { path: 'word/numbering.xml', data: content.numbering.part() },
    { path: 'word/settings.xml', data: SETTINGS },
    { path: 'word/fontTable.xml', data: FONT_TABLE },
  ]
  return withoutTimes(await Packer.toBuffer(document, undefined, parts))
}

const part = (root: string, inside: string): string =>
  `${XML}<w:${root} xmlns:w="${W}" xmlns:r="${R}">${inside}</w:${root}>`

/** Relationships of the document, by what they lead to. @returns an id; throws for what docx did not make */
function relationshipIds(document: Document): (target: string) => string {
  const written = document.Document.Relationships.prepForXml({ stack: [] } as unknown as IContext)
  const rows = (written?.Relationships ?? []) as { Relationship?: { _attr: { Id: string; Target: string } } }[]
  const ids = new Map(
    rows.flatMap(({ Relationship }) => (Relationship ? [[Relationship._attr.Target, Relationship._attr.Id]] : [])),
  )
  return (target) => {
    const id = ids.get(target)
    if (!id) throw new Error(`The package has no ${target}`)
    return id
  }
}

const { margin, edge } = PAGE

/** `w:sectPr`: pages of a section, their numbers and what stands at their top and foot. */
function sectionEnd({ orientation, pageNumbers }: Section, headerId: string, footerId: string): string {
  const size =
    orientation === 'landscape'
      ? `w:w="${PAGE.height}" w:h="${PAGE.width}" w:orient="landscape"`
      : `w:w="${PAGE.width}" w:h="${PAGE.height}" w:orient="portrait"`
  return [
    `<w:sectPr><w:headerReference w:type="default" r:id="${headerId}"/><w:footerReference w:type="default" r:id="${footerId}"/>`,
    `<w:type w:val="nextPage"/><w:pgSz ${size}/>`,
    `<w:pgMar w:top="${margin}" w:right="${margin}" w:bottom="${margin}" w:left="${margin}" w:header="${edge}" w:footer="${edge}" w:gutter="0"/>`,
    pageNumbers === 'restart' ? '<w:pgNumType w:start="1"/>' : '',
    pageNumbers === 'roman' ? '<w:pgNumType w:fmt="lowerRoman" w:start="1"/>' : '',
    '<w:docGrid w:linePitch="360"/></w:sectPr>',
  ].join('')
}

/** Between title and chapter, in characters. */
const GAP = 3

/**
 * Title of the document and chapter. Written into each section, not as a field that looks for the heading (STYLEREF): LibreOffice knows
 * none, and in Word it is an error where a page has no heading of that style before it.
 */
function headerLine(
  { runningHeader, orientation }: Section,
  { title, runningTitle = title, mark }: WordPackage,
): string {
  if (runningHeader === null) return lineOf('Header', mark ? run(mark) : '')
  const style = orientation === 'landscape' ? 'RunningHeaderLandscape' : 'RunningHeader'
  const width = orientation === 'landscape' ? LANDSCAPE_TEXT_WIDTH : TEXT_WIDTH
  const right = [mark, runningHeader].filter(Boolean).join('　')
  const { size } = STYLES[style]
  const room = width - (widthOf(right) + GAP) * size * 20
  const [first = '', ...rest] = breakLines(runningTitle.replaceAll('\n', ''), room, size)
  return lineOf(style, run(`${first}${rest.length > 0 ? '…' : ''}\t${right}`))
}

const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + advanceOf(character), 0)

const NUMBER: Inline = run('－ ') + field('PAGE', '1') + run(' －')

// Parts as XML: docx has no options for a file’s dates, Japanese punctuation and fonts to take instead.
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function coreProperties({ title, creator, date }: WordPackage): string {
  const stamp = `xsi:type="dcterms:W3CDTF">${date}T00:00:00Z<`
  return [
    `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`,
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(creator)}</dc:creator>`,
    `<cp:lastModifiedBy>${escapeXml(creator)}</cp:lastModifiedBy>`,
    `<dcterms:created ${stamp}/dcterms:created><dcterms:modified ${stamp}/dcterms:modified>`,
    '<dc:language>ja-JP</dc:language></cp:coreProperties>',
  ].join('')
}

const SETTINGS = [
  `${XML}<w:settings xmlns:w="${W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="840"/>`,
  // A line that ends in a break of its own is not stretched to the margin.
  '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>',
  '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
  '<w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/></w:settings>',
].join('')

/** Where ＭＳ 明朝 is missing, the generic family says what to take instead. */
const FONT_TABLE = [
  `${XML}<w:fonts xmlns:w="${W}"><w:font w:name="ＭＳ 明朝"><w:altName w:val="MS Mincho"/><w:charset w:val="80"/>`,
  '<w:family w:val="roman"/><w:pitch w:val="fixed"/></w:font><w:font w:name="ＭＳ ゴシック"><w:altName w:val="MS Gothic"/>',
  '<w:charset w:val="80"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font></w:fonts>',
].join('')
