import type { HtmlElement } from './html-tree.ts'

/** What of the styles of pasted HTML says something about its text. */

/** The style of an element, with that of its classes (Excel keeps what is struck out and hidden in a style sheet). */
export type StyleOf = (node: HtmlElement) => string

/** @param sheet the text of all style sheets; only rules for one class are read, and nothing inside @-rules */
export function stylesOf(sheet: string): StyleOf {
  const classes = classStyles(sheet)
  return ({ attributes }) => {
    const named = (attributes.class ?? '').split(/\s+/, 20).map((name) => classes.get(name) ?? '')
    return [...named.filter((style) => style !== ''), attributes.style ?? ''].join(';')
  }
}

const RELEVANT = /display|visibility|mso-hide|line-through|white-space|font-weight|vertical-align\s*:\s*su/i

function classStyles(sheet: string): Map<string, string> {
  const found = new Map<string, string>()
  let depth = 0
  let from = 0
  let selector = ''
  for (let index = 0; index < sheet.length; index++) {
    const sign = sheet[index]
    if (sign === '{') {
      if (depth === 0) selector = sheet.slice(from, index)
      depth += 1
      from = index + 1
    } else if (sign === '}') {
      const body = sheet.slice(from, index)
      if (depth === 1 && !selector.includes('@') && RELEVANT.test(body))
        for (const one of selector.split(',')) {
          const [, name] = /^\s*[a-z0-9]*\.([\w-]+)\s*$/i.exec(one.replace('<!--', '').slice(0, 200)) ?? []
          if (name) found.set(name, `${found.get(name) ?? ''};${body}`)
        }
      depth = Math.max(0, depth - 1)
      from = index + 1
    }
  }
  return found
}

/** Not shown where it was copied. */
export const isHidden = (node: HtmlElement, style: string): boolean =>
  node.attributes.hidden !== undefined ||
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)/i.test(style)

/** Struck out: in Japanese drafts that is a deletion. */
export const isStruckOut = (node: HtmlElement, style: string): boolean =>
  /^(?:s|strike|del)$/.test(node.tag) || /text-decoration[a-z-]*\s*:[^;]*line-through/i.test(style)

/** How line ends in the source count: as space, as the ends of lines, or (where long lines wrap) as those of paragraphs. */
export type WhiteSpace = 'collapse' | 'break' | 'paragraph'

export function whiteSpaceOf(node: HtmlElement, style: string, outside: WhiteSpace): WhiteSpace {
  const [, said] = /white-space(?:-collapse)?\s*:\s*([a-z-]+)/i.exec(style) ?? []
  if (said) {
    if (/^(?:pre|preserve)$/i.test(said) && (node.tag === 'pre' || /nowrap/i.test(style))) return 'break'
    return /^(?:pre|pre-wrap|pre-line|break-spaces|preserve|preserve-breaks)$/i.test(said) ? 'paragraph' : 'collapse'
  }
  return node.tag === 'pre' || node.tag === 'textarea' ? 'break' : outside
}

/** How far in a paragraph begins, in half-width columns of 10.5-point type; a hanging number begins further out. */
export function indentOfStyle(style: string): number {
  const points = (name: string): number => {
    const [, size, unit] =
      new RegExp(`(?:^|[;\\s])${name}\\s*:\\s*(-?[0-9.]{1,8})(pt|px|mm|cm|in|em)`, 'i').exec(style) ?? []
    return Number(size ?? 0) * (POINTS[unit?.toLowerCase() ?? ''] ?? 0)
  }
  return Math.max(0, Math.round((points('margin-left') + Math.min(0, points('text-indent'))) / 5.25))
}
const POINTS: Readonly<Record<string, number>> = { pt: 1, px: 0.75, mm: 2.835, cm: 28.35, in: 72, em: 10.5 }
