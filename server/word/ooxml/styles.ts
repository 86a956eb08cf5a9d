import { BODY_SIZE, LANDSCAPE_TEXT_WIDTH, LINE_PITCH, TEXT_WIDTH } from './measure.ts'
import type { FontName } from './run.ts'

/**
 * The styles of every document, in one table: what a paragraph looks like and the room its lines take. Names of Word's own styles
 * are those of the file format, which Word shows in its user's language (heading 1: 見出し 1); the others are Japanese.
 */

type TabStop = { readonly position: number; readonly kind: 'left' | 'right'; readonly leader?: 'dot' }

/** Lists that belong to a style: whatever is given the style, also in Word, is counted by it. */
export type StyleList = 'chapters' | 'requests' | 'particulars'

export type StyleForm = {
  readonly name: string
  readonly basedOn?: string
  /** The style of the paragraph that is typed behind one of this style. */
  readonly next?: string
  /** Points. */
  readonly size: number
  readonly pitch: number
  readonly before: number
  readonly after: number
  readonly keepNext: boolean
  /** Its lines stay on one page. */
  readonly keepLines?: true
  readonly font?: FontName
  readonly bold?: true
  readonly color?: string
  readonly align?: 'both' | 'center' | 'right'
  /** Twips. */
  readonly indent?: {
    readonly left?: number
    readonly right?: number
    readonly firstLine?: number
    readonly hanging?: number
  }
  /** Positions in twips. */
  readonly tabs?: readonly TabStop[]
  readonly outline?: 0 | 1 | 2
  /** Counted by a list; its text stands `hanging` twips behind the margin, the number before it. Null: not, though the style it is based on is. */
  readonly numbered?: { readonly list: StyleList; readonly level: number; readonly hanging: number } | null
  readonly rule?: { readonly color: string; readonly size: number }
  /** Shown among the styles that Word offers first. */
  readonly isQuick?: true
  /** One of Word's own. */
  readonly isBuiltIn?: true
}

const INK = '1B2A41'
const BODY = { size: BODY_SIZE, pitch: LINE_PITCH, before: 0, after: 0, keepNext: false } as const
const CELL = { size: 9.5, pitch: 15, before: 0, after: 0, keepNext: false } as const
const COVER = { before: 6, after: 0, keepNext: false, font: 'gothic', align: 'center' } as const
const HEADER = { size: 9, pitch: 14, before: 0, after: 0, keepNext: false, font: 'gothic' } as const
const RULE = { color: 'B4BCC8', size: 4 } as const

/** Room for a seal of 24 mm (公印) behind the sender's name, in twips. */
const SEAL = 1461
/** Where the value of a particular (記) begins: behind its number and a label of five characters. */
const PARTICULAR = { number: 420, value: 1680 } as const
const toTheEdge = (width: number): readonly TabStop[] => [{ position: width, kind: 'right' }]
const contents = (left: number, hanging: number) => ({
  indent: { left: left + hanging, hanging },
  tabs: [
    { position: left + hanging, kind: 'left' },
    { position: TEXT_WIDTH, kind: 'right', leader: 'dot' },
  ] as const,
})

/** Further paragraphs of a list's item stand under its text. Word has five of these styles itself. */
const continuing = (depth: number): StyleForm => ({
  ...BODY,
  name: depth === 0 ? 'List Continue' : depth < 5 ? `List Continue ${depth + 1}` : `箇条書きの続き${depth + 1}`,
  indent: { left: 945 + depth * 420, firstLine: 210 },
  align: 'both',
  ...(depth < 5 && { isBuiltIn: true as const }),
})

const TABLE = {
  Normal: { ...BODY, name: 'Normal', isBuiltIn: true, isQuick: true },
  BodyText: {
    ...BODY,
    name: 'Body Text',
    indent: { firstLine: 210 },
    align: 'both',
    isBuiltIn: true,
    isQuick: true,
  },
  /** The last paragraph of a request, which the lines behind it (SDGs, 提出先, 提案者) stay with. */
  BodyTextKept: {
    ...{
      ...BODY,
      name: '本文（次と離さない）',
      basedOn: 'BodyText',
      next: 'BodyText',
      keepNext: true,
      keepLines: true,
    },
    ...{ indent: { firstLine: 210 }, align: 'both' },
  },
  ListItem: { ...BODY, name: '箇条書きの項目', align: 'both', isQuick: true },
  ListContinue1: continuing(0),
  ListContinue2: continuing(1),
  ListContinue3: continuing(2),
  ListContinue4: continuing(3),
  ListContinue5: continuing(4),
  ListContinue6: continuing(5),
  ListContinue7: continuing(6),
  ListContinue8: continuing(7),
  ListContinue9: continuing(8),
  Title: {
    ...{ name: 'Title', size: 16, pitch: 26, before: 18, after: 18, keepNext: true },
    ...{ font: 'gothic', bold: true, align: 'center', next: 'BodyText', isBuiltIn: true, isQuick: true },
  },
  Heading1: {
    ...{ name: 'heading 1', size: 14, pitch: 24, before: 12, after: 12, keepNext: true, font: 'gothic', bold: true },
    ...{ color: INK, outline: 0, next: 'BodyText', rule: { color: INK, size: 8 }, isBuiltIn: true, isQuick: true },
    numbered: { list: 'chapters', level: 0, hanging: 700 },
  },
  Heading1Plain: {
    ...{ name: '見出し1（番号なし）', basedOn: 'Heading1', size: 14, pitch: 24, before: 12, after: 12, keepNext: true },
    ...{ font: 'gothic', bold: true, color: INK, outline: 0, next: 'BodyText', rule: { color: INK, size: 8 } },
    ...{ numbered: null, isQuick: true },
  },
  Heading2: {
    ...{ name: 'heading 2', size: 12, pitch: 20, before: 12, after: 6, keepNext: true, font: 'gothic', bold: true },
    ...{ color: INK, outline: 1, next: 'BodyText', isBuiltIn: true, isQuick: true },
    numbered: { list: 'chapters', level: 1, hanging: 480 },
  },
  Heading3: {
    ...{ name: 'heading 3', size: 11, pitch: 18, before: 12, after: 3, keepNext: true, font: 'gothic', bold: true },
    ...{ outline: 2, next: 'BodyText', isBuiltIn: true, isQuick: true },
    numbered: { list: 'requests', level: 0, hanging: 940 },
  },
  Label: {
    ...{ name: '小見出し', size: 9.5, pitch: 18, before: 3, after: 0, keepNext: true },
    ...{ font: 'gothic', color: INK, next: 'BodyText', isQuick: true },
  },
  Note: {
    ...{ name: '注記', size: 9.5, pitch: 15, before: 3, after: 0, keepNext: true, keepLines: true },
    ...{ font: 'gothic', indent: { left: 210 } },
  },
  NoteLast: {
    ...{ name: '注記（最後）', basedOn: 'Note', size: 9.5, pitch: 15, before: 3, after: 0, keepNext: false },
    ...{ font: 'gothic', indent: { left: 210 }, keepLines: true },
  },
  Proposers: { name: '提案者', size: 9.5, pitch: 15, before: 3, after: 0, keepNext: false, align: 'right' },
  TableText: { ...CELL, name: '表の文字' },
  TableNumber: { ...CELL, name: '表の番号', basedOn: 'TableText', align: 'center' },
  TableHeader: { ...CELL, name: '表の見出し', basedOn: 'TableText', font: 'gothic', align: 'center' },
  TableGroup: { ...CELL, name: '表の区分', basedOn: 'TableText', font: 'gothic', bold: true, keepNext: true },
  TableBefore: { name: '表の前', size: 2, pitch: 4, before: 0, after: 0, keepNext: true },
  TableAfter: { name: '表の後', size: 2, pitch: 9, before: 0, after: 0, keepNext: false },
  TOCHeading: {
    ...{ name: 'TOC Heading', size: 14, pitch: 24, before: 0, after: 12, keepNext: true },
    ...{ font: 'gothic', bold: true, align: 'center', next: 'BodyText', isBuiltIn: true },
  },
  TOC1: {
    ...{ name: 'toc 1', size: 10.5, pitch: 18, before: 6, after: 0, keepNext: false, font: 'gothic', isBuiltIn: true },
    ...contents(0, 560),
  },
  TOC2: {
    ...{ name: 'toc 2', size: 10.5, pitch: 18, before: 0, after: 0, keepNext: false, isBuiltIn: true },
    ...contents(210, 480),
  },
  TOC3: {
    ...{ name: 'toc 3', size: 10, pitch: 16, before: 0, after: 0, keepNext: false, isBuiltIn: true },
    ...contents(420, 880),
  },
  TOCEnd: { name: '目次の終わり', size: 1, pitch: 1, before: 0, after: 0, keepNext: false },
  SectionEnd: { name: 'セクションの終わり', size: 1, pitch: 1, before: 0, after: 0, keepNext: false },
  Date: { ...BODY, name: 'Date', align: 'right', isBuiltIn: true },
  Addressee: { ...BODY, name: '宛先', before: 18, after: 18 },
  Sender: { ...BODY, name: '発信者', align: 'right' },
  SenderWithSeal: {
    ...{ ...BODY, name: '発信者（公印）', basedOn: 'Sender', align: 'right', indent: { right: SEAL } },
  },
  NoteHeading: {
    ...{ ...BODY, name: 'Note Heading', before: 18, after: 12, keepNext: true, align: 'center', isBuiltIn: true },
  },
  Particular: {
    ...{ ...BODY, name: '記の項目', isQuick: true },
    ...{ indent: { left: PARTICULAR.value, hanging: PARTICULAR.value } },
    tabs: [
      { position: PARTICULAR.number, kind: 'left' },
      { position: PARTICULAR.value, kind: 'left' },
    ],
    numbered: { list: 'particulars', level: 0, hanging: PARTICULAR.value },
  },
  Closing: { ...BODY, name: 'Closing', before: 12, align: 'right', isBuiltIn: true },
  AttachmentMark: { ...BODY, name: '別紙の表示', align: 'right', font: 'gothic' },
  CoverTitle: { ...COVER, name: '表紙の表題', size: 22, pitch: 36, bold: true },
  CoverSpace: { ...COVER, name: '表紙の余白', size: 16, pitch: 28, before: 130 },
  CoverCount: { ...COVER, name: '表紙の項目数', size: 12, pitch: 24, before: 24 },
  CoverDate: { ...COVER, name: '表紙の日付', size: 14, pitch: 26, before: 250 },
  CoverOwner: { ...COVER, name: '表紙の団体名', size: 16, pitch: 28, before: 12, bold: true },
  Header: { ...HEADER, name: 'header', align: 'right', isBuiltIn: true },
  RunningHeader: { ...HEADER, name: '柱（縦）', tabs: toTheEdge(TEXT_WIDTH), rule: RULE },
  RunningHeaderLandscape: { ...HEADER, name: '柱（横）', tabs: toTheEdge(LANDSCAPE_TEXT_WIDTH), rule: RULE },
  Footer: { ...HEADER, name: 'footer', align: 'center', isBuiltIn: true },
} as const satisfies Record<string, StyleForm>

export type StyleName = keyof typeof TABLE
export const STYLES: Readonly<Record<StyleName, StyleForm>> = TABLE

/** The style of the further paragraphs of an item `depth` (0: the outermost) deep in lists. */
export const listContinueStyle = (depth: number): StyleName =>
  `ListContinue${(Math.min(Math.max(depth, 0), 8) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
