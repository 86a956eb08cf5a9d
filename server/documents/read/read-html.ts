import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { withoutUnseen } from '#app/domain/storable-text.ts'
import { DEPTH_MAX } from './check-package.ts'
import { decode } from './decode.ts'
import { LETTERS_MAX } from './limits.ts'
import { type ReadDocument, Unreadable } from './read-document.ts'
import type {
  PrintedNumber,
  ReadBlock,
  ReadParagraph,
  ReadRun,
  ReadTextCell,
  ReadTextTable,
  TextPlace,
} from './read-text.ts'
import { tablesAsSheets } from './text-tables.ts'
import { printed } from './word/number-formats.ts'

type Node = DefaultTreeAdapterMap['childNode']
type Tag = DefaultTreeAdapterMap['element']
type Within = Omit<TextPlace, 'paragraph'>
type Mark = ReadRun['mark']

const SILENT = new Set([
  'script',
  'style',
  'template',
  'head',
  'title',
  'meta',
  'link',
  'noscript',
  'rp',
  'svg',
  'object',
  'iframe',
])
const BLOCKS = new Set([
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'body',
    'center',
    'dd',
    'details',
    'div',
    'dl',
    'dt',
    'fieldset',
    'figcaption',
  ],
  ...[
    'figure',
    'footer',
    'form',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'hr',
    'html',
    'legend',
    'li',
    'main',
    'nav',
    'ol',
  ],
  ...['p', 'pre', 'section', 'summary', 'table', 'ul', 'caption'],
])
/** How lists are counted: what CSS and HTML call it, and what Word calls the same. */
const LIST_FORMATS: Readonly<Record<string, string>> = {
  ...{ '1': 'decimal', a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman', decimal: 'decimal' },
  ...{
    'lower-alpha': 'lowerLetter',
    'upper-alpha': 'upperLetter',
    'lower-latin': 'lowerLetter',
    'upper-latin': 'upperLetter',
  },
  ...{ 'lower-roman': 'lowerRoman', 'upper-roman': 'upperRoman', 'decimal-leading-zero': 'decimalZero', none: 'none' },
  ...{ katakana: 'aiueoFullWidth', 'katakana-iroha': 'irohaFullWidth', 'cjk-ideographic': 'japaneseCounting' },
  ...{ 'japanese-informal': 'japaneseCounting', 'japanese-formal': 'japaneseLegal', 'cjk-decimal': 'ideographDigital' },
  ...{ 'cjk-heavenly-stem': 'ideographTraditional', 'cjk-earthly-branch': 'ideographZodiac' },
}

/**
 * Reads a page of HTML, as it was saved or copied out of Word or a browser, into the structure of a text.
 * @throws Unreadable when it is no text, is nested too deep, or holds more than is read
 */
export function readHtml(bytes: Uint8Array): ReadDocument {
  const text = { blocks: blocksOf(parse(decode(bytes)).childNodes), asides: [] }
  return { sheets: tablesAsSheets(text), text }
}

function blocksOf(nodes: readonly Node[]): ReadBlock[] {
  const counts = { paragraphs: 0, tables: 0, letters: 0, lists: 0 }
  return read(nodes, {})

  function read(children: readonly Node[], within: Within): ReadBlock[] {
    const blocks: ReadBlock[] = []
    let runs: ReadRun[] = []
    let number: PrintedNumber | null = null
    const end = (tag: Tag | null): void => {
      const written = trimmed(runs)
      // A number without a text is printed all the same.
      if (written.length > 0 || (number && tag?.tagName === 'li')) {
        blocks.push(paragraphOf(written, number, tag, within))
        number = null
      }
      runs = []
    }
    const visit = (node: Node, mark: Mark, owner: Tag | null, list: List | null, depth: number): void => {
      if (depth > DEPTH_MAX) throw new Unreadable('fileBroken')
      if (node.nodeName === '#text') {
        add(runs, (node as { value: string }).value, mark, owner?.tagName === 'pre')
        return
      }
      if (!('tagName' in node) || SILENT.has(node.tagName)) return
      const style = attributeOf(node, 'style')
      const own = markOf(node, style, mark)
      // Word's copy of a number that it counted itself.
      if (/mso-list:\s*ignore/i.test(style)) {
        const text = collapsed(textOf(node)).trim()
        if (text !== '')
          number = { text, level: levelOfWord(owner), isBullet: /^[·•●○■□・o§]$/.test(text), list: 'word' }
        return
      }
      if (node.tagName === 'br') {
        runs.push({ text: '\n', mark: own })
        return
      }
      if (node.tagName === 'table') {
        end(owner)
        blocks.push(tableOf(node, within))
        return
      }
      if (!BLOCKS.has(node.tagName)) {
        const isReading = node.tagName === 'rt'
        if (isReading) runs.push({ text: '《', mark: own })
        for (const child of node.childNodes) visit(child, own, owner, list, depth + 1)
        if (isReading) runs.push({ text: '》', mark: own })
        return
      }
      end(owner)
      const inner = node.tagName === 'ol' || node.tagName === 'ul' ? listOf(node, style, list, counts) : list
      if (node.tagName === 'li' && list) number = list.next(node)
      for (const child of node.childNodes) visit(child, own, node, inner, depth + 1)
      end(node)
    }
    for (const node of children) visit(node, 'shown', null, null, 0)
    end(null)
    return blocks
  }

  function paragraphOf(
    runs: readonly ReadRun[],
    number: PrintedNumber | null,
    tag: Tag | null,
    within: Within,
  ): ReadParagraph {
    counts.paragraphs += 1
    counts.letters += runs.reduce((sum, { text }) => sum + text.length, 0)
    if (counts.letters > LETTERS_MAX) throw new Unreadable('fileTooMuch')
    const align =
      /text-align:\s*(center|right)/i.exec(tag ? attributeOf(tag, 'style') : '')?.[1] ??
      (tag && attributeOf(tag, 'align'))
    return {
      kind: 'paragraph',
      place: { paragraph: counts.paragraphs, ...within },
      level: tag && /^h[1-6]$/.test(tag.tagName) ? Number(tag.tagName[1]) : null,
      number,
      style: tag?.tagName ?? '',
      align: align === 'center' || align === 'right' ? align : 'left',
      runs,
      text: runs
        .filter(({ mark }) => mark === 'shown' || mark === 'inserted')
        .map(({ text }) => text)
        .join(''),
    }
  }

  function tableOf(element: Tag, within: Within): ReadTextTable {
    counts.tables += 1
    const table = counts.tables
    const first = counts.paragraphs + 1
    const taken = new Set<string>()
    const rows = rowsOf(element).map((row, at) => {
      let column = 0
      const cells: ReadTextCell[] = []
      for (const cell of row.childNodes) {
        if (!('tagName' in cell) || (cell.tagName !== 'td' && cell.tagName !== 'th')) continue
        while (taken.has(`${at},${column}`)) column += 1
        const [rowSpan, columnSpan] = [spanOf(cell, 'rowspan'), spanOf(cell, 'colspan')]
        for (let down = 1; down < rowSpan; down++)
          for (let right = 0; right < columnSpan; right++) taken.add(`${at + down},${column + right}`)
        const blocks = read(cell.childNodes, { ...within, table, row: at + 1, column: column + 1 })
        cells.push({ ...{ row: at, column, rowSpan, columnSpan, blocks }, fill: fillOf(cell) })
        column += columnSpan
      }
      const isHeader = row.parentNode !== null && row.parentNode.nodeName === 'thead'
      return { isHeader, mark: markOf(row, attributeOf(row, 'style'), 'shown') as 'shown', cells }
    })
    return { kind: 'table', place: { ...within, paragraph: first, table }, rows }
  }
}

type List = { next(item: Tag): PrintedNumber }

function listOf(
  element: Tag,
  style: string,
  outer: (List & { readonly level?: number }) | null,
  counts: { lists: number },
): List {
  counts.lists += 1
  const list = String(counts.lists)
  const level = outer?.level === undefined ? 0 : outer.level + 1
  const named = /list-style(?:-type)?:\s*([\w-]+)/i.exec(style)?.[1] ?? attributeOf(element, 'type')
  const step = hasAttribute(element, 'reversed') ? -1 : 1
  const items = element.childNodes.filter((node) => node.nodeName === 'li').length
  let n = (Number.parseInt(attributeOf(element, 'start'), 10) || (step < 0 ? items : 1)) - step
  return {
    ...({ level } as object),
    next: (item) => {
      const value = Number.parseInt(attributeOf(item, 'value'), 10)
      n = Number.isNaN(value) ? n + step : value
      const format = LIST_FORMATS[named]
      if (element.tagName === 'ul' && !format) return { text: '・', level, isBullet: true, list }
      return { text: `${printed(format ?? 'decimal', n)}.`, level, isBullet: false, list }
    },
  }
}

const attributeOf = (element: Tag, name: string): string => element.attrs.find((one) => one.name === name)?.value ?? ''
const hasAttribute = (element: Tag, name: string): boolean => element.attrs.some((one) => one.name === name)

function markOf(element: Tag, style: string, mark: Mark): Mark {
  if (mark === 'deleted' || ['del', 's', 'strike'].includes(element.tagName)) return 'deleted'
  const isHidden =
    hasAttribute(element, 'hidden') || /display:\s*none|visibility:\s*hidden|mso-hide:\s*all/i.test(style)
  if (mark === 'hidden' || isHidden) return 'hidden'
  return element.tagName === 'ins' ? 'inserted' : mark
}

const levelOfWord = (owner: Tag | null): number =>
  Number(/mso-list:\s*l\d+\s+level(\d)/i.exec(owner ? attributeOf(owner, 'style') : '')?.[1] ?? 1) - 1

const textOf = (node: Node): string =>
  node.nodeName === '#text'
    ? (node as { value: string }).value
    : 'childNodes' in node
      ? node.childNodes.map(textOf).join('')
      : ''

/** Blanks of the source are one blank; the wide ones of Japanese stay. */
const collapsed = (text: string): string => text.replace(/[ \t\r\n\f\u00a0]+/g, ' ')

function add(runs: ReadRun[], text: string, mark: Mark, isKept: boolean): void {
  const shown = withoutUnseen(isKept ? text.replace(/\r\n?/g, '\n') : collapsed(text))
  const last = runs.at(-1)
  if (shown === '') return
  if (last && last.mark === mark)
    runs[runs.length - 1] = { text: isKept ? last.text + shown : collapsedJoin(last.text, shown), mark }
  else runs.push({ text: shown, mark })
}
const collapsedJoin = (before: string, more: string): string =>
  /[ \n]$/.test(before) ? before + more.replace(/^ /, '') : before + more

/** Without blanks at both ends; nothing where nothing else stands. */
function trimmed(runs: readonly ReadRun[]): ReadRun[] {
  const kept = runs.map((run, at) => ({
    ...run,
    text: (at === runs.length - 1 ? (text: string) => text.replace(/[ \n]+$/, '') : String)(
      at === 0 ? run.text.replace(/^[ \n]+/, '') : run.text,
    ),
  }))
  return kept.filter(({ text }) => text !== '')
}

const rowsOf = (element: Tag): Tag[] =>
  element.childNodes.flatMap((node) => {
    if (!('tagName' in node)) return []
    if (node.tagName === 'tr') return [node]
    return ['thead', 'tbody', 'tfoot'].includes(node.tagName) ? rowsOf(node) : []
  })

const spanOf = (cell: Tag, name: string): number =>
  Math.min(Math.max(Number.parseInt(attributeOf(cell, name), 10) || 1, 1), 256)

function fillOf(cell: Tag): string | null {
  const fill =
    attributeOf(cell, 'bgcolor') ||
    (/background(?:-color)?:\s*(#[0-9a-f]{6})/i.exec(attributeOf(cell, 'style'))?.[1] ?? '')
  return /^#[0-9a-f]{6}$/i.test(fill) ? fill.slice(1).toUpperCase() : null
}
