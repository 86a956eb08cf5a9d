import { type RequestFilter, requestFilterQuery } from '#app/domain/request-filter.ts'

/** The address of the list with this filter, changed by `change`. Another condition begins at the first page. */
export function filterHref(filter: RequestFilter, change: Partial<RequestFilter>): string {
  const query = requestFilterQuery({ ...filter, page: 1, ...change })
  return query === '' ? '/policy-requests' : `/policy-requests?${query}`
}

/** The address of the list of the same year without any condition. */
export const unfilteredHref = ({ cycleId }: Pick<RequestFilter, 'cycleId'>): string =>
  cycleId === null ? '/policy-requests' : `/policy-requests?cycle=${cycleId}`
