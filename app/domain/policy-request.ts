/** 新規 / 継続 / 補強 */
export const POLICY_REQUEST_KINDS = ['new', 'continued', 'strengthened'] as const
export type PolicyRequestKind = (typeof POLICY_REQUEST_KINDS)[number]

/** Longest title and longest stated reason, in characters. A title is one line on an A4 page or two. */
export const TITLE_MAX = 120
export const NO_SDG_REASON_MAX = 400
export const REASON_MAX = 1000
/** Longest title and purpose (要求の趣旨) of a pillar, in characters. */
export const PILLAR_TITLE_MAX = 80
export const PILLAR_PURPOSE_MAX = 2000

/** 「5-3」: the committee's number in the book and the running number inside it. */
export const requestNumber = (committeeNumber: number | null, number: number): string =>
  committeeNumber === null ? String(number) : `${committeeNumber}-${number}`
