import { beginningOf } from './cut-text.ts'
import { type BodyId, type CycleId, type PolicyRequestId, parseId } from './ids.ts'

/** What 回答マトリクス is narrowed to. It lives in the address. */
export type MatrixFilter = {
  /** Null: the current cycle. */
  readonly cycleId: CycleId | null
  readonly bodyId: BodyId | null
  readonly goal: number | null
  /** 地域区分, as it is stored; empty for all. */
  readonly region: string
  readonly onlyPriority: boolean
  /** A request of the part that is shown; null: the first part. */
  readonly at: PolicyRequestId | null
}

/** Reads a filter from the address. What is not understood is left out, never an error. */
export function readMatrixFilter(search: URLSearchParams): MatrixFilter {
  const within = (name: string, max: number): number | null => {
    const value = Number(search.get(name) || Number.NaN)
    return Number.isInteger(value) && value >= 1 && value <= max ? value : null
  }
  return {
    cycleId: parseId<CycleId>(search.get('cycle')),
    bodyId: parseId<BodyId>(search.get('committee')),
    goal: within('goal', 17),
    region: beginningOf(search.get('region') ?? '', 40),
    onlyPriority: search.get('priority') === '1',
    at: parseId<PolicyRequestId>(search.get('at')),
  }
}
