import type { PersonId } from '#app/domain/ids.ts'
import type { Claim, LoadedText } from './text-store.ts'
import type { Authorship } from './trial.ts'

/**
 * Whose the Yjs clients are that write in a text. Nobody can write in another's name or use up another's clock, also not while
 * the other is away or after the server was started anew: the record is in the database, and the store has the last word.
 */
export class Authors {
  private readonly onRecord: Map<number, PersonId>
  /** Those whose first edit is on its way to the store. */
  private readonly claimed = new Map<number, Claim>()

  constructor(onRecord: LoadedText['authors']) {
    this.onRecord = new Map(onRecord)
  }

  ownerOf(clientId: number): PersonId | null {
    return this.onRecord.get(clientId) ?? this.claimed.get(clientId)?.personId ?? null
  }

  /** Notes that a person is about to write as these, which are nobody else's. */
  claim(personId: PersonId, authors: readonly Authorship[]): void {
    for (const { clientId, hasWritten } of authors)
      if (!this.onRecord.has(clientId) && !this.claimed.has(clientId))
        this.claimed.set(clientId, { personId, clientId, hasWritten })
  }

  /** What the store is to judge and to put on record together with the edits. */
  openClaims(): Claim[] {
    return [...this.claimed.values()]
  }

  /** The store has answered: whose edits it took, theirs are the claimed ones. */
  settle(claims: readonly Claim[], isStored: (personId: PersonId) => boolean): void {
    for (const { clientId, personId } of claims) {
      this.claimed.delete(clientId)
      if (isStored(personId)) this.onRecord.set(clientId, personId)
    }
  }
}
