import {
  AlignmentType,
  BorderStyle,
  DocumentDefaults,
  ImportedXmlComponent,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LineRuleType,
} from 'docx'
import { STYLES, type StyleName } from './paragraph.ts'
import { type FontName, fontFace } from './run.ts'

type StyleDefinition = {
  readonly name: string
  readonly font: FontName
  readonly bold?: true
  readonly color?: string
  readonly paragraph?: IParagraphStyleOptions['paragraph']
  readonly next?: StyleName
  readonly isQuick?: true
}

const INK = '1B2A41'
const JUSTIFIED = { alignment: AlignmentType.BOTH } as const
const CENTRED = { alignment: AlignmentType.CENTER } as const

/** Names are Word's own, so that its navigation pane, table of contents and style list know them. */
const DEFINITIONS: Readonly<Record<Exclude<StyleName, 'Normal'>, StyleDefinition>> = {
  BodyText: {
    name: 'Body Text',
    font: 'mincho',
    paragraph: { indent: { firstLine: 210 }, ...JUSTIFIED },
    isQuick: true,
  },
  ListItem: { name: 'List Item', font: 'mincho', paragraph: JUSTIFIED },
  Title: { name: 'Title', font: 'gothic', bold: true, paragraph: CENTRED, next: 'BodyText', isQuick: true },
  Heading1: {
    name: 'heading 1',
    font: 'gothic',
    bold: true,
    color: INK,
    paragraph: { border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 3, color: INK } }, outlineLevel: 0 },
    next: 'BodyText',
    isQuick: true,
  },
  Heading2: {
    name: 'heading 2',
    font: 'gothic',
    bold: true,
    color: INK,
    paragraph: { outlineLevel: 1 },
    next: 'BodyText',
    isQuick: true,
  },
  Heading3: {
    name: 'heading 3',
    font: 'gothic',
    bold: true,
    paragraph: { outlineLevel: 2 },
    next: 'BodyText',
    isQuick: true,
  },
  Label: { name: 'Label', font: 'gothic', color: INK, next: 'BodyText' },
  Note: { name: 'Note', font: 'gothic', paragraph: { indent: { left: 210 } } },
  TableText: { name: 'Table Text', font: 'mincho' },
  TOCHeading: { name: 'TOC Heading', font: 'gothic', bold: true, paragraph: CENTRED, next: 'BodyText' },
  TOC1: { name: 'toc 1', font: 'gothic' },
  TOC2: { name: 'toc 2', font: 'mincho' },
  TOC3: { name: 'toc 3', font: 'mincho' },
}

/** The styles of every document: these and no others. */
export const documentStyles = (): IStylesOptions => ({
  importedStyles: [
    new DocumentDefaults({
      run: {
        font: fontFace('mincho'),
        kern: 2,
        size: 21,
        language: { value: 'en-US', eastAsia: 'ja-JP', bidirectional: 'ar-SA' },
      },
    }),
    ...[NORMAL, ...OTHERS].map((style) => ImportedXmlComponent.fromXmlString(style)),
  ],
  paragraphStyles: Object.entries(DEFINITIONS).map(([id, definition]) =>
    paragraphStyle(id as Exclude<StyleName, 'Normal'>, definition),
  ),
})

/**
 * Lines of a fixed pitch, and no space added between Japanese and Latin: pages then break alike everywhere. In XML, because
 * docx has no option for `w:autoSpaceDE` and `w:snapToGrid`.
 */
const NORMAL = [
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>',
  '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>',
  `<w:spacing w:line="${STYLES.Normal.pitch * 20}" w:lineRule="exact"/></w:pPr></w:style>`,
].join('')

/** What Word presupposes under these names. */
const OTHERS = [
  [
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>',
    '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
  ],
  [
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>',
    '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>',
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  ],
  ['<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'],
].map((lines) => lines.join(''))

function paragraphStyle(id: Exclude<StyleName, 'Normal'>, definition: StyleDefinition): IParagraphStyleOptions {
  const { size, pitch, before, after, keepNext } = STYLES[id]
  const { name, font, bold, color, paragraph, next, isQuick } = definition
  return {
    id,
    name,
    basedOn: 'Normal',
    ...(next && { next }),
    ...(isQuick && { quickFormat: true }),
    paragraph: {
      ...(keepNext && { keepNext }),
      spacing: { before: before * 20, after: after * 20, line: pitch * 20, lineRule: LineRuleType.EXACT },
      ...paragraph,
    },
    run: { font: fontFace(font), ...(bold && { bold }), ...(color && { color }), size: size * 2 },
  }
}
