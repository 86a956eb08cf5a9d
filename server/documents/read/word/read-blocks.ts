import { LETTERS_MAX } from '../limits.ts'
import { Unreadable } from '../read-document.ts'
import type { PrintedNumber, ReadBlock, ReadParagraph, ReadRun, TextPlace } from '../read-text.ts'
import type { Numbers } from './numbering.ts'
import { type RunContext, runsOf } from './read-runs.ts'
import { readTable } from './read-table.ts'
import type { Style, Styles } from './styles.ts'
import { child, type Element, isOn, numberOf, valueIn } from './xml-tree.ts'

/** What blocks are read with; paragraphs and tables are counted over the whole text. */
export type BlockContext = {
  readonly styles: Styles
  readonly numbers: Numbers
  readonly runs: Omit<RunContext, 'onBox' | 'onDrawn'>
  readonly counts: { paragraphs: number; tables: number; letters: number }
}
/** Where in a table or a text box. */
type Within = Omit<TextPlace, 'paragraph'>

/** Elements round blocks that change nothing of them. */
const AROUND = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:smartTag', 'w:ins', 'w:moveTo'])

/** A document within the document: Word reads it when it opens the file, and saves it as text. */
const NOT_READ =
  'この位置に埋め込まれた別の文書は読み取っていません。Wordで開いて保存し直すと、読み取れるようになります。'

/** Reads the blocks of a body, a cell, a note or a text box. */
export function readBlocks(container: Element, within: Within, context: BlockContext): ReadBlock[] {
  const blocks: ReadBlock[] = []
  // The beginning of a paragraph whose end was deleted or hidden: it goes on in the next one.
  let begun: readonly ReadRun[] = []
  const visit = (element: Element): void => {
    if (element.name === 'w:p') {
      const { paragraph, boxes, isJoined } = readParagraph(element, begun, within, context)
      if (isJoined) {
        begun = paragraph.runs
        blocks.push(...boxes)
      } else {
        begun = []
        blocks.push(paragraph, ...boxes)
      }
    } else if (element.name === 'w:tbl')
      blocks.push(readTable(element, within, context.counts, (cell, place) => readBlocks(cell, place, context)))
    else if (element.name === 'mc:AlternateContent') {
      const choice = child(element, 'mc:Choice') ?? child(element, 'mc:Fallback')
      choice?.children.forEach(visit)
    } else if (element.name === 'w:altChunk') {
      const style = context.styles.of(undefined)
      blocks.push(asParagraph([{ text: NOT_READ, mark: 'unread' }], null, null, style, undefined, within, context))
    } else if (AROUND.has(element.name)) element.children.forEach(visit)
  }
  container.children.forEach(visit)
  if (begun.length > 0)
    blocks.push(asParagraph(begun, null, null, context.styles.of(undefined), undefined, within, context))
  return blocks
}

function readParagraph(element: Element, begun: readonly ReadRun[], within: Within, context: BlockContext) {
  const properties = child(element, 'w:pPr')
  const styleId = valueIn(properties, 'w:pStyle') ?? context.styles.defaultParagraph
  const style = context.styles.of(styleId)
  const boxes: ReadBlock[] = []
  const own = runsOf(element, style.isHidden, {
    ...context.runs,
    onBox: (content) => boxes.push(...readBlocks(content, { ...within, isInTextBox: true }, context)),
    onDrawn: (lines) =>
      boxes.push(
        ...lines.map((text) =>
          asParagraph(
            [{ text, mark: 'shown' }],
            null,
            null,
            context.styles.of(undefined),
            undefined,
            { ...within, isInTextBox: true },
            context,
          ),
        ),
      ),
  })
  const runs = [...begun, ...own]
  const mark = child(properties, 'w:rPr')
  const isGone = Boolean(child(mark, 'w:del') ?? child(mark, 'w:moveFrom'))
  const isMarkHidden =
    isGone || (isOn(mark, 'w:vanish') ?? style.isHidden) === true || isOn(mark, 'w:specVanish') === true
  const isShown = runs.some((run) => run.mark === 'shown' || run.mark === 'inserted')
  const isJoined = isMarkHidden && isShown
  // What nobody sees is not counted.
  const isUncounted = isJoined || (isMarkHidden && !isShown)
  const number = isUncounted ? null : numberOfParagraph(properties, style, context)
  const outline = numberOf(valueIn(properties, 'w:outlineLvl'))
  const level = outline === undefined ? style.outline : outline > 8 ? null : outline
  const align = valueIn(properties, 'w:jc') ?? style.align
  const paragraph = isJoined
    ? { runs }
    : asParagraph(
        runs,
        number,
        level === null ? (style.name === 'title' ? 0 : null) : level + 1,
        style,
        align,
        within,
        context,
      )
  return { paragraph: paragraph as ReadParagraph, boxes, isJoined }
}

function numberOfParagraph(
  properties: Element | undefined,
  style: Style,
  { numbers }: BlockContext,
): PrintedNumber | null {
  const direct = child(properties, 'w:numPr')
  const numId = valueIn(direct, 'w:numId') ?? style.number?.numId
  if (numId === undefined || numId === '0') return null
  const ofStyle = style.number?.numId === numId ? style.number : null
  const level =
    numberOf(valueIn(direct, 'w:ilvl')) ??
    (ofStyle ? (ofStyle.level ?? numbers.levelOfStyle(numId, ofStyle.styleId)) : undefined) ??
    0
  return numbers.next(numId, level)
}

function asParagraph(
  runs: readonly ReadRun[],
  number: PrintedNumber | null,
  level: number | null,
  style: Style,
  align: string | undefined,
  within: Within,
  { counts }: BlockContext,
): ReadParagraph {
  counts.paragraphs += 1
  counts.letters += runs.reduce((sum, { text }) => sum + text.length, 0)
  if (counts.letters > LETTERS_MAX) throw new Unreadable('fileTooMuch')
  return {
    kind: 'paragraph',
    place: { paragraph: counts.paragraphs, ...within },
    ...{ level, number, style: style.name, runs },
    align: align === 'center' ? 'center' : align === 'right' || align === 'end' ? 'right' : 'left',
    text: runs
      .filter(({ mark }) => mark === 'shown' || mark === 'inserted')
      .map(({ text }) => text)
      .join(''),
  }
}
