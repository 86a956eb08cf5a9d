import { ADOPTED_STATES, type RequestState, STATES } from './workflow.ts'

/** The order of 政策・制度要求と提言: chapters by committee, pillars inside them, requests inside those. */

/** What the order looks at; anything else of a request stays with it. */
export type BookEntry = {
  readonly sortOrder: number
  readonly number: number
  readonly committee: { readonly id: string; readonly sortOrder: number; readonly number: number | null }
  /** Null: the request stands under no pillar, after the others. */
  readonly pillar: { readonly id: string; readonly sortOrder: number; readonly title: string } | null
}

export type BookPillar<Entry extends BookEntry> = {
  /** 1, 2, … inside the chapter; 0 for requests without a pillar. */
  readonly position: number
  readonly pillar: Entry['pillar']
  readonly requests: readonly { readonly position: number; readonly entry: Entry }[]
}

export type BookChapter<Entry extends BookEntry> = {
  /** 1, 2, … : only chapters with something in them are counted. */
  readonly position: number
  readonly committee: Entry['committee']
  readonly pillars: readonly BookPillar<Entry>[]
}

/** Arranges requests as the book has them. Requests are numbered through a chapter's pillar, beginning with 1 in each. */
export function arrangeBook<Entry extends BookEntry>(entries: readonly Entry[]): BookChapter<Entry>[] {
  const chapters = groupBy(entries, (entry) => entry.committee.id).sort((a, b) => compare(a, b, ofCommittee))
  return chapters.map((inChapter, index) => ({
    position: index + 1,
    committee: inChapter[0].committee,
    pillars: groupBy(inChapter, (entry) => entry.pillar?.id ?? '')
      .sort((a, b) => compare(a, b, ofPillar))
      .map((inPillar, pillarIndex) => ({
        position: inPillar[0].pillar ? pillarIndex + 1 : 0,
        pillar: inPillar[0].pillar,
        requests: [...inPillar]
          .sort((a, b) => a.sortOrder - b.sortOrder || a.number - b.number)
          .map((entry, position) => ({ position: position + 1, entry })),
      })),
  }))
}

type NonEmpty<Item> = [Item, ...Item[]]

const ofCommittee = (entry: BookEntry): readonly (number | string)[] => [
  entry.committee.sortOrder,
  entry.committee.number ?? Number.MAX_SAFE_INTEGER,
  entry.committee.id,
]
const ofPillar = (entry: BookEntry): readonly (number | string)[] =>
  entry.pillar ? [0, entry.pillar.sortOrder, entry.pillar.id] : [1]

function compare<Entry>(
  [a]: NonEmpty<Entry>,
  [b]: NonEmpty<Entry>,
  key: (entry: Entry) => readonly (number | string)[],
): number {
  const [left, right] = [key(a), key(b)]
  for (const [index, value] of left.entries()) {
    const other = right[index]
    if (other === undefined || value === other) continue
    return value < other ? -1 : 1
  }
  return 0
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): NonEmpty<Item>[] {
  const groups = new Map<string, NonEmpty<Item>>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return [...groups.values()]
}

export type BookReadiness = {
  /** Requests that are in the book, and those that may still come into it. */
  readonly adopted: number
  readonly underWay: number
}

/** May a request in this state still come into the book? */
export const isUnderWay = (state: RequestState): boolean =>
  !STATES[state].final && !(ADOPTED_STATES as readonly RequestState[]).includes(state)

/** How far the book is: what ended otherwise (rejected, withdrawn, merged) is no longer counted. */
export function bookReadiness(states: readonly RequestState[]): BookReadiness {
  const adopted = states.filter((state) => (ADOPTED_STATES as readonly RequestState[]).includes(state)).length
  return { adopted, underWay: states.filter(isUnderWay).length }
}
