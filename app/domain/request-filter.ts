import { beginningOf } from './cut-text.ts'
import { type BodyId, type CycleId, type PillarId, parseId, type RecipientId } from './ids.ts'
import { POLICY_REQUEST_KINDS, type PolicyRequestKind } from './policy-request.ts'
import { REQUEST_STATES, type RequestState } from './workflow.ts'

/** By what 年度の一覧 can be ordered. `number`: as in the book. */
export const REQUEST_SORT_KEYS = ['number', 'title', 'kind', 'state', 'changed'] as const
export type RequestSortKey = (typeof REQUEST_SORT_KEYS)[number]
export type RequestSort = { readonly by: RequestSortKey; readonly direction: 'asc' | 'desc' }

/** As in an address: the key, with a minus before it where the order is the opposite one. */
export const sortText = ({ by, direction }: RequestSort): string => (direction === 'desc' ? `-${by}` : by)

function readSort(text: string | null): RequestSort {
  const by = REQUEST_SORT_KEYS.find((key) => key === text?.replace(/^-/, '')) ?? 'number'
  return { by, direction: text === `-${by}` ? 'desc' : 'asc' }
}

/** What 年度の一覧 is narrowed to. It lives in the address, so that a view can be kept as a bookmark and sent to a colleague. */
export type RequestFilter = {
  /** The year; null: the current one. */
  readonly cycleId: CycleId | null
  readonly states: readonly RequestState[]
  readonly bodyId: BodyId | null
  readonly pillarId: PillarId | null
  readonly recipientId: RecipientId | null
  readonly kind: PolicyRequestKind | null
  readonly goal: number | null
  readonly onlyPriority: boolean
  /** Words that all must stand in the title, as typed; capitals and the width of letters make no difference (`widthsOf`). */
  readonly words: readonly string[]
  readonly sort: RequestSort
  readonly page: number
}

/** A whole number from 1 to `max`, or null. */
function upTo(max: number, text: string | null): number | null {
  const number = /^\d{1,6}$/.test(text ?? '') ? Number(text) : 0
  return number >= 1 && number <= max ? number : null
}

/** Reads a filter from the address. What is not understood is left out, never an error: an address may be old or mistyped. */
export function readRequestFilter(search: URLSearchParams): RequestFilter {
  const oneOf = <Item extends string>(items: readonly Item[], value: string | null): Item | null =>
    items.find((item) => item === value) ?? null
  return {
    cycleId: parseId<CycleId>(search.get('cycle')),
    states: REQUEST_STATES.filter((state) => search.getAll('state').includes(state)),
    bodyId: parseId<BodyId>(search.get('committee')),
    pillarId: parseId<PillarId>(search.get('pillar')),
    recipientId: parseId<RecipientId>(search.get('recipient')),
    kind: oneOf(POLICY_REQUEST_KINDS, search.get('kind')),
    goal: upTo(17, search.get('goal')),
    onlyPriority: search.get('priority') === '1',
    words: beginningOf(search.get('q') ?? '', 100)
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, 8),
    sort: readSort(search.get('sort')),
    page: upTo(100_000, search.get('page')) ?? 1,
  }
}

/** The filter as it stands in an address; empty where nothing is narrowed or ordered. */
export function requestFilterQuery(filter: RequestFilter): string {
  const search = new URLSearchParams()
  for (const state of filter.states) search.append('state', state)
  const single = {
    cycle: filter.cycleId,
    committee: filter.bodyId,
    pillar: filter.pillarId,
    recipient: filter.recipientId,
    kind: filter.kind,
    goal: filter.goal,
    priority: filter.onlyPriority ? '1' : null,
    q: filter.words.join(' ') || null,
    sort: sortText(filter.sort) === 'number' ? null : sortText(filter.sort),
    page: filter.page > 1 ? filter.page : null,
  }
  for (const [name, value] of Object.entries(single)) if (value !== null) search.set(name, String(value))
  return search.toString()
}

/** A word as it may stand in a title: as typed, in half and in full width. */
export function widthsOf(word: string): string[] {
  const half = word.normalize('NFKC')
  const full = half.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
  return [...new Set([word, half, full])]
}
