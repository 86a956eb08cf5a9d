import type { HtmlElement } from './html-tree.ts'
import { note, type Tally } from './left-out.ts'
import { dropStart, type PhysicalLine, type WordPlace } from './paste-lines.ts'
import { markersOf, signsOfList } from './paste-runs.ts'
import type { TypedMarker } from './paste-signs.ts'

/** Items of lists as sources mark them: HTML lists, those of Word for the web and of Google Docs, and Word's paragraphs. */

/** A list that items are read in. */
export type ListPlace = {
  readonly family: string
  readonly kind: 'ordered' | 'bullet'
  readonly rank: number
  /** The number of the next item. */
  next: number
}

/** What is known of the lists so far. */
export class ListCounts {
  lists = 0
  /** The last list at each depth, to be gone on with by one that begins with the next number. */
  readonly atDepth = new Map<number, ListPlace>()
}

/** A list that begins, or goes on where it says so (`start`). */
export function listPlace(node: HtmlElement, depth: number, counts: ListCounts): ListPlace {
  const kind = node.tag === 'ol' ? 'ordered' : 'bullet'
  const start = wholeNumber(node.attributes.start) ?? 1
  const earlier = counts.atDepth.get(depth)
  const goesOn = kind === 'ordered' && start > 1 && earlier?.kind === kind && earlier.next === start
  const place: ListPlace =
    goesOn && earlier ? earlier : { family: `html${counts.lists++}`, kind, rank: 10 + depth, next: start }
  counts.atDepth.set(depth, place)
  for (const deeper of [...counts.atDepth.keys()]) if (deeper > depth) counts.atDepth.delete(deeper)
  return place
}

/** The marker of a list item. Word for the web gives each level a list of its own and says the level with the item. */
export function itemOf({ attributes }: HtmlElement, place: ListPlace | undefined, counts: ListCounts): TypedMarker {
  const { kind, family, rank } = place ?? { kind: 'bullet', family: `html${counts.lists++}`, rank: 10 }
  const n =
    wholeNumber(attributes['data-aria-posinset'] ?? attributes['aria-posinset'] ?? attributes.value) ?? place?.next ?? 1
  if (place) place.next = n + 1
  const level = wholeNumber(attributes['data-aria-level'] ?? attributes['aria-level'])
  const number = kind === 'ordered' ? n : 0
  if (level === null) return { family, kind, rank, n: number, length: 0 }
  return {
    family: `web${attributes['data-listid'] ?? ''}/${level}${kind}`,
    kind,
    rank: 10 + level,
    n: number,
    length: 0,
  }
}

const wholeNumber = (text: string | undefined): number | null => (/^[0-9]{1,4}$/.test(text ?? '') ? Number(text) : null)

/** The place of a paragraph in a list of Word's; null where it stands in none. Level 1 is the outermost. */
export function wordPlace({ attributes }: HtmlElement): WordPlace | null {
  const [, list = '', level] = /mso-list:\s*(l\d+)?[^;]*\blevel(\d)/i.exec(attributes.style ?? '') ?? []
  return level === undefined ? null : { list: `${list}/${level}`, level: Number(level), sign: null }
}

/** The family of the Word item before, whatever it will be; see `settleWordItems`. */
export const WORD_ITEM = 'word'

/** Letters of Word's bullet fonts. */
const FONT_BULLET = /^[lnuo§Ø·\uf000-\uf0ff]$/

/** A sign of Word's as it looks: a bullet is a letter of another font. */
export const shownSign = (sign: string): string =>
  sign.replace(/[^\s\u00a0]+/, (word) => (FONT_BULLET.test(word) ? '・' : word))

/**
 * Gives the items of Word's lists their numbers, decided for all items of one list and level at once: what Word set before
 * them is a number whatever it looks like, what is typed at their beginning (where a program on the way has unpacked Word's own
 * number) only where it counts.
 */
export function settleWordItems(lines: readonly PhysicalLine[], tally: Tally): PhysicalLine[] {
  const lists = new Map<string, { readonly line: PhysicalLine; readonly word: WordPlace }[]>()
  for (const line of lines) {
    if (!line.word) continue
    const items = lists.get(line.word.list)
    if (items) items.push({ line, word: line.word })
    else lists.set(line.word.list, [{ line, word: line.word }])
  }
  const markers = new Map<PhysicalLine, TypedMarker>()
  for (const items of lists.values()) {
    const signed = items.filter(({ word }) => word.sign !== null)
    const readings = signsOfList(signed.map(({ word }) => word.sign ?? ''))
    for (const [index, { line, word }] of signed.entries())
      markers.set(line, wordMarker(word, readings[index] ?? unknownSign(word.sign ?? ''), 0))
    const typed = items.filter(({ word }) => word.sign === null)
    const found = markersOf(
      typed.map(({ line }) => ({ text: line.text, indent: 0 })),
      () => false,
    )
    for (const [index, { line, word }] of typed.entries())
      markers.set(line, wordMarker(word, found[index] ?? NO_NUMBER, found[index]?.length ?? 0))
  }
  let family: string | undefined
  return lines.map((line) => {
    const marker = markers.get(line)
    if (marker) {
      family = marker.family
      if (marker.length > 0) note(tally, 'signs')
      const { word: _settled, ...rest } = line
      return {
        ...rest,
        marker: { ...marker, length: 0 },
        content: dropStart(line.content, marker.length),
        text: line.text.slice(marker.length),
      }
    }
    return line.inItem === WORD_ITEM && family ? { ...line, inItem: family } : line
  })
}

export const NO_NUMBER: TypedMarker = { family: '', kind: 'bullet', n: 0, rank: 0, length: 0 }

/** A sign that no family knows: does it count, or is it a picture? */
const unknownSign = (sign: string): TypedMarker =>
  /[0-9a-zぁ-んァ-ン一-龠]/i.test(sign) && !FONT_BULLET.test(sign.trim())
    ? { ...NO_NUMBER, kind: 'ordered', family: 'ordered' }
    : NO_NUMBER

/** Lists of different signs at one level stand inside each other, as the signs do where they are typed. */
const wordMarker = ({ level }: WordPlace, { kind, n, family, rank }: TypedMarker, length: number): TypedMarker => ({
  kind,
  n,
  family: `${WORD_ITEM}${level}${kind === 'bullet' ? 'bullet' : family}`,
  rank: 10 + level + rank / 100,
  length,
})
