import type { PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { Timer, Timing } from '#server/clock.ts'
import type { RoomLog } from './collab-options.ts'
import type { Connection } from './connection.ts'
import type { Limits } from './limits.ts'
import { Room } from './room.ts'
import { roomModeOf } from './room-mode.ts'
import { stillTrue } from './still-true.ts'
import type { RequestAccess, TextStore } from './text-store.ts'

type RoomsOptions = {
  readonly store: TextStore
  readonly limits: Limits
  readonly timing: Timing
  readonly log: RoomLog
}

type KnownAccess = { readonly value: RequestAccess; readonly askedAt: number }

/** The rooms that are open: loaded when the first person comes, given up a while after the last one left. */
export class Rooms {
  private readonly asking = new Map<PolicyRequestId, Promise<RequestAccess | null>>()
  private readonly opening = new Map<PolicyRequestId, Promise<Room>>()
  private readonly rooms = new Map<PolicyRequestId, Room>()
  private readonly evictions = new Map<Room, Timer>()

  constructor(private readonly options: RoomsOptions) {}

  /** The rooms whose text is loaded. */
  all(): Room[] {
    return [...this.rooms.values()]
  }

  find(requestId: PolicyRequestId): Room | null {
    return this.rooms.get(requestId) ?? null
  }

  connections(): Connection[] {
    return this.all().flatMap((room) => [...room.connections])
  }

  /**
   * The room of a request with its text loaded; null when there is no such request or `actor` may not read it, after the same
   * time and without loading anything. Throws when loading failed.
   */
  async open(requestId: PolicyRequestId, actor: Actor): Promise<Room | null> {
    const open = this.rooms.get(requestId)
    if (open?.mayBeReadBy(actor)) return open
    const askedAt = this.options.timing.elapsed()
    const access = await this.findAccess(requestId)
    return access && roomModeOf(actor, access) ? this.load(requestId, { value: access, askedAt }) : null
  }

  /** To be called when somebody left `room`. */
  scheduleEviction(room: Room): void {
    if (room.connections.size > 0 || this.evictions.has(room)) return
    const timer = this.options.timing.after(this.options.limits.evictAfter, () => {
      this.evictions.delete(room)
      if (this.rooms.get(room.requestId) !== room || room.connections.size > 0) return
      if (!room.isIdle) return this.scheduleEviction(room)
      this.forget(room)
      room.destroy()
    })
    this.evictions.set(room, timer)
  }

  /** Lets go of everything; for the end of the process. */
  destroy(): void {
    for (const timer of this.evictions.values()) timer.cancel()
    for (const room of this.all()) {
      this.forget(room)
      room.destroy()
    }
  }

  /** Asked once for all who come at the same time. */
  private findAccess(requestId: PolicyRequestId): Promise<RequestAccess | null> {
    const asking =
      this.asking.get(requestId) ??
      this.options.store
        .findAccess([requestId])
        .then((found) => found.get(requestId) ?? null)
        .finally(() => this.asking.delete(requestId))
    this.asking.set(requestId, asking)
    return asking
  }

  private load(requestId: PolicyRequestId, known: KnownAccess): Promise<Room> {
    const opening = this.opening.get(requestId)
    if (opening) return opening
    const loading = this.make(requestId, known)
    this.opening.set(requestId, loading)
    loading.catch(() => this.opening.delete(requestId))
    return loading
  }

  private async make(requestId: PolicyRequestId, known: KnownAccess): Promise<Room> {
    const { store, timing, limits } = this.options
    const stored = await store.load(requestId)
    const fresh = { timing, freshFor: limits.knownFor }
    const access = await stillTrue<RequestAccess | null>(fresh, known, () => this.findAccess(requestId))
    if (!access) throw new Error(`the request ${requestId} is not there any more`)
    const room = new Room({ ...this.options, requestId, access, stored, onBroken: (broken) => this.forget(broken) })
    this.rooms.set(requestId, room)
    // Whoever asked may be gone before the text was there.
    this.scheduleEviction(room)
    return room
  }

  private forget(room: Room): void {
    if (this.rooms.get(room.requestId) !== room) return
    this.rooms.delete(room.requestId)
    this.opening.delete(room.requestId)
  }
}
