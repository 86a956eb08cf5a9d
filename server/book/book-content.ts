import type { BodyId, CycleId, PillarId, PolicyRequestId, RevisionId } from '#app/domain/ids.ts'

/** What a book was asked to hold: ids only, fixed when it was requested, so that the file is what the person saw. */
export type BookContent = {
  readonly cycleId: CycleId
  /** YYYY-MM-DD */
  readonly madeOn: string
  readonly chapters: readonly {
    readonly bodyId: BodyId
    readonly pillars: readonly {
      /** Null: requests that stand under no pillar. */
      readonly pillarId: PillarId | null
      readonly items: readonly { readonly requestId: PolicyRequestId; readonly revisionId: RevisionId }[]
    }[]
  }[]
}
