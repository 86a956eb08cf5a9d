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

/** The place in an address, `before` or `after` a record's number; the end for anything that is no number. */
export function readPlace(search: URLSearchParams): { readonly before: string | null; readonly after: string | null } {
  const numberOf = (name: string): string | null => {
    const value = search.get(name) ?? ''
    return /^\d{1,18}$/.test(value) ? value : null
  }
  return { before: numberOf('before'), after: numberOf('after') }
}
