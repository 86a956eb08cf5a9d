import type { DocumentJson } from '#app/domain/document-json.ts'
import { type WhiteSpace, whiteSpaceOf } from './html-styles.ts'
import { type HtmlElement, type HtmlNode, plainText } from './html-tree.ts'
import { note, type Tally } from './left-out.ts'
import type { ListPlace } from './paste-list-items.ts'
import { canBe, type Height } from './raised-letters.ts'
import { isSafeLink, withoutSurroundings } from './safe-link.ts'

export type Marks = NonNullable<DocumentJson['marks']>

/** What holds for everything inside an element. */
export type Context = {
  readonly marks: Marks
  readonly lists: readonly ListPlace[]
  readonly white: WhiteSpace
  readonly height: 'line' | Height
  /** Where the readings of the kanji around are gathered; null outside of ruby. */
  readonly readings: string[] | null
}

export const OUTERMOST: Context = { marks: [], lists: [], white: 'collapse', height: 'line', readings: null }

/** What holds inside of `node`. Letters of which some have no raised character stay on the line, all of them. */
export function contextIn(node: HtmlElement, style: string, outside: Context, tally: Tally): Context {
  const height = heightOf(node, style, outside.height)
  const isRaised = height === 'line' || height === outside.height || canBe(height, plainText(node))
  return {
    ...outside,
    marks: marksOf(node, style, outside.marks, tally),
    white: whiteSpaceOf(node, style, outside.white),
    height: isRaised ? height : 'line',
  }
}

/** How the element itself says its letters stand. */
export function heightOf(node: HtmlElement, style: string, outside: Context['height']): Context['height'] {
  if (node.tag === 'sup' || /vertical-align\s*:\s*super/i.test(style)) return 'raised'
  return node.tag === 'sub' || /vertical-align\s*:\s*sub/i.test(style) ? 'lowered' : outside
}

function marksOf(node: HtmlElement, style: string, marks: Marks, tally: Tally): Marks {
  const isBold =
    /font-weight:\s*(?:bold|[6-9]00)/i.test(style) ||
    (/^(?:b|strong)$/.test(node.tag) && !/font-weight:\s*(?:normal|400)/i.test(style))
  const isUnderlined = node.tag === 'u' || /text-decoration[^;]*:\s*[^;]*underline/i.test(style)
  const added: { type: string; attrs?: Record<string, unknown> }[] = []
  const has = (type: string) => marks.some((mark) => mark.type === type)
  if (isBold && !has('bold')) added.push({ type: 'bold' })
  if (node.tag === 'a' && !has('link')) {
    const href: string = withoutSurroundings(node.attributes.href ?? '')
    if (isSafeLink(href)) added.push({ type: 'link', attrs: { href } })
    // A place on the page that it was copied from was never an address.
    else if (/^[^#]/.test(href)) note(tally, 'links')
  }
  if (isUnderlined && node.tag !== 'ins' && !has('underline') && !has('link')) added.push({ type: 'underline' })
  return added.length > 0 ? [...marks, ...added] : marks
}

/** A reading without the brackets that stand around it for those who see no ruby. */
export const withoutBrackets = (node: HtmlNode): string =>
  typeof node === 'string' ? node : node.tag === 'rp' ? '' : node.children.map(withoutBrackets).join('')
