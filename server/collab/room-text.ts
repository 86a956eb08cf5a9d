import * as Y from 'yjs'
import type { LoadedText } from './text-store.ts'
import { Trial, type TrialOutcome } from './trial.ts'

/** A browser that has nothing yet. */
const isNothing = (stateVector: Uint8Array) => stateVector.length === 1 && stateVector[0] === 0
/** Nothing new at all: what a browser answers that had nothing to add. */
const isEmpty = (update: Uint8Array) => update.length === 2 && update[0] === 0 && update[1] === 0

/** The committed text of one request in memory, and what is known about its rows. Nothing uncommitted is ever in it. */
export class RoomText {
  private readonly doc = new Y.Doc()
  private trial: Trial | null = null
  /** The whole text as one update, encoded once for all who come before the next edit. */
  private whole: Uint8Array | null = null
  private afterId: bigint
  private ownIds: bigint[] = []
  /** Rows in the database after the snapshot. */
  tailRows: number

  constructor(stored: Omit<LoadedText, 'authors'>) {
    this.doc.transact(() => {
      for (const update of stored.updates) Y.applyUpdate(this.doc, update)
    })
    this.afterId = stored.lastId
    this.tailRows = stored.tailRows
  }

  /** Is anything in it by this Yjs client? */
  holdsAnythingBy(clientId: number): boolean {
    return this.doc.store.clients.has(clientId)
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc)
  }

  /** What a browser with `stateVector` lacks. Throws when it cannot be read. */
  differenceFor(stateVector: Uint8Array): Uint8Array {
    if (!isNothing(stateVector)) return Y.encodeStateAsUpdate(this.doc, stateVector)
    this.whole ??= Y.encodeStateAsUpdate(this.doc)
    return this.whole
  }

  /** Tries updates of one person on top of what was tried since the last `commit` or `forgetTrial`. */
  try(updates: readonly Uint8Array[]): TrialOutcome {
    const bringing = updates.filter((update) => !isEmpty(update))
    if (bringing.length === 0) return { kind: 'fits', update: null, authors: [] }
    this.trial ??= new Trial(this.differenceFor(new Uint8Array([0])))
    try {
      return this.trial.take(bringing.length === 1 ? (bringing[0] as Uint8Array) : Y.mergeUpdates(bringing))
    } catch {
      return { kind: 'malformed' }
    }
  }

  /** Throws the tried updates away. */
  forgetTrial(): void {
    this.trial?.destroy()
    this.trial = null
  }

  /** Applies what was committed under `ids` by this room. */
  commit(update: Uint8Array, ids: readonly bigint[]): void {
    this.apply(update)
    this.ownIds.push(...ids)
    this.tailRows += ids.length
  }

  /** Where this copy stands, for the question which rows others have stored since. */
  position(): { readonly afterId: bigint; readonly ownIds: readonly bigint[] } {
    return { afterId: this.afterId, ownIds: [...this.ownIds] }
  }

  /**
   * Applies rows of others, found from `position` on.
   * @returns them as one update for the browsers; null when there were none
   */
  takeForeign(
    position: { readonly afterId: bigint; readonly ownIds: readonly bigint[] },
    rows: readonly { readonly id: bigint; readonly bytes: Uint8Array }[],
  ): Uint8Array | null {
    const seen = [position.afterId, ...position.ownIds, ...rows.map((row) => row.id)]
    this.afterId = seen.reduce((last, id) => (id > last ? id : last), this.afterId)
    this.ownIds = this.ownIds.filter((id) => id > this.afterId)
    if (rows.length === 0) return null
    this.forgetTrial()
    const update = Y.mergeUpdates(rows.map((row) => row.bytes))
    this.apply(update)
    this.tailRows += rows.length
    return update
  }

  destroy(): void {
    this.forgetTrial()
    this.doc.destroy()
  }

  private apply(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update)
    this.whole = null
  }
}
