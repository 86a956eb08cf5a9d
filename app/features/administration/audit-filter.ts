import { addDays, isCalendarDate } from '#app/domain/calendar-date.ts'

/** What audit records are about, as they name it, in the order of the filter. */
export const SUBJECT_TYPES = [
  'policyRequest',
  'proposal',
  'meeting',
  'pillar',
  'submission',
  'response',
  'job',
  'person',
  'body',
  'recipient',
  'cycle',
  'settings',
] as const
export type SubjectType = (typeof SUBJECT_TYPES)[number]

/** The days in an address, YYYY-MM-DD; empty for anything that is no day. */
export function readDays(search: URLSearchParams): { readonly from: string; readonly to: string } {
  const dayOf = (name: string) => (isCalendarDate(search.get(name) ?? '') ? (search.get(name) ?? '') : '')
  return { from: dayOf('from'), to: dayOf('to') }
}

/** The days from `from` to `to`, both included and in Japan, as moments; an empty one sets no bound. */
export const momentsOf = ({ from, to }: { readonly from: string; readonly to: string }) => ({
  ...(from && { from: new Date(`${from}T00:00:00+09:00`) }),
  ...(to && { until: new Date(`${addDays(to, 1)}T00:00:00+09:00`) }),
})

type Called = { readonly people: readonly { readonly id: string }[]; readonly pageCount: number }

/**
 * Whose records are looked for by a part of a name.
 * @param called the first page of the people who are called so; null: anybody's records
 * @returns `areTooMany` where there are more than that page, and nobody's records then: a part of them would look like all
 */
export function actorsCalled(called: Called | null): { readonly personIds?: string[]; readonly areTooMany: boolean } {
  if (!called) return { areTooMany: false }
  const areTooMany = called.pageCount > 1
  return { personIds: areTooMany ? [] : called.people.map(({ id }) => id), areTooMany }
}

/** The place in an address, `before` or `after` a record's number; the end for anything that is no number. */
export function readPlace(search: URLSearchParams): { readonly before: string | null; readonly after: string | null } {
  const numberOf = (name: string): string | null => {
    const value = search.get(name) ?? ''
    return /^\d{1,18}$/.test(value) ? value : null
  }
  return { before: numberOf('before'), after: numberOf('after') }
}
