import type { BodyId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type {
  Appended,
  ForeignUpdate,
  PersonUpdate,
  Position,
  RequestAccess,
  StoredText,
} from '#server/document-text/document-text.repository.ts'

export type { Appended, ForeignUpdate, PersonUpdate, Position, RequestAccess, StoredText }

/** What rooms need of the database, and nothing else. Everything may fail; a room then gives up and starts afresh. */
export type TextStore = {
  readonly load: (requestId: PolicyRequestId) => Promise<StoredText>
  /** Commits, or throws. `firstEdits`: those of the writers whose first edit of this visit it is. */
  readonly append: (input: {
    readonly requestId: PolicyRequestId
    readonly bodyId: BodyId
    readonly updates: readonly PersonUpdate[]
    readonly firstEdits: readonly Actor[]
  }) => Promise<Appended>
  readonly findForeign: (positions: readonly Position[]) => Promise<readonly ForeignUpdate[]>
  readonly compact: (requestId: PolicyRequestId) => Promise<bigint>
  readonly findAccess: (ids: readonly PolicyRequestId[]) => Promise<ReadonlyMap<PolicyRequestId, RequestAccess>>
}
