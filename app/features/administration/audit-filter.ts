/** What audit records are about, as they name it, in the order of the filter. */
export const SUBJECT_TYPES = [
  'policyRequest',
  'meeting',
  'pillar',
  'submission',
  'response',
  'job',
  'person',
  'body',
  'cycle',
  'settings',
] as const
export type SubjectType = (typeof SUBJECT_TYPES)[number]

/** The page number in an address: 1 for anything that is none. */
export function readPage(search: URLSearchParams): number {
  const page = Number(search.get('page'))
  return Number.isSafeInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1
}
