import { fontFace } from './run.ts'
import { STYLE_LISTS } from './style-lists.ts'
import { STYLES, type StyleForm } from './styles.ts'

/** `word/styles.xml`, written from the table of styles: docx has no options for numbers of styles, tabs of the contents and Japanese typesetting. */

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** The part as it stands in every document. */
export const stylesPart = (): string =>
  [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="${W}">`,
    `<w:docDefaults><w:rPrDefault><w:rPr>${fonts('mincho')}<w:kern w:val="2"/><w:sz w:val="21"/><w:szCs w:val="21"/>`,
    '<w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
    ...Object.entries(STYLES).map(([id, form]) => paragraphStyle(id, form)),
    ...OTHERS,
    '</w:styles>',
  ].join('')

function paragraphStyle(id: string, form: StyleForm): string {
  const attributes = `w:type="paragraph"${id === 'Normal' ? ' w:default="1"' : ''}${form.isBuiltIn ? '' : ' w:customStyle="1"'}`
  return [
    `<w:style ${attributes} w:styleId="${id}"><w:name w:val="${form.name}"/>`,
    id === 'Normal' ? '' : `<w:basedOn w:val="${form.basedOn ?? 'Normal'}"/>`,
    form.next ? `<w:next w:val="${form.next}"/>` : '',
    form.isQuick ? '<w:qFormat/>' : '',
    `<w:pPr>${paragraphProperties(id, form)}</w:pPr><w:rPr>${runProperties(form)}</w:rPr></w:style>`,
  ].join('')
}

function paragraphProperties(id: string, form: StyleForm): string {
  const { keepNext, numbered, rule, tabs = [], indent, align, outline, before, after, pitch } = form
  const stops = tabs.map(
    ({ position, kind, leader }) =>
      `<w:tab w:val="${kind}"${leader ? ` w:leader="${leader}"` : ''} w:pos="${position}"/>`,
  )
  const sides = Object.entries(indent ?? {}).map(([side, twips]) => ` w:${side}="${twips}"`)
  return [
    keepNext ? '<w:keepNext/>' : form.basedOn ? '<w:keepNext w:val="0"/>' : '',
    form.keepLines ? '<w:keepLines/>' : '',
    // Orphans and widows are left to the lines' fixed pitch.
    id === 'Normal' ? '<w:widowControl w:val="0"/>' : '',
    numbered === null ? '<w:numPr><w:numId w:val="0"/></w:numPr>' : '',
    numbered
      ? `<w:numPr><w:ilvl w:val="${numbered.level}"/><w:numId w:val="${STYLE_LISTS[numbered.list]}"/></w:numPr>`
      : '',
    rule ? `<w:pBdr><w:bottom w:val="single" w:sz="${rule.size}" w:space="3" w:color="${rule.color}"/></w:pBdr>` : '',
    stops.length > 0 ? `<w:tabs>${stops.join('')}</w:tabs>` : '',
    // No space added between Japanese and Latin: pages then break alike everywhere.
    id === 'Normal' ? '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>' : '',
    `<w:spacing w:before="${before * 20}" w:after="${after * 20}" w:line="${pitch * 20}" w:lineRule="exact"/>`,
    numbered === null ? '<w:ind w:left="0" w:firstLine="0"/>' : '',
    sides.length > 0 ? `<w:ind${sides.join('')}/>` : '',
    align ? `<w:jc w:val="${align}"/>` : '',
    outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`,
  ].join('')
}

const runProperties = ({ font = 'mincho', bold, color, size }: StyleForm): string =>
  [
    fonts(font),
    bold ? '<w:b/><w:bCs/>' : '',
    color ? `<w:color w:val="${color}"/>` : '',
    `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`,
  ].join('')

function fonts(font: NonNullable<StyleForm['font']>): string {
  const face = fontFace(font)
  return `<w:rFonts w:hint="eastAsia" w:ascii="${face}" w:eastAsia="${face}" w:hAnsi="${face}" w:cs="${face}"/>`
}

const BORDER_SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']

/** What Word presupposes under these names; links; and the tables of a document. */
const OTHERS = [
  [
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>',
    '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:basedOn w:val="DefaultParagraphFont"/>',
    '<w:rPr><w:color w:val="1A4B8C"/><w:u w:val="single"/></w:rPr></w:style>',
  ],
  [
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>',
    '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>',
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  ],
  [
    '<w:style w:type="table" w:customStyle="1" w:styleId="RuledTable"><w:name w:val="罫線のある表"/><w:basedOn w:val="TableNormal"/>',
    '<w:tblPr><w:tblBorders>',
    ...BORDER_SIDES.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="5A6472"/>`),
    '</w:tblBorders><w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>',
    '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  ],
  ['<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'],
].map((lines) => lines.join(''))
