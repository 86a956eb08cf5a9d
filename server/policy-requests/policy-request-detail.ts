import type { BodyId, CycleId, PillarId, PolicyRequestId, RecipientId, RevisionId } from '#app/domain/ids.ts'
import type { RecipientKind } from '#app/domain/recipients.ts'
import type { PolicyRequest } from '#app/domain/request-fields.ts'
import type { ListTransition } from '#app/domain/workflow.ts'

/** A body as it is named on screen. */
export type NamedBody = {
  readonly id: BodyId
  readonly nameJa: string
  readonly nameEn: string
  readonly number: number | null
}

export type RecipientOfRequest = {
  readonly id: RecipientId
  readonly kind: RecipientKind
  readonly lgCode: string
  readonly nameJa: string
  readonly nameEn: string
  readonly municipality: string
  /** Set when the recipient is marked 回答なし. */
  readonly noResponseAt: Date | null
}

/** A request as another one names it; number as 「5-3」. */
export type NamedRequest = { readonly id: PolicyRequestId; readonly number: string; readonly title: string }

/** A request with everything that is named in it, except its text, its history and its answers. */
export type PolicyRequestDetail = PolicyRequest & {
  readonly body: NamedBody
  readonly cycle: { readonly id: CycleId; readonly title: string; readonly targetFiscalYear: number }
  readonly pillar: { readonly id: PillarId; readonly title: string } | null
  readonly recipients: readonly RecipientOfRequest[]
  readonly proposers: readonly NamedBody[]
  readonly approvedRevision: { readonly id: RevisionId; readonly substanceSha256: string } | null
  readonly confirmedSubstanceSha256: string | null
  readonly agendaRevisionId: RevisionId | null
  /** The file of last year's book that it was read from, with its number there; empty for one that was made here. */
  readonly importedFrom: string
  readonly adoptedRevisionId: RevisionId | null
  /** Bodies whose wishes went into it. */
  readonly wishBodyIds: readonly BodyId[]
}

/** A row of 年度の一覧. */
export type PolicyRequestListItem = Pick<
  PolicyRequest,
  'id' | 'number' | 'title' | 'kind' | 'isPriority' | 'state' | 'updatedAt' | 'isFictional'
> & {
  readonly body: NamedBody
  readonly pillarTitle: string | null
  /** What the person may do with it beside others of the list. */
  readonly steps: readonly ListTransition[]
  /** Where it went, if the person may read that. */
  readonly mergedInto: NamedRequest | null
  readonly sdgTargetCodes: readonly string[]
  readonly recipients: readonly {
    readonly kind: RecipientKind
    readonly nameJa: string
    readonly nameEn: string
    readonly municipality: string
  }[]
}
