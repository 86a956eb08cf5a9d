import type { CloseReason } from '#app/domain/close-codes.ts'
import type { PersonId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { Timer, Timing } from '#server/clock.ts'
import { Authors } from './authors.ts'
import type { RoomLog } from './collab-options.ts'
import type { Connection } from './connection.ts'
import type { Limits } from './limits.ts'
import { Presence } from './presence.ts'
import { type ClientFrame, compareFrame, differenceFrame, presenceFrame, updateFrame } from './protocol.ts'
import { isSameMode, roomModeOf } from './room-mode.ts'
import { RoomText } from './room-text.ts'
import type { ForeignUpdate, LoadedText, Position, RequestAccess, TextStore } from './text-store.ts'
import type { Authorship } from './trial.ts'
import { WriteQueue } from './write-queue.ts'

type RoomOptions = {
  readonly requestId: PolicyRequestId
  readonly access: RequestAccess
  readonly stored: LoadedText
  readonly store: TextStore
  readonly limits: Limits
  readonly timing: Timing
  readonly log: RoomLog
  /** Storing failed and everybody was sent away: the next who comes needs a new room. */
  readonly onBroken: (room: Room) => void
}

/** A text in which nobody has written for so long (ms) gives back what only writing needs. */
const REST_AFTER = 5_000

/** The people who have one request's text open, and the text. */
export class Room {
  readonly requestId: PolicyRequestId
  readonly connections = new Set<Connection>()
  private access: RequestAccess
  private readonly text: RoomText
  private readonly queue: WriteQueue
  private readonly authors: Authors
  private readonly presence: Presence<Connection>
  /** People whose editing in this visit is on record. */
  private readonly recorded = new Set<PersonId>()
  private compacting: Promise<void> | null = null
  private lastDifference: { readonly of: Uint8Array; readonly frame: Uint8Array } | null = null
  private idle: Timer | null = null

  constructor(private readonly options: RoomOptions) {
    this.requestId = options.requestId
    this.access = options.access
    this.text = new RoomText(options.stored)
    this.authors = new Authors(options.stored.authors)
    this.presence = new Presence((clientId) => this.authors.ownerOf(clientId))
    this.queue = new WriteQueue(this.text, {
      append: (updates) => this.append(updates),
      onCommitted: ({ update, writer }) => {
        this.lastDifference = null
        this.broadcast(updateFrame(update, this.text.version), writer)
        this.afterWrite()
      },
      onRefusedByStore: ({ state }) => {
        if (state === null) this.closeAll('notFound')
        else this.applyAccess({ ...this.access, state })
      },
      catchUp: () => this.catchUp(),
      onStorageFailure: (error) => this.giveUp(error),
      mayWriteAs: (connection, authors) => this.mayWriteAs(connection, authors),
      isAmong: (connection, authors) => {
        const own = this.presence.introducedAs(connection)
        return authors.some(({ clientId }) => clientId === own)
      },
    })
  }

  mayBeReadBy(actor: Actor): boolean {
    return roomModeOf(actor, this.access) !== null
  }

  /** Lets a connection in: tells its mode, asks what it has, and shows who is here. Closes it when it may not read. */
  join(connection: Connection): void {
    const mode = roomModeOf(connection.actor, this.access)
    if (!mode) {
      connection.close('notFound')
      return
    }
    connection.mode = mode
    this.connections.add(connection)
    connection.sendMode()
    connection.send(compareFrame(this.text.stateVector()))
    const everyone = this.presence.everyone()
    if (everyone) connection.send(presenceFrame(everyone))
  }

  leave(connection: Connection): void {
    if (!this.connections.delete(connection)) return
    this.tellOthers(connection, this.presence.leave(connection))
    if (![...this.connections].some((other) => other.actor.personId === connection.actor.personId))
      this.recorded.delete(connection.actor.personId)
  }

  /** Takes a frame that was read from `connection`. */
  receive(connection: Connection, frame: ClientFrame): void {
    if (connection.isDone) return
    switch (frame.kind) {
      case 'basis':
        connection.tellBasis(frame.basis, frame.size)
        return
      case 'compare':
        this.answerComparison(connection, frame.bytes)
        return
      case 'difference':
      case 'update':
        this.takeEdit(connection, frame)
        return
      case 'presence': {
        const update = this.presence.receive(connection, frame.bytes)
        if (update === 'malformed') connection.close('badRequest')
        else this.tellOthers(connection, update)
        return
      }
      case 'queryPresence': {
        const everyone = this.presence.everyone()
        if (everyone) connection.send(presenceFrame(everyone))
      }
    }
  }

  /** The request is in another state, or (null) gone: everybody gets the mode that follows from it, or is sent away. */
  refreshAccess(access: RequestAccess | null): void {
    if (access) this.applyAccess(access)
    else this.closeAll('notFound')
  }

  /** The memberships of people changed. Whose session is not in `actors` is sent away. */
  refreshActors(actors: ReadonlyMap<string, Actor>, asked: ReadonlySet<string>): void {
    for (const connection of [...this.connections]) {
      if (!asked.has(connection.sessionKey)) continue
      const actor = actors.get(connection.sessionKey)
      if (!actor) connection.close('notSignedIn')
      else connection.actor = actor
    }
    this.applyAccess(this.access)
  }

  position(): Position {
    return { requestId: this.requestId, ...this.text.position() }
  }

  /** Shows rows that the server or another process stored, found from `position` on. */
  takeForeign(position: Position, rows: readonly ForeignUpdate[]): void {
    const update = this.text.takeForeign(position, rows)
    if (update) this.broadcast(updateFrame(update, this.text.version), null)
  }

  ping(): void {
    for (const connection of this.connections) connection.ping()
  }

  get isIdle(): boolean {
    return this.connections.size === 0 && this.queue.isIdle && this.compacting === null
  }

  /** Waits until what came so far is committed or refused. */
  flushed(): Promise<void> {
    return this.queue.flushed()
  }

  closeAll(reason: CloseReason): void {
    for (const connection of this.connections) connection.close(reason)
  }

  /** Gives the memory back. The room must be idle. */
  destroy(): void {
    this.idle?.cancel()
    this.text.destroy()
  }

  private answerComparison(connection: Connection, stateVector: Uint8Array): void {
    try {
      connection.send(this.frameOf(this.text.differenceFor(stateVector)))
    } catch {
      connection.close('badRequest')
    }
  }

  /** All who come before the next edit are sent the same bytes, made once. */
  private frameOf(difference: Uint8Array): Uint8Array {
    if (this.lastDifference?.of !== difference)
      this.lastDifference = { of: difference, frame: differenceFrame(difference, this.text.version) }
    return this.lastDifference.frame
  }

  private takeEdit(
    connection: Connection,
    { kind, bytes }: { kind: 'difference' | 'update'; bytes: Uint8Array },
  ): void {
    connection.editFrames += 1
    const basis = connection.takeBasis()
    if (kind === 'difference') connection.hasAnswered = true
    // Written before the browser knew what we have, perhaps on top of edits made offline: the answer contains it.
    if (!connection.hasAnswered) return
    const size = bytes.length + basis.bytes
    // Who says to write as somebody else is told nothing of what that one has seen.
    const writer = basis.sender.seen?.writer
    const isOwn = writer === undefined || this.isOwn(connection, writer)
    const sender = isOwn ? basis.sender : { ...basis.sender, seen: null }
    if (connection.budget.hasRoomFor(size))
      this.queue.add(connection, connection.editFrames, { kind, bytes, size, sender })
    else connection.close('tooFast')
  }

  private async catchUp(): Promise<void> {
    const position = this.position()
    this.takeForeign(position, await this.options.store.findForeign([position]))
  }

  private async append(updates: Parameters<TextStore['append']>[0]['updates']) {
    const { requestId, access } = this
    const firstEdits = updates.map((update) => update.actor).filter((actor) => !this.recorded.has(actor.personId))
    const claims = this.authors.openClaims()
    const appended = await this.options.store.append({ requestId, bodyId: access.bodyId, updates, firstEdits, claims })
    this.authors.settle(claims, (personId) => appended.accepted.has(personId))
    for (const { personId } of firstEdits) if (appended.accepted.has(personId)) this.recorded.add(personId)
    return appended
  }

  private mayWriteAs(connection: Connection, authors: readonly Authorship[]): boolean {
    if (!authors.every(({ clientId }) => this.isOwn(connection, clientId))) return false
    this.authors.claim(connection.actor.personId, authors)
    return true
  }

  /** Is this Yjs client the person's, or nobody's yet? */
  private isOwn({ actor }: Connection, clientId: number): boolean {
    const owner = this.authors.ownerOf(clientId) ?? this.presence.ownerOf(clientId)
    return owner === null || owner === undefined || owner === actor.personId
  }

  private applyAccess(access: RequestAccess): void {
    this.access = access
    for (const connection of [...this.connections]) {
      const mode = roomModeOf(connection.actor, access)
      if (!mode) connection.close('notPermitted')
      else if (!isSameMode(mode, connection.mode)) {
        connection.mode = mode
        connection.sendMode()
        this.tellOthers(connection, this.presence.changed(connection))
      }
    }
  }

  private afterWrite(): void {
    if (this.idle) this.idle.restart()
    else
      this.idle = this.options.timing.after(REST_AFTER, () => {
        this.idle = null
        if (this.queue.isIdle) this.text.rest()
      })
    if (this.text.tailRows > this.options.limits.compactAfterRows) this.compact()
  }

  private compact(): void {
    if (this.compacting) return
    this.text.tailRows = 0
    this.compacting = this.options.store
      .compact(this.requestId)
      .then(
        () => {},
        (error: unknown) => this.options.log.warn({ err: error, requestId: this.requestId }, 'compaction failed'),
      )
      .finally(() => {
        this.compacting = null
      })
  }

  /** Whether the edits were stored nobody knows: everyone comes back, reads what is there and sends what is missing. */
  private giveUp(error: unknown): void {
    this.options.log.error({ err: error, requestId: this.requestId }, 'storing a text failed')
    this.closeAll('storage')
    this.options.onBroken(this)
  }

  private broadcast(frame: Uint8Array, except: Connection | null): void {
    for (const connection of this.connections) if (connection !== except) connection.send(frame)
  }

  private tellOthers(connection: Connection, update: Uint8Array | null): void {
    if (update) this.broadcast(presenceFrame(update), connection)
  }
}
