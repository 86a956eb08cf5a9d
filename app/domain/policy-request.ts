import type { BodyId, CycleId, PersonId, PillarId, PolicyRequestId, RecipientId } from './ids.ts'
import type { RequestState } from './workflow.ts'

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

/** The fields of a request that people fill in; its text is a shared document of its own. */
export type PolicyRequestFields = {
  readonly title: string
  readonly kind: PolicyRequestKind
  readonly isPriority: boolean
  readonly pillarId: PillarId | null
  /** Last year's request that this one carries on. */
  readonly previousRequestId: PolicyRequestId | null
  readonly sdgTargetCodes: readonly string[]
  readonly noSdgReason: string
  readonly priorityAreas: readonly number[]
  readonly recipientIds: readonly RecipientId[]
  readonly proposerBodyIds: readonly BodyId[]
}

/** 要求項目 without its text. */
export type PolicyRequest = PolicyRequestFields & {
  readonly id: PolicyRequestId
  readonly cycleId: CycleId
  readonly bodyId: BodyId
  /** Running number inside committee and cycle. */
  readonly number: number
  readonly state: RequestState
  readonly version: number
  readonly mergedIntoId: PolicyRequestId | null
  readonly isFictional: boolean
  readonly createdById: PersonId
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** 「5-3」: the committee's number in the book and the running number inside it. */
export const requestNumber = (committeeNumber: number | null, number: number): string =>
  committeeNumber === null ? String(number) : `${committeeNumber}-${number}`
