import * as Y from 'yjs'
import type { CloseReason } from '#app/domain/close-codes.ts'
import type { PersonId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { WriteRefusal } from '#app/domain/room-frames.ts'
import type { Connection } from './connection.ts'
import { type Sender, UNKNOWN_SENDER } from './letter-history.ts'
import type { Edit, RoomText } from './room-text.ts'
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
  /** The database would not take some of it, and told the state in which the request is. */
  readonly onRefusedByStore: (appended: Appended) => void
  /** Reads and shows what others stored since the room last looked. */
  readonly catchUp: () => Promise<void>
  /** Nobody knows what was stored: the room must be given up. */
  readonly onStorageFailure: (error: unknown) => void
  /** May this connection write as these Yjs clients? */
  readonly mayWriteAs: (connection: Connection, authors: readonly Authorship[]) => boolean
  /** Is one of these the Yjs client as which this connection introduced itself? */
  readonly isAmong: (connection: Connection, authors: readonly Authorship[]) => boolean
}

type Queued = {
  readonly connection: Connection
  readonly frames: number
  readonly kind: 'difference' | 'update'
  readonly bytes: Uint8Array
  /** In bytes, with what was said of it. */
  readonly size: number
  /** It was tried before, and the room has since read what others stored. */
  readonly isLastTry: boolean
  readonly sender: Sender
}

/** What the browser is told: that its edits were not taken, and why; that it must go; or both. */
type Fault = { readonly refuse?: WriteRefusal; readonly close?: CloseReason }

/**
 * No editor of ours wrote it. The browser is told so before it is sent away: what it keeps for the next visit (a faulty edit of an
 * earlier version, of another engine) would come back with every visit and lock the person out.
 */
const NOT_TAKEN: Fault = { refuse: 'notTaken', close: 'badRequest' }

/** Everything that one connection sent in one flush. */
type Sent = {
  readonly connection: Connection
  readonly frames: number
  readonly queued: readonly Queued[]
  /** Among it is all that the browser has and the room had not, whoever wrote it. */
  readonly hasDifference: boolean
  readonly isLastTry: boolean
}

/** Tried and found good. */
type Tried = {
  readonly sent: Sent
  readonly update: Uint8Array | null
  readonly authors: readonly Authorship[]
  /** The room put something right with it, of which its writer does not know. */
  readonly isReconciled: boolean
}

/**
 * The way of an edit: tried on the text → committed to the database → sent to the others → acknowledged. One flush
 * at a time; everything that comes during one flush goes into the next one together (group commit), one row a person.
 *
 * A browser may know more than this process: it was connected to another one, which stored what has not been read here. So before
 * anything is refused that could be right on a newer text, the room reads what others stored, and it is tried once more.
 */
export class WriteQueue {
  private pending: Queued[] = []
  /** To be tried once more when the room has caught up. */
  private waiting: Queued[] = []
  private flushing: Promise<void> | null = null

  constructor(
    private readonly text: RoomText,
    private readonly events: WriteQueueEvents,
  ) {}

  /** Queues an edit that `connection` sent; its number among the connection's frames with edits is `frames`. */
  add(connection: Connection, frames: number, edit: Pick<Queued, 'kind' | 'bytes' | 'size' | 'sender'>): void {
    connection.budget.queuedBytes += edit.size
    this.pending.push({ connection, frames, ...edit, isLastTry: false })
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
      for (const { connection, size } of batch) connection.budget.queuedBytes -= size
      try {
        await this.flush(this.tryAll(batch))
        if (this.waiting.length > 0) await this.comeAgain()
      } catch (error) {
        this.dropPending()
        this.events.onStorageFailure(error)
        return
      }
    }
  }

  private dropPending(): void {
    for (const { connection, size } of this.pending) connection.budget.queuedBytes -= size
    this.pending = []
    this.waiting = []
  }

  /** What waits goes before everything that came after it. */
  private async comeAgain(): Promise<void> {
    const waiting = this.waiting.splice(0)
    await this.events.catchUp()
    for (const { connection, size } of waiting) connection.budget.queuedBytes += size
    this.pending = [...waiting.map((queued) => ({ ...queued, isLastTry: true })), ...this.pending]
  }

  /** Tries what each connection sent. Who sent something bad is turned away; the others are tried again without it. */
  private tryAll(batch: readonly Queued[]): Tried[] {
    const good: Tried[] = []
    for (const sent of byConnection(batch)) {
      const { connection } = sent
      if (connection.isDone) continue
      const outcome = this.text.try(editsOf(sent))
      const fault = this.faultOf(sent, outcome)
      if (outcome.kind === 'fits' && fault === null) {
        const { update, authors, isReconciled } = outcome
        good.push({ sent, update, authors, isReconciled })
        continue
      }
      this.text.forgetTried()
      for (const [index, before] of good.entries()) good[index] = this.triedAgain(before)
      if (mayBeBehind(sent, outcome)) this.waiting.push(...sent.queued)
      else this.turnDown(connection, fault)
    }
    return good
  }

  private turnDown(connection: Connection, fault: Fault | null): void {
    if (fault?.refuse) connection.refuse(fault.refuse)
    if (fault?.close) connection.close(fault.close)
  }

  /** What was found good is tried anew where something bad was forgotten. */
  private triedAgain(before: Tried): Tried {
    const outcome = this.text.try(editsOf(before.sent))
    return outcome.kind === 'fits' ? { ...before, update: outcome.update, isReconciled: outcome.isReconciled } : before
  }

  /** Why nothing of it is stored; null when it may be. Bringing nothing new is open to readers too. */
  private faultOf({ connection, hasDifference }: Sent, outcome: TrialOutcome): Fault | null {
    if (outcome.kind === 'malformed') return NOT_TAKEN
    // A difference is all that the browser has: comparing again would bring the same.
    if (outcome.kind === 'gap') return hasDifference ? { refuse: 'baseMissing' } : { close: 'outOfStep' }
    if (outcome.kind === 'fits' && outcome.update === null) return null
    if (!connection.canWrite) return notNow(connection)
    if (outcome.kind === 'tooLong') return { refuse: 'textTooLong' }
    if (outcome.kind === 'tooLarge') return { refuse: 'textTooLarge' }
    if (this.events.mayWriteAs(connection, outcome.authors)) return null
    return this.hasLostItsBase(connection, hasDifference, outcome.authors) ? { refuse: 'baseMissing' } : NOT_TAKEN
  }

  /**
   * After a restored backup a browser still has what others wrote and the server has no more, and somebody else may have brought
   * its own letters back before it came. It is to begin anew from what the server has, as a Yjs client of its own.
   */
  private hasLostItsBase(connection: Connection, hasDifference: boolean, authors: readonly Authorship[]): boolean {
    return hasDifference || this.events.isAmong(connection, authors)
  }

  private async flush(tried: readonly Tried[]): Promise<void> {
    const writing = tried.filter((entry) => entry.update !== null)
    if (writing.length === 0) this.text.settle()
    const stored = byPerson(writing).map((update) => ({ ...update, bytes: this.text.withPlaces(update.bytes) }))
    const appended = writing.length > 0 ? await this.events.append(stored) : null
    const isAccepted = ({ sent, update }: Tried) =>
      update === null || appended?.accepted.has(sent.connection.actor.personId) === true
    const accepted = writing.filter(isAccepted)
    const refused = writing.filter((entry) => !isAccepted(entry))
    if (refused.length > 0) this.text.forgetTried()
    if (accepted.length > 0) {
      const update = mergeUpdates(accepted.map((entry) => entry.update as Uint8Array))
      this.text.commit(update, [...(appended?.accepted.values() ?? [])])
      const [writer, ...others] = accepted
      const isKnown = others.length === 0 && writer?.isReconciled === false
      this.events.onCommitted({ update, writer: isKnown ? writer.sent.connection : null })
    }
    const firstRefused = tried.findIndex((entry) => !isAccepted(entry))
    for (const [index, entry] of tried.entries()) {
      if (!isAccepted(entry)) continue
      // What was tried after a refused edit was only new as far as that one had not brought it: both struck out the same letter.
      if (firstRefused >= 0 && index > firstRefused) this.waiting.push(...entry.sent.queued)
      else entry.sent.connection.sendSaved(entry.sent.frames)
    }
    if (appended && refused.length > 0) {
      this.events.onRefusedByStore(appended)
      for (const entry of refused) this.refusedByStore(entry)
    }
    if (accepted[0]) await this.mend(accepted[0].sent.connection.actor)
  }

  private refusedByStore({ sent, authors }: Tried): void {
    const { connection, hasDifference } = sent
    // Still to be written by this person: then it is their Yjs clients that the store knows as another's.
    if (!sent.isLastTry && (hasDifference || connection.canWrite)) this.waiting.push(...sent.queued)
    else if (connection.canWrite && this.hasLostItsBase(connection, hasDifference, authors))
      connection.refuse('baseMissing')
    else this.turnDown(connection, notNow(connection))
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

/** Could it be right on a text that others have written on? A difference may also be nothing but what they wrote. */
function mayBeBehind({ hasDifference, isLastTry }: Sent, outcome: TrialOutcome): boolean {
  if (isLastTry || outcome.kind === 'malformed') return false
  return hasDifference || outcome.kind === 'gap' || outcome.kind === 'fits'
}

const notNow = ({ mode }: Connection): Fault => ({ refuse: mode.kind === 'frozen' ? 'textFrozen' : 'notPermitted' })

function byConnection(batch: readonly Queued[]): Iterable<Sent> {
  const connections = new Map<Connection, { -readonly [Key in keyof Sent]: Sent[Key] } & { queued: Queued[] }>()
  for (const each of batch) {
    const { connection, frames, kind, isLastTry } = each
    const sent = connections.get(connection)
    if (sent) {
      sent.queued.push(each)
      sent.frames = frames
      sent.hasDifference ||= kind === 'difference'
      sent.isLastTry ||= isLastTry
    } else
      connections.set(connection, {
        connection,
        frames,
        queued: [each],
        hasDifference: kind === 'difference',
        isLastTry,
      })
  }
  return connections.values()
}

/** One update for each person, whatever number of tabs it came from. */
function byPerson(writing: readonly Tried[]): PersonUpdate[] {
  const people = new Map<PersonId, { actor: Actor; updates: Uint8Array[] }>()
  for (const { sent, update } of writing) {
    const { actor } = sent.connection
    const person = people.get(actor.personId) ?? { actor, updates: [] }
    person.updates.push(update as Uint8Array)
    people.set(actor.personId, person)
  }
  return [...people.values()].map(({ actor, updates }) => ({ actor, bytes: mergeUpdates(updates) }))
}

const mergeUpdates = (updates: readonly Uint8Array[]): Uint8Array =>
  updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates([...updates])

/** What a reader says of the own edits is not listened to: none of them may change anything. */
const editsOf = ({ connection, queued }: Sent): readonly Edit[] =>
  connection.canWrite ? queued : queued.map(({ bytes }) => ({ bytes, sender: UNKNOWN_SENDER }))
