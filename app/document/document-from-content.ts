import type { DocumentJson } from '#app/domain/document-json.ts'

/** A block as people write it down in data: a paragraph, or a list whose items may hold further lists. */
export type ContentBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | {
      readonly kind: 'list'
      /** How the source numbers it; bullets make a list without numbers, everything else is generated again. */
      readonly style: string
      readonly items: readonly ContentItem[]
    }
export type ContentItem = { readonly text: string; readonly children?: ContentBlock | readonly ContentBlock[] }

const BULLETS = ['・', '●', '○', '-', '－']

/**
 * Makes a text out of plain content.
 * @param content `body` in blocks; `background` in blocks or as one string whose lines are paragraphs
 */
export function documentFromContent(content: {
  readonly body: readonly ContentBlock[]
  readonly background: string | readonly ContentBlock[]
}): DocumentJson {
  const { body, background } = content
  const reasons = typeof background === 'string' ? paragraphsOf(background) : background
  return {
    type: 'doc',
    content: [
      { type: 'requestBody', content: blocks(body) },
      { type: 'background', content: blocks(reasons) },
    ],
  }
}

const paragraphsOf = (text: string): ContentBlock[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', text: line }))

const blocks = (content: readonly ContentBlock[]): DocumentJson[] =>
  content.length > 0 ? content.map(block) : [{ type: 'paragraph' }]

function block(content: ContentBlock): DocumentJson {
  if (content.kind === 'paragraph') return paragraph(content.text)
  return {
    type: BULLETS.includes(content.style) ? 'bulletList' : 'orderedList',
    content: content.items.map((item) => ({
      type: 'listItem',
      content: [paragraph(item.text), ...(item.children ? [item.children].flat().map(block) : [])],
    })),
  }
}

const paragraph = (text: string): DocumentJson =>
  text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] }
