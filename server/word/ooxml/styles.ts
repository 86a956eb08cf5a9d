import { STYLES, type StyleName } from './paragraph.ts'
import { type FontName, rFonts } from './run.ts'

type StyleDefinition = {
  readonly name: string
  readonly font: FontName
  readonly bold?: true
  readonly color?: string
  /** Further paragraph properties in the order of the schema: before `w:spacing`, and behind it. */
  readonly first?: string
  readonly last?: string
  readonly next?: StyleName
  readonly outline?: 0 | 1 | 2
  readonly isQuick?: true
}

const INK = '1B2A41'

/** Names are Word's own, so that its navigation pane, table of contents and style list know them. */
const DEFINITIONS: Readonly<Record<Exclude<StyleName, 'Normal'>, StyleDefinition>> = {
  BodyText: {
    name: 'Body Text',
    font: 'mincho',
    last: '<w:ind w:firstLine="210"/><w:jc w:val="both"/>',
    isQuick: true,
  },
  ListItem: { name: 'List Item', font: 'mincho', last: '<w:jc w:val="both"/>' },
  Title: { name: 'Title', font: 'gothic', bold: true, last: '<w:jc w:val="center"/>', next: 'BodyText', isQuick: true },
  Heading1: {
    name: 'heading 1',
    font: 'gothic',
    bold: true,
    color: INK,
    first: `<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="3" w:color="${INK}"/></w:pBdr>`,
    next: 'BodyText',
    outline: 0,
    isQuick: true,
  },
  Heading2: { name: 'heading 2', font: 'gothic', bold: true, color: INK, next: 'BodyText', outline: 1, isQuick: true },
  Heading3: { name: 'heading 3', font: 'gothic', bold: true, next: 'BodyText', outline: 2, isQuick: true },
  Label: { name: 'Label', font: 'gothic', color: INK, next: 'BodyText' },
  Note: { name: 'Note', font: 'gothic', last: '<w:ind w:left="210"/>' },
  TableText: { name: 'Table Text', font: 'mincho' },
  TOCHeading: { name: 'TOC Heading', font: 'gothic', bold: true, last: '<w:jc w:val="center"/>', next: 'BodyText' },
  TOC1: { name: 'toc 1', font: 'gothic' },
  TOC2: { name: 'toc 2', font: 'mincho' },
  TOC3: { name: 'toc 3', font: 'mincho' },
}

/** The part `word/styles.xml`. */
export function stylesXml(): string {
  const paragraphs = Object.entries(DEFINITIONS).map(([id, definition]) =>
    paragraphStyle(id as Exclude<StyleName, 'Normal'>, definition),
  )
  return `${HEAD}${DEFAULTS}${NORMAL}${paragraphs.join('')}${OTHERS}</w:styles>`
}

function paragraphStyle(id: Exclude<StyleName, 'Normal'>, definition: StyleDefinition): string {
  const { size, pitch, before, after, keepNext } = STYLES[id]
  const { name, font, bold, color, first = '', last = '', next, outline, isQuick } = definition
  const spacing = `<w:spacing w:before="${before * 20}" w:after="${after * 20}" w:line="${pitch * 20}" w:lineRule="exact"/>`
  return [
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>`,
    next ? `<w:next w:val="${next}"/>` : '',
    isQuick ? '<w:qFormat/>' : '',
    `<w:pPr>${keepNext ? '<w:keepNext/>' : ''}${first}${spacing}${last}`,
    outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`,
    `</w:pPr><w:rPr>${rFonts(font)}${bold ? '<w:b/><w:bCs/>' : ''}${color ? `<w:color w:val="${color}"/>` : ''}`,
    `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr></w:style>`,
  ].join('')
}

const HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'

const DEFAULTS = [
  `<w:docDefaults><w:rPrDefault><w:rPr>${rFonts('mincho')}<w:kern w:val="2"/><w:sz w:val="21"/><w:szCs w:val="21"/>`,
  '<w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
].join('')

/** Lines of a fixed pitch, and no space added between Japanese and Latin: pages then break alike everywhere. */
const NORMAL = [
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>',
  '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>',
  `<w:spacing w:line="${STYLES.Normal.pitch * 20}" w:lineRule="exact"/></w:pPr></w:style>`,
].join('')

const OTHERS = [
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>',
  '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>',
  '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>',
  '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>',
].join('')
