import type { BodyId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { LoadedText } from '#server/document-text/create-text-store.ts'
import type {
  Appended,
  Claim,
  ForeignUpdate,
  PersonUpdate,
  Position,
  RequestAccess,
} from '#server/document-text/document-text.repository.ts'

export type { Appended, Claim, ForeignUpdate, LoadedText, PersonUpdate, Position, RequestAccess }

/** What rooms need of the database, and nothing else. Everything may fail; a room then gives up and starts afresh. */
export type TextStore = {
  readonly load: (requestId: PolicyRequestId) => Promise<LoadedText>
  /**
   * Commits, or throws. `firstEdits`: those of the writers whose first edit of this visit it is. `claims`: the Yjs clients
   * among the writers' that the room does not know yet; who claims another's is refused.
   */
  readonly append: (input: {
    readonly requestId: PolicyRequestId
    readonly bodyId: BodyId
    readonly updates: readonly PersonUpdate[]
    readonly firstEdits: readonly Actor[]
    readonly claims: readonly Claim[]
  }) => Promise<Appended>
  readonly findForeign: (positions: readonly Position[]) => Promise<readonly ForeignUpdate[]>
  readonly compact: (requestId: PolicyRequestId) => Promise<bigint>
  readonly findAccess: (ids: readonly PolicyRequestId[]) => Promise<ReadonlyMap<PolicyRequestId, RequestAccess>>
}
