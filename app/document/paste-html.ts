import type { DocumentJson } from '#app/domain/document-json.ts'
import { withoutUnstorable } from '#app/domain/storable-text.ts'
import { type HtmlElement, type HtmlNode, parseHtml } from './html-tree.ts'
import { normaliseDocument } from './normalise-document.ts'
import { blocksFromLines, type PastedPiece } from './paste-blocks.ts'
import { dropStart, logicalLines, type PhysicalLine } from './paste-lines.ts'
import { type TypedMarker, typedMarker } from './paste-markers.ts'
import { isSafeLink, withoutSurroundings } from './safe-link.ts'

/** The lines and tables of pasted HTML, in order. */
export const piecesOfHtml = (html: string): PastedPiece[] => piecesOf(parseHtml(html).children)

type Marks = NonNullable<DocumentJson['marks']>
type ListPlace = { readonly family: string; readonly kind: 'ordered' | 'bullet'; readonly rank: number }

const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li table section article blockquote pre dl dt dd header footer main body html hr'.split(
    ' ',
  ),
)

/** Collects lines while walking the tree; a table ends what was collected before it. */
function piecesOf(nodes: readonly HtmlNode[]): PastedPiece[] {
  const pieces: PastedPiece[] = []
  let lines: PhysicalLine[] = []
  let inline: DocumentJson[] = []
  let after: PhysicalLine['after'] = 'paragraph'
  let marker: TypedMarker | undefined
  let inItem: string | undefined
  let listCount = 0

  const endLine = (next: PhysicalLine['after']) => {
    const line = toLine(inline, after, marker, inItem)
    if (line) {
      lines.push(line)
      marker = undefined
      after = next
    } else if (next === 'paragraph') after = next
    inline = []
  }
  const endLines = () => {
    endLine('paragraph')
    pieces.push(...logicalLines(lines))
    lines = []
  }
  const visit = (node: HtmlNode, marks: Marks, lists: readonly ListPlace[]): void => {
    if (typeof node === 'string') {
      const text = collapse(node)
      if (text !== '') inline.push({ type: 'text', text, ...(marks.length > 0 && { marks }) })
      return
    }
    if (node.tag === 'br') {
      endLine('break')
      return
    }
    if (isReviewComment(node)) return
    if (isIgnored(node)) {
      marker = wordMarker(node, marker)
      return
    }
    if (node.tag === 'table') {
      endLines()
      pieces.push(...tablePieces(node))
      after = 'paragraph'
      return
    }
    const isBlock = BLOCKS.has(node.tag)
    if (isBlock) endLine('paragraph')
    const inside = isList(node) ? [...lists, listPlace(node, lists.length, listCount++)] : lists
    if (node.tag === 'li') marker = itemMarker(inside.at(-1))
    const level = isBlock ? wordLevel(node) : 0
    if (level) marker = { ...BULLET_MARKER, family: `word${level}`, rank: 10 + level }
    const outerItem = inItem
    if (node.tag === 'li') inItem = undefined
    for (const child of node.children) {
      visit(child, marksOf(node, marks), inside)
      // Once the item's first paragraph is complete, what follows in it are further paragraphs of the same item.
      if (node.tag === 'li' && marker === undefined) inItem = inside.at(-1)?.family
    }
    if (isBlock) endLine('paragraph')
    if (node.tag === 'li') inItem = outerItem
    if (node.tag === 'li' || level) marker = undefined
  }
  for (const node of nodes) visit(node, [], [])
  endLines()
  return pieces
}

const BULLET_MARKER: TypedMarker = { family: '', kind: 'bullet', n: 0, rank: 0, isWeak: false, length: 0 }

const isList = (node: HtmlElement): boolean => node.tag === 'ul' || node.tag === 'ol'

const listPlace = (node: HtmlElement, depth: number, count: number): ListPlace => ({
  family: `html${count}`,
  kind: node.tag === 'ol' ? 'ordered' : 'bullet',
  rank: 10 + depth,
})

const itemMarker = (place: ListPlace | undefined): TypedMarker => ({
  ...BULLET_MARKER,
  ...(place ?? { family: 'html0bullet', rank: 10 }),
})

/** Word puts the number of a list paragraph into a span that it marks as not being text. */
const isIgnored = (node: HtmlElement): boolean => /mso-list:\s*Ignore/i.test(node.attributes.style ?? '')

/** What reviewers noted beside the text in Word, and the 「[S1]」 that points to it: internal, and never part of the text. */
const isReviewComment = ({ attributes }: HtmlElement): boolean =>
  /mso-element:\s*comment-list/i.test(attributes.style ?? '') || /^msocomanchor$/i.test(attributes.class ?? '')

/** 1 for the outermost level of a Word list, 0 for a paragraph that stands in none. */
const wordLevel = (node: HtmlElement): number =>
  Number(/mso-list:[^;]*\blevel(\d)/i.exec(node.attributes.style ?? '')?.[1] ?? 0)

function wordMarker(node: HtmlElement, marker: TypedMarker | undefined): TypedMarker | undefined {
  if (!marker) return undefined
  const sign = `${plainText(node).trim()} `
  const typed = typedMarker(sign)
  const kind =
    typed?.kind ?? (/[0-9a-zぁ-んァ-ン一-龠]/i.test(sign) && !/^[lnuo§Ø] $/.test(sign) ? 'ordered' : 'bullet')
  return { ...marker, kind, n: kind === 'ordered' ? (typed?.n ?? 0) : 0, family: `${marker.family}${kind}` }
}

const plainText = (node: HtmlNode): string => (typeof node === 'string' ? node : node.children.map(plainText).join(''))

/** Source line breaks between Japanese characters are no spaces. */
const collapse = (text: string): string =>
  text.replace(/[ \t\r\n]+/g, (space, index: number) => {
    const beside = `${text[index - 1] ?? ''}${text[index + space.length] ?? ''}`
    return /[\r\n]/.test(space) && /[\u2000-\uffff]/.test(beside) ? '' : ' '
  })

function toLine(
  inline: readonly DocumentJson[],
  after: PhysicalLine['after'],
  marker: TypedMarker | undefined,
  inItem: string | undefined,
): PhysicalLine | null {
  const plain = inline.map((node) => node.text ?? '').join('')
  const text = plain.trim()
  if (text === '') return null
  const leading = plain.length - plain.trimStart().length
  const content = normaliseDocument({ type: 'paragraph', content: dropEnd(dropStart(inline, leading), plain) }).content
  const place = { indent: leading * 2, after, ...(marker ? { marker } : inItem !== undefined && { inItem }) }
  return { content: (content ?? []).map(plainSpaces), text, ...place }
}

const plainSpaces = (node: DocumentJson): DocumentJson =>
  node.text === undefined ? node : { ...node, text: withoutUnstorable(node.text).replace(/\u00a0/g, ' ') }

function dropEnd(content: DocumentJson[], plain: string): DocumentJson[] {
  let rest = plain.length - plain.trimEnd().length
  const kept = [...content]
  while (rest > 0 && kept.length > 0) {
    const last = kept.pop()
    const text = last?.text ?? ''
    if (last && text.length > rest) kept.push({ ...last, text: text.slice(0, -rest) })
    rest -= Math.min(rest, text.length)
  }
  return kept
}

function marksOf(node: HtmlElement, marks: Marks): Marks {
  const style = node.attributes.style ?? ''
  const href = withoutSurroundings(node.attributes.href ?? '')
  const isBold =
    /font-weight:\s*(?:bold|[6-9]00)/i.test(style) ||
    (/^(?:b|strong)$/.test(node.tag) && !/font-weight:\s*(?:normal|400)/i.test(style))
  const isUnderlined = node.tag === 'u' || node.tag === 'ins' || /text-decoration[^;]*:\s*[^;]*underline/i.test(style)
  const added: { type: string; attrs?: Record<string, unknown> }[] = []
  const has = (type: string) => marks.some((mark) => mark.type === type)
  if (isBold && !has('bold')) added.push({ type: 'bold' })
  if (node.tag === 'a' && isSafeLink(href) && !has('link')) added.push({ type: 'link', attrs: { href } })
  if (isUnderlined && node.tag !== 'ins' && !has('underline') && !has('link')) added.push({ type: 'underline' })
  return added.length > 0 ? [...marks, ...added] : marks
}

/** A table; one with a single cell is only a frame around its text. */
function tablePieces(table: HtmlElement): PastedPiece[] {
  const rows = descendants(table, 'tr').map((row) => row.children.filter(isCell))
  const filled = rows.filter((cells) => cells.length > 0)
  const [only] = filled.flat()
  if (!only) return []
  if (filled.flat().length === 1) return piecesOf(only.children)
  const content = filled.map((cells) => ({ type: 'tableRow', content: cells.map(cellOf) }))
  return [{ block: { type: 'table', content } }]
}

const isCell = (node: HtmlNode): node is HtmlElement =>
  typeof node !== 'string' && (node.tag === 'td' || node.tag === 'th')

/** Elements of that name inside, not looking into tables within. */
function descendants(node: HtmlElement, tag: string): HtmlElement[] {
  return node.children.flatMap((child) => {
    if (typeof child === 'string' || child.tag === 'table') return []
    return child.tag === tag ? [child] : descendants(child, tag)
  })
}

function cellOf(cell: HtmlElement): DocumentJson {
  const blocks = blocksFromLines(piecesOf(cell.children)).flatMap((block) =>
    block.type === 'table'
      ? (block.content ?? []).flatMap((row) => (row.content ?? []).flatMap((inner) => [...(inner.content ?? [])]))
      : [block],
  )
  const colspan = span(cell.attributes.colspan)
  const width = Math.round(Number.parseFloat(cell.attributes.width ?? ''))
  return normaliseDocument({
    type: cell.tag === 'th' ? 'tableHeader' : 'tableCell',
    attrs: {
      colspan,
      rowspan: span(cell.attributes.rowspan),
      colwidth:
        colspan === 1 && !/%/.test(cell.attributes.width ?? '') && width >= 25 && width <= 2000 ? [width] : null,
    },
    content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }],
  })
}

const span = (value: string | undefined): number => Math.min(Math.max(Number.parseInt(value ?? '1', 10) || 1, 1), 50)
