import { type RequestFilter, sortText } from '#app/domain/request-filter.ts'

/** The address of the list with this filter, changed by `change`. Another condition begins at the first page. */
export function filterHref(filter: RequestFilter, change: Partial<RequestFilter>): string {
  const next = { ...filter, page: 1, ...change }
  const search = new URLSearchParams()
  for (const state of next.states) search.append('state', state)
  const single = {
    cycle: next.cycleId,
    committee: next.bodyId,
    pillar: next.pillarId,
    recipient: next.recipientId,
    kind: next.kind,
    goal: next.goal,
    priority: next.onlyPriority ? '1' : null,
    q: next.words.join(' ') || null,
    sort: sortText(next.sort) === 'number' ? null : sortText(next.sort),
    page: next.page > 1 ? next.page : null,
  }
  for (const [name, value] of Object.entries(single)) if (value !== null) search.set(name, String(value))
  const query = search.toString()
  return query === '' ? '/policy-requests' : `/policy-requests?${query}`
}

/** The address of the list of the same year without any condition. */
export const unfilteredHref = ({ cycleId }: Pick<RequestFilter, 'cycleId'>): string =>
  cycleId === null ? '/policy-requests' : `/policy-requests?cycle=${cycleId}`
