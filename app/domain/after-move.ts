import { type PolicyRequestId, parseId } from './ids.ts'
import { TRANSITION_IDS, type TransitionId } from './workflow.ts'

/** What the address says after a step: the next request that waits for the same one, and how many do. */
export type AfterMove = { readonly next: PolicyRequestId; readonly step: TransitionId; readonly left: number }

/** As parameters of the address that a step leads to. */
export const afterMove = ({ next, step, left }: AfterMove): Readonly<Record<string, string>> => ({
  next,
  step,
  left: String(left),
})

/** Reads them again; null where the address says nothing of it, or nothing that could be. */
export function readAfterMove(search: URLSearchParams): AfterMove | null {
  const next = parseId<PolicyRequestId>(search.get('next'))
  const step = TRANSITION_IDS.find((one) => one === search.get('step'))
  const left = Number(search.get('left'))
  return next && step && Number.isInteger(left) && left > 0 ? { next, step, left } : null
}
