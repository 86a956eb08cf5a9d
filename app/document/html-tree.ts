import { decodeEntities } from './html-entities.ts'

/** A small tolerant HTML reader for pasted text, so that pasting behaves and is tested the same with and without a browser. */

export type HtmlNode = string | HtmlElement
export type HtmlElement = {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: HtmlNode[]
}

/** The text in it, without any markup. */
export const plainText = (node: HtmlNode): string =>
  typeof node === 'string' ? node : node.children.map(plainText).join('')

const VOID = new Set(['br', 'hr', 'img', 'col', 'meta', 'link', 'input', 'wbr', 'base', 'source'])
const DROPPED = new Set(['style', 'script', 'head', 'title', 'xml', 'svg', 'math', 'template', 'noscript', 'object'])
/** A tag that begins → open tags it ends, up to the nearest of the barriers. */
const ENDS: Readonly<Record<string, { readonly tags: readonly string[]; readonly barriers: readonly string[] }>> = {
  p: { tags: ['p'], barriers: ['td', 'th', 'li', 'div', 'table', 'body'] },
  li: { tags: ['li'], barriers: ['ul', 'ol'] },
  tr: { tags: ['caption', 'tr', 'td', 'th'], barriers: ['table'] },
  td: { tags: ['td', 'th'], barriers: ['tr', 'table'] },
  th: { tags: ['td', 'th'], barriers: ['tr', 'table'] },
  rt: { tags: ['rt', 'rp', 'rb'], barriers: ['ruby'] },
  rp: { tags: ['rt', 'rp', 'rb'], barriers: ['ruby'] },
  rb: { tags: ['rt', 'rp', 'rb'], barriers: ['ruby'] },
  dt: { tags: ['dt', 'dd'], barriers: ['dl'] },
  dd: { tags: ['dt', 'dd'], barriers: ['dl'] },
  option: { tags: ['option'], barriers: ['select'] },
  caption: { tags: ['caption'], barriers: ['table'] },
  thead: { tags: ['caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'], barriers: ['table'] },
  tbody: { tags: ['caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'], barriers: ['table'] },
  tfoot: { tags: ['caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'], barriers: ['table'] },
}
/** Deeper nesting is flattened: no document of people is nested so. */
const MAX_DEPTH = 200

/**
 * Reads `html` into a tree. Comments and scripts are left out, the style sheets are handed over beside it; it never throws and takes
 * time in proportion to the length.
 */
export function parseHtml(html: string): { readonly root: HtmlElement; readonly styleSheet: string } {
  const root: HtmlElement = { tag: '#root', attributes: {}, children: [] }
  const open: HtmlElement[] = [root]
  const top = () => open.at(-1) ?? root
  /** Behind it nothing is a tag any more, and looking for its end would take as long for each beginning. */
  const lastEnd = html.lastIndexOf('>')
  const sheets: string[] = []
  let position = 0
  while (position < html.length) {
    const start = html.indexOf('<', position)
    const textEnd = start < 0 ? html.length : start
    if (textEnd > position) addText(top(), decodeEntities(html.slice(position, textEnd)))
    if (start < 0) break
    const tag = start < lastEnd ? readTag(html, start) : unfinished(html, start)
    position = tag.end
    if (tag.kind === 'text') addText(top(), '<')
    else if (tag.kind === 'close') closeTag(open, tag.name)
    else if (tag.kind === 'open') {
      if (DROPPED.has(tag.name)) {
        if (!tag.selfClosing) {
          const end = endOfElement(html, position, tag.name)
          if (tag.name === 'style') sheets.push(html.slice(position, end).replace(/<\/style\s*>$/i, ''))
          position = end
        }
        continue
      }
      endImplicitly(open, tag.name)
      const element: HtmlElement = { tag: tag.name, attributes: tag.attributes, children: [] }
      top().children.push(element)
      if (!VOID.has(tag.name) && !tag.selfClosing && open.length < MAX_DEPTH) open.push(element)
    }
  }
  return { root, styleSheet: sheets.join('\n') }
}

function addText({ children }: HtmlElement, text: string): void {
  const last = children.at(-1)
  if (typeof last === 'string') children[children.length - 1] = last + text
  else children.push(text)
}

function closeTag(open: HtmlElement[], name: string): void {
  const index = open.findLastIndex((element) => element.tag === name)
  if (index > 0) open.length = index
}

function endImplicitly(open: HtmlElement[], name: string): void {
  const rule = ENDS[name]
  if (!rule) return
  const barrier = open.findLastIndex((element) => rule.barriers.includes(element.tag))
  const ended = open.findIndex((element, index) => index > barrier && rule.tags.includes(element.tag))
  if (ended > 0) open.length = ended
}

function endOfElement(html: string, position: number, name: string): number {
  const pattern = new RegExp(`</${name}\\s*>`, 'gi')
  pattern.lastIndex = position
  return pattern.exec(html) ? pattern.lastIndex : html.length
}

type Tag =
  | { kind: 'text' | 'nothing'; end: number }
  | { kind: 'close'; name: string; end: number }
  | { kind: 'open'; name: string; attributes: Record<string, string>; selfClosing: boolean; end: number }

function readTag(html: string, start: number): Tag {
  if (html.startsWith('<!--', start)) {
    const end = html.indexOf('-->', start + 4)
    return { kind: 'nothing', end: end < 0 ? html.length : end + 3 }
  }
  const name = /^<(\/?)([a-zA-Z][\w:-]*)/.exec(html.slice(start, start + 64))
  if (!name) {
    if (!/^<[!?/]/.test(html.slice(start, start + 2))) return { kind: 'text', end: start + 1 }
    return { kind: 'nothing', end: html.indexOf('>', start) + 1 }
  }
  const end = endOfTag(html, start)
  const tag = (name[2] ?? '').toLowerCase()
  if (name[1]) return { kind: 'close', name: tag, end }
  const inside = html.slice(start + name[0].length, end - 1)
  return { kind: 'open', name: tag, attributes: readAttributes(inside), selfClosing: inside.endsWith('/'), end }
}

/** What begins behind the last `>`: the rest of a tag that was cut off, or a sign of the text. */
const unfinished = (html: string, start: number): Tag =>
  /^<[a-z/!?]/i.test(html.slice(start, start + 2))
    ? { kind: 'nothing', end: html.length }
    : { kind: 'text', end: start + 1 }

function endOfTag(html: string, start: number): number {
  let quote = ''
  for (let index = start; index < html.length; index++) {
    const character = html[index] ?? ''
    if (quote) quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '>') return index + 1
  }
  return html.length
}

function readAttributes(inside: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const match of inside.matchAll(/([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g))
    attributes[(match[1] ?? '').toLowerCase()] = decodeEntities(match[2] ?? match[3] ?? match[4] ?? '')
  return attributes
}
