import type { Amendment } from '#app/domain/decision.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { BULLET, formatNumber, type NumberingScheme, TEXT_LIST_LEVEL } from '#app/domain/numbering.ts'
import { inlineText } from './document-text.ts'
import { countPassages } from './passages.ts'
import { type Change, phraseStarts, widenToPhrases } from './phrase-borders.ts'
import { SECTION_NODES, SECTIONS, type Section } from './sections.ts'
import { type DiffSegment, diffText, tokens } from './text-diff.ts'

/** What an amendment can be made in: the title, or one block of the text that holds letters. Hard breaks are \n. */
export type AmendableBlock = {
  readonly place: 'title' | Section
  /** 0 outside of lists, 1 in the outermost list, … */
  readonly depth: number
  /** The number or 「・」 before it; empty for what is no beginning of an item. */
  readonly marker: string
  readonly text: string
}

/** Title and text as blocks, in reading order. */
export function amendableBlocks(
  title: string,
  document: DocumentJson,
  scheme: NumberingScheme = 'federation',
): AmendableBlock[] {
  const sections = SECTIONS.flatMap((place) => {
    const node = document.content?.find((child) => child.type === SECTION_NODES[place])
    return blocksOf(node?.content ?? [], { place, depth: 0, scheme })
  })
  return [{ place: 'title', depth: 0, marker: '', text: title }, ...sections]
}

type Place = Pick<AmendableBlock, 'place' | 'depth'> & { readonly scheme: NumberingScheme }

const blocksOf = (nodes: readonly DocumentJson[], place: Place): AmendableBlock[] =>
  nodes.flatMap((node) => {
    if (node.type === 'orderedList' || node.type === 'bulletList')
      return (node.content ?? []).flatMap((item, index) => {
        const marker =
          node.type === 'bulletList' ? BULLET : formatNumber(place.scheme, TEXT_LIST_LEVEL + place.depth, index + 1)
        const [first, ...rest] = blocksOf(item.content ?? [], { ...place, depth: place.depth + 1 })
        return first ? [{ ...first, marker: first.marker || marker }, ...rest] : []
      })
    if (node.type === 'table')
      return (node.content ?? [])
        .flatMap((row) => row.content ?? [])
        .flatMap((cell) => blocksOf(cell.content ?? [], place))
    return [{ place: place.place, depth: place.depth, marker: '', text: inlineText(node) }]
  })

export type WrittenAmendments = {
  /** In the order in which they are to be made. */
  readonly amendments: readonly Amendment[]
  /** Blocks (their indices) whose change no amendment says: lines came or went, or the words stand elsewhere too. */
  readonly unsaid: ReadonlyMap<number, 'lines' | 'notUnique'>
}

/** Words of one block that lie between two changes are quoted with them when they are fewer letters than this: one sentence says it. */
const TOGETHER = 4

/**
 * 改め文 for what somebody wrote into the text: 「…」を「…」に改める, each naming a passage that occurs exactly once when its turn comes,
 * with as few words around it as that takes (`amendDocument` makes them in the same way).
 * @param before the blocks as they stand; `after` the same blocks as they were written
 */
export function amendmentsBetween(before: readonly string[], after: readonly string[]): WrittenAmendments {
  const unsaid = new Map<number, 'lines' | 'notUnique'>()
  const amendments: Amendment[] = []
  // What is counted in: every line by itself, since no amendment goes across a line break.
  const lines = before.map((text) => text.split('\n'))
  for (const [index, text] of after.entries()) {
    const own = lines[index] ?? []
    const wanted = text.split('\n')
    if (own.join('\n') === text) continue
    if (own.length !== wanted.length) {
      unsaid.set(index, 'lines')
      continue
    }
    for (const [at, line] of own.entries()) {
      const others = lines.flatMap((one, block) => (block === index ? one.filter((_, other) => other !== at) : one))
      const said = amendmentsOfLine(line, wanted[at] ?? '', others)
      if (!said) unsaid.set(index, 'notUnique')
      amendments.push(...(said ?? []))
      own[at] = said ? (wanted[at] ?? '') : line
    }
  }
  return { amendments, unsaid }
}

/** Null: nothing that stands in the line once says it. */
function amendmentsOfLine(before: string, after: string, others: readonly string[]): Amendment[] | null {
  if (before === after) return []
  const segments = diffText(before, after)
  return (
    sayAll(before, after, widenToPhrases(before, changesOf(segments, 1), TOGETHER), others) ??
    sayAll(before, after, changesOf(segments, TOGETHER), others) ??
    sayAll(before, after, [whole(before, after)], others)
  )
}

const whole = (before: string, after: string): Change => ({ start: 0, end: before.length, to: after })

/** Changes with fewer letters between them than `together` are one. */
function changesOf(segments: readonly DiffSegment[], together: number): Change[] {
  const changes: Change[] = []
  let at = 0
  let between = ''
  for (const { kind, text } of segments) {
    const length = kind === 'added' ? 0 : text.length
    if (kind === 'same') between = text
    else {
      const last = changes.at(-1)
      const to = kind === 'added' ? text : ''
      if (last && at - last.end < together) {
        changes[changes.length - 1] = {
          start: last.start,
          end: at + length,
          to: last.to + (at > last.end ? between : '') + to,
        }
      } else changes.push({ start: at, end: at + length, to })
    }
    at += length
  }
  return changes
}

function sayAll(
  before: string,
  after: string,
  changes: readonly Change[],
  others: readonly string[],
): Amendment[] | null {
  const said: Amendment[] = []
  let written = ''
  for (const [index, change] of changes.entries()) {
    written += before.slice(changes[index - 1]?.end ?? 0, change.start)
    const rest = before.slice(change.end)
    const room = (changes[index + 1]?.start ?? before.length) - change.end
    const amendment = say(written, before.slice(change.start, change.end), change.to, { rest, room }, others)
    if (!amendment) return null
    said.push(amendment)
    written += change.to
  }
  return written + before.slice(changes.at(-1)?.end ?? 0) === after ? said : null
}

/**
 * Takes words of the line to the passage, before it and behind it in turn, until it stands nowhere else. Behind it only as far as
 * `room`: what comes then is changed by the next amendment.
 */
function say(
  written: string,
  from: string,
  to: string,
  { rest, room }: { readonly rest: string; readonly room: number },
  others: readonly string[],
): Amendment | null {
  const line = written + from + rest
  // By whole phrases first; by words where those do not make it certain which one is meant.
  const leftPhrases = phraseStarts(written, from + rest)
  const leftWords = [...leftPhrases, ...boundaries(written).filter((end) => end < (leftPhrases[0] ?? 0))].sort(
    (one, other) => other - one,
  )
  const rightWords = boundaries(rest.slice(0, room))
  for (let [left, right] = [0, 0]; ; ) {
    const taken = [written.length - (leftWords[left] ?? 0), rightWords[right] ?? 0] as const
    const [head, tail] = [written.slice(written.length - taken[0]), rest.slice(0, taken[1])]
    const amendment = { from: head + from + tail, to: head + to + tail }
    if (isWhole(amendment) && countPassages([line, ...others], amendment.from) === 1) return amendment
    const [moreLeft, moreRight] = [left < leftWords.length - 1, right < rightWords.length - 1]
    if (!moreLeft && !moreRight) return null
    if (moreLeft && (left <= right || !moreRight)) left++
    else right++
  }
}

/** A form gives passages without the spaces at their ends: an amendment may not live by them. */
const isWhole = ({ from, to }: Amendment): boolean =>
  from !== '' && from.trim() === from && to.trim() === to && from !== to

/** Where words end, 0 and the end of the text included, in ascending order. */
function boundaries(text: string): number[] {
  const ends = [0]
  for (const word of tokens(text)) ends.push((ends.at(-1) ?? 0) + word.length)
  return ends
}

/**
 * Blocks with amendments made in them, as far as each names a passage that stands exactly once; `rest` are the others.
 * What a form already says is so shown in the text.
 */
export function amendBlocks(
  before: readonly string[],
  amendments: readonly Amendment[],
): { readonly blocks: readonly string[]; readonly rest: readonly Amendment[] } {
  const blocks = [...before]
  const rest: Amendment[] = []
  for (const amendment of amendments) {
    const lines = blocks.flatMap((block) => block.split('\n'))
    const isOnce = isWhole(amendment) && countPassages(lines, amendment.from) === 1
    const index = isOnce ? blocks.findIndex((block) => block.includes(amendment.from)) : -1
    if (index < 0) rest.push(amendment)
    else blocks[index] = (blocks[index] ?? '').replace(amendment.from, () => amendment.to)
  }
  return { blocks, rest }
}
