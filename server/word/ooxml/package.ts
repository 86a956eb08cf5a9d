import { type Block, type PageOf, paginate, type Section } from './block.ts'
import { PAGE, textHeight } from './measure.ts'
import type { Numbering } from './numbering.ts'
import { escapeXml, field, run } from './run.ts'
import { stylesXml } from './styles.ts'
import { zip } from './zip.ts'

/** Addresses that links in the document lead to; each becomes one relationship. */
export class Links {
  private readonly ids = new Map<string, string>()

  /** The relationship's id. */
  idOf(href: string): string {
    const id = this.ids.get(href) ?? `rIdLink${this.ids.size + 1}`
    this.ids.set(href, id)
    return id
  }

  entries(): [href: string, id: string][] {
    return [...this.ids]
  }
}

export type WordPackage = {
  readonly title: string
  readonly creator: string
  /** YYYY-MM-DD: when it was made and last changed, as the file's properties say. */
  readonly date: string
  /** Stands small at the top of every page; empty: nothing. */
  readonly headerText: string
  readonly sections: readonly Section[]
  readonly numbering: Numbering
  readonly links: Links
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** Puts a document together (ECMA-376 Part 1, transitional). Equal content gives equal bytes. */
export function packDocument(document: WordPackage): Uint8Array {
  const pageOf = paginate(document.sections, textHeight)
  return zip([
    { name: '[Content_Types].xml', content: CONTENT_TYPES },
    { name: '_rels/.rels', content: PACKAGE_RELATIONSHIPS },
    { name: 'docProps/core.xml', content: coreProperties(document) },
    { name: 'docProps/app.xml', content: APP_PROPERTIES },
    { name: 'word/document.xml', content: documentXml(document.sections, pageOf) },
    { name: 'word/styles.xml', content: stylesXml() },
    { name: 'word/numbering.xml', content: document.numbering.xml() },
    { name: 'word/settings.xml', content: SETTINGS },
    { name: 'word/fontTable.xml', content: FONT_TABLE },
    { name: 'word/header1.xml', content: headerXml(document.headerText) },
    { name: 'word/footer1.xml', content: FOOTER },
    { name: 'word/footer2.xml', content: EMPTY_FOOTER },
    { name: 'word/_rels/document.xml.rels', content: documentRelationships(document.links) },
  ])
}

function documentXml(sections: readonly Section[], pageOf: PageOf): string {
  const parts = [`${XML}<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>`]
  for (const [index, section] of sections.entries()) {
    for (const block of section.blocks) parts.push(blockXml(block, pageOf))
    const properties = sectionProperties(section)
    parts.push(index < sections.length - 1 ? `<w:p><w:pPr>${LAST_LINE}${properties}</w:pPr></w:p>` : properties)
  }
  parts.push('</w:body></w:document>')
  return parts.join('')
}

/** The paragraph that ends a section takes no room. */
const LAST_LINE = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'

const blockXml = (block: Block, pageOf: PageOf): string =>
  typeof block.xml === 'string' ? block.xml : block.xml(pageOf)

function sectionProperties({ orientation, pageNumbers }: Section): string {
  const [width, height] = orientation === 'portrait' ? [PAGE.width, PAGE.height] : [PAGE.height, PAGE.width]
  const { margin, edge } = PAGE
  return [
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>',
    `<w:footerReference w:type="default" r:id="${pageNumbers === 'none' ? 'rIdNoFooter' : 'rIdFooter'}"/>`,
    '<w:type w:val="nextPage"/>',
    `<w:pgSz w:w="${width}" w:h="${height}"${orientation === 'landscape' ? ' w:orient="landscape"' : ''}/>`,
    `<w:pgMar w:top="${margin}" w:right="${margin}" w:bottom="${margin}" w:left="${margin}" w:header="${edge}" w:footer="${edge}" w:gutter="0"/>`,
    pageNumbers === 'restart' ? '<w:pgNumType w:start="1"/>' : '',
    '<w:cols w:space="425"/><w:docGrid w:linePitch="360"/></w:sectPr>',
  ].join('')
}

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

const SMALL = { font: 'gothic', size: 9 } as const

const headerXml = (text: string): string =>
  `${XML}<w:hdr xmlns:w="${W}"><w:p><w:pPr><w:jc w:val="right"/></w:pPr>${text ? run(text, SMALL) : ''}</w:p></w:hdr>`

const FOOTER = `${XML}<w:ftr xmlns:w="${W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run('－ ', SMALL)}${field('PAGE', '1', SMALL)}${run(' －', SMALL)}</w:p></w:ftr>`
const EMPTY_FOOTER = `${XML}<w:ftr xmlns:w="${W}"><w:p/></w:ftr>`

const SETTINGS = [
  `${XML}<w:settings xmlns:w="${W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="840"/>`,
  '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>',
  '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
  '<w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/></w:settings>',
].join('')

/** Where ＭＳ 明朝 is missing, the generic family says what to take instead. */
const FONT_TABLE = [
  `${XML}<w:fonts xmlns:w="${W}"><w:font w:name="ＭＳ 明朝"><w:altName w:val="MS Mincho"/><w:charset w:val="80"/>`,
  '<w:family w:val="roman"/><w:pitch w:val="fixed"/></w:font><w:font w:name="ＭＳ ゴシック"><w:altName w:val="MS Gothic"/>',
  '<w:charset w:val="80"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font></w:fonts>',
].join('')

const APP_PROPERTIES = `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Policy Desk</Application></Properties>`

const PARTS = [
  ['document', 'document.main', null, 'officeDocument'],
  ['styles', 'styles', 'rIdStyles', 'styles'],
  ['numbering', 'numbering', 'rIdNumbering', 'numbering'],
  ['settings', 'settings', 'rIdSettings', 'settings'],
  ['fontTable', 'fontTable', 'rIdFonts', 'fontTable'],
  ['header1', 'header', 'rIdHeader', 'header'],
  ['footer1', 'footer', 'rIdFooter', 'footer'],
  ['footer2', 'footer', 'rIdNoFooter', 'footer'],
] as const

const CONTENT_TYPES = [
  `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  '<Default Extension="xml" ContentType="application/xml"/>',
  ...PARTS.map(([name, type]) => `<Override PartName="/word/${name}.xml" ContentType="${WORD_TYPE}.${type}+xml"/>`),
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
  '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>',
  '</Types>',
].join('')

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'

const PACKAGE_RELATIONSHIPS = [
  `${XML}<Relationships xmlns="${RELATIONSHIPS}">`,
  `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`,
  `<Relationship Id="rId2" Type="${RELATIONSHIPS}/metadata/core-properties" Target="docProps/core.xml"/>`,
  `<Relationship Id="rId3" Type="${OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>`,
].join('')

const documentRelationships = (links: Links): string =>
  [
    `${XML}<Relationships xmlns="${RELATIONSHIPS}">`,
    ...PARTS.flatMap(([name, , id, type]) =>
      id ? [`<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${name}.xml"/>`] : [],
    ),
    ...links
      .entries()
      .map(
        ([href, id]) =>
          `<Relationship Id="${id}" Type="${OFFICE}/hyperlink" Target="${escapeXml(href)}" TargetMode="External"/>`,
      ),
    '</Relationships>',
  ].join('')
