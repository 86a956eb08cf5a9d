import * as Y from 'yjs'
import type { CloseReason } from '#app/domain/close-codes.ts'
import type { PersonId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { WriteRefusal } from '#app/domain/room-frames.ts'
import type { Connection } from './connection.ts'
import type { RoomText } from './room-text.ts'
import type { Appended, PersonUpdate } from './text-store.ts'
import type { Authorship, TrialOutcome } from './trial.ts'

/** What was committed in one flush, and who is to hear of it. */
export type Committed = {
  readonly update: Uint8Array
  /** The only one who has it already, when one connection wrote it all. */
  readonly writer: Connection | null
}

export type WriteQueueEvents = {
  /** Commits, or throws when storing failed. */
  readonly append: (updates: readonly PersonUpdate[]) => Promise<Appended>
  readonly onCommitted: (committed: Committed) => void
  /** The database would not take these: the state or the rights are no longer what the room believes. */
  readonly onRefusedByStore: (connections: readonly Connection[], appended: Appended) => void
  /** Nobody knows what was stored: the room must be given up. */
  readonly onStorageFailure: (error: unknown) => void
  /** May this connection write as these Yjs clients? */
  readonly mayWriteAs: (connection: Connection, authors: readonly Authorship[]) => boolean
}

type Queued = {
  readonly connection: Connection
  readonly frames: number
  readonly kind: 'difference' | 'update'
  readonly bytes: Uint8Array
}

/** What the browser is told: that its edits were not taken, and why; that it must go; or both. */
type Fault = { readonly refuse?: WriteRefusal; readonly close?: CloseReason }

/**
 * No editor of ours wrote it. The browser is told so before it is sent away: what it keeps for the next visit (a faulty edit of an
 * earlier version, of another engine) would come back with every visit and lock the person out.
 */
const NOT_TAKEN: Fault = { refuse: 'notTaken', close: 'badRequest' }

/** Everything that one connection sent in one flush, tried and found good. */
type Tried = { readonly connection: Connection; readonly frames: number; readonly update: Uint8Array | null }

/**
 * The way of an edit: tried on the text → committed to the database → sent to the others → acknowledged. One flush
 * at a time; everything that comes during one flush goes into the next one together (group commit), one row a person.
 */
export class WriteQueue {
  private pending: Queued[] = []
  private flushing: Promise<void> | null = null

  constructor(
    private readonly text: RoomText,
    private readonly events: WriteQueueEvents,
  ) {}

  /** Queues an edit that `connection` sent; its number among the connection's frames with edits is `frames`. */
  add(connection: Connection, frames: number, { kind, bytes }: Pick<Queued, 'kind' | 'bytes'>): void {
    connection.budget.queuedBytes += bytes.length
    this.pending.push({ connection, frames, kind, bytes })
    this.flushing ??= this.flushAll().finally(() => {
      this.flushing = null
    })
  }

  get isIdle(): boolean {
    return this.flushing === null
  }

  /** Waits until everything that came so far is committed or refused. */
  async flushed(): Promise<void> {
    while (this.flushing) await this.flushing
  }

  private async flushAll(): Promise<void> {
    while (this.pending.length > 0) {
      const batch = this.pending
      this.pending = []
      for (const { connection, bytes } of batch) connection.budget.queuedBytes -= bytes.length
      try {
        await this.flush(this.tryAll(batch))
      } catch (error) {
        this.dropPending()
        this.events.onStorageFailure(error)
        return
      }
    }
  }

  private dropPending(): void {
    for (const { connection, bytes } of this.pending) connection.budget.queuedBytes -= bytes.length
    this.pending = []
  }

  /** Tries what each connection sent. Who sent something bad is turned away; the others are tried again without it. */
  private tryAll(batch: readonly Queued[]): Tried[] {
    const good: Tried[] = []
    for (const [connection, { frames, updates, hasDifference }] of byConnection(batch)) {
      if (connection.isDone) continue
      const outcome = this.text.try(updates)
      const fault = this.faultOf(connection, outcome, hasDifference)
      if (outcome.kind === 'fits' && fault === null) {
        good.push({ connection, frames, update: outcome.update })
        continue
      }
      this.text.forgetTried()
      for (const { update } of good) if (update) this.text.try([update])
      if (fault?.refuse) connection.refuse(fault.refuse)
      if (fault?.close) connection.close(fault.close)
    }
    return good
  }

  /** Why nothing of it is stored; null when it may be. Bringing nothing new is open to readers too. */
  private faultOf(connection: Connection, outcome: TrialOutcome, hasDifference: boolean): Fault | null {
    if (outcome.kind === 'malformed') return NOT_TAKEN
    // A difference is all that the browser has: comparing again would bring the same.
    if (outcome.kind === 'gap') return hasDifference ? { refuse: 'baseMissing' } : { close: 'outOfStep' }
    if (outcome.kind === 'fits' && outcome.update === null) return null
    if (!connection.canWrite) return { refuse: connection.mode.kind === 'frozen' ? 'textFrozen' : 'notPermitted' }
    if (outcome.kind === 'tooLong') return { refuse: 'textTooLong' }
    if (outcome.kind === 'tooLarge') return { refuse: 'textTooLarge' }
    return this.events.mayWriteAs(connection, outcome.authors) ? null : NOT_TAKEN
  }

  private async flush(tried: readonly Tried[]): Promise<void> {
    const writing = tried.filter((entry) => entry.update !== null)
    if (writing.length === 0) this.text.settle()
    const stored = byPerson(writing).map((update) => ({ ...update, bytes: this.text.withPlaces(update.bytes) }))
    const appended = writing.length > 0 ? await this.events.append(stored) : null
    const isAccepted = ({ connection, update }: Tried) =>
      update === null || appended?.accepted.has(connection.actor.personId) === true
    const accepted = writing.filter(isAccepted)
    const refused = writing.filter((entry) => !isAccepted(entry))
    if (refused.length > 0) this.text.forgetTried()
    if (accepted.length > 0) {
      const update = mergeUpdates(accepted.map((entry) => entry.update as Uint8Array))
      this.text.commit(update, [...(appended?.accepted.values() ?? [])])
      const [writer, ...others] = accepted
      this.events.onCommitted({ update, writer: others.length === 0 && writer ? writer.connection : null })
    }
    for (const entry of tried) if (isAccepted(entry)) entry.connection.sendSaved(entry.frames)
    if (appended && refused.length > 0)
      this.events.onRefusedByStore(
        refused.map((entry) => entry.connection),
        appended,
      )
    if (accepted[0]) await this.mend(accepted[0].connection.actor)
  }

  /**
   * What several made together of a table or a list may not be whole. It is repaired here and nowhere else, in the name of
   * the one whose edit completed it, and only while that person may write: a frozen text stays as it is.
   */
  private async mend(actor: Actor): Promise<void> {
    const update = this.text.mend()
    if (!update) return
    const { accepted } = await this.events.append([{ actor, bytes: update }])
    if (accepted.size === 0) return
    this.text.commitMending(update, [...accepted.values()])
    this.events.onCommitted({ update, writer: null })
  }
}

function byConnection(batch: readonly Queued[]) {
  const connections = new Map<Connection, { frames: number; updates: Uint8Array[]; hasDifference: boolean }>()
  for (const { connection, frames, kind, bytes } of batch) {
    const sent = connections.get(connection) ?? { frames, updates: [], hasDifference: false }
    sent.hasDifference ||= kind === 'difference'
    sent.frames = frames
    sent.updates.push(bytes)
    connections.set(connection, sent)
  }
  return connections
}

/** One update for each person, whatever number of tabs it came from. */
function byPerson(writing: readonly Tried[]): PersonUpdate[] {
  const people = new Map<PersonId, { actor: Actor; updates: Uint8Array[] }>()
  for (const { connection, update } of writing) {
    const { actor } = connection
    const person = people.get(actor.personId) ?? { actor, updates: [] }
    person.updates.push(update as Uint8Array)
    people.set(actor.personId, person)
  }
  return [...people.values()].map(({ actor, updates }) => ({ actor, bytes: mergeUpdates(updates) }))
}

const mergeUpdates = (updates: readonly Uint8Array[]): Uint8Array =>
  updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates([...updates])
