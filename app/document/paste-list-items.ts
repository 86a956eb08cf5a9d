import type { HtmlElement } from './html-tree.ts'
import { signOf, signReadings, type TypedMarker } from './paste-signs.ts'

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
  const n = wholeNumber(attributes['data-aria-posinset'] ?? attributes.value) ?? place?.next ?? 1
  if (place) place.next = n + 1
  const level = wholeNumber(attributes['data-aria-level'])
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

/** 1 for the outermost level of a Word list, 0 for a paragraph that stands in none. */
export const wordLevel = (node: HtmlElement): number =>
  Number(/mso-list:[^;]*\blevel(\d)/i.exec(node.attributes.style ?? '')?.[1] ?? 0)

/**
 * The marker of a Word paragraph once its sign is known: from the span that Word keeps it in, or (`typed`) from the start of the
 * text, where a program on the way has unpacked that span. Markers of other lists stay as they are.
 */
export function wordItem(text: string, marker: TypedMarker | undefined, where?: 'typed'): TypedMarker | undefined {
  if (!marker || !/^word\d$/.test(marker.family)) return marker
  if (where === 'typed') {
    const [reading] = signReadings(text)
    if (!reading || reading.suspicion === 'sure') return { ...marker, family: `${marker.family}bullet` }
    return { ...withSign(marker, reading), length: reading.length }
  }
  const sign = signOf(text)
  if (sign) return withSign(marker, sign)
  const isOrdered = /[0-9a-zぁ-んァ-ン一-龠]/i.test(text) && !/^[lnuo§Ø]$/.test(text.trim())
  return {
    ...marker,
    kind: isOrdered ? 'ordered' : 'bullet',
    family: `${marker.family}${isOrdered ? 'ordered' : 'bullet'}`,
  }
}

/** Lists of different signs at one level stand inside each other, as the signs do where they are typed. */
const withSign = (marker: TypedMarker, { kind, n, family, rank }: TypedMarker): TypedMarker => ({
  ...marker,
  kind,
  n,
  family: `${marker.family}${kind === 'bullet' ? 'bullet' : family}`,
  rank: marker.rank + rank / 100,
})
