import type { AccessChange } from '#server/access-changes.ts'
import type { Timing } from '#server/clock.ts'
import type { CollaborationOptions } from './collab-options.ts'
import type { Connection } from './connection.ts'
import type { Limits } from './limits.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'

type Sources = Pick<CollaborationOptions, 'store' | 'refreshActors' | 'log'> & {
  readonly timing: Timing
  readonly limits: Pick<Limits, 'recheckWithin' | 'recheckInterval'>
}

/** After a failure the next attempt follows so soon (ms). */
const AGAIN_AFTER = 200
/** A look has at least so long (ms), also when the process was held up for long before it. */
const LEAST_TIME = 250
/** When the process itself was held up, the answer may be there and has only not been read (ms). */
const TIME_TO_READ = 50

/**
 * Keeps open rooms true to the database: who is still signed in, who may still do what, what state a request is in, and what
 * the server or another process has stored. At once when this process announces a change, and every few seconds for
 * everything else (terms that end, other processes), all rooms in three queries. When the database does not answer in time, nobody's
 * rights are known any more: everybody is sent away, to come back when it does.
 */
export class Recheck {
  private running: Promise<void> | null = null
  /** A look was due while the last one was under way. */
  private isDue = false
  /** When the last look began that succeeded: all rights are known as they were then, or later. */
  private knownAt: number

  constructor(
    private readonly rooms: Rooms,
    private readonly sources: Sources,
  ) {
    this.knownAt = sources.timing.elapsed()
  }

  /** Looks at all rooms; when the last look is still under way, once more right after it. */
  async everything(): Promise<void> {
    if (this.running) {
      this.isDue = true
      return this.running
    }
    this.running = this.lookAtEverything().finally(() => {
      this.running = null
      if (!this.isDue) return
      this.isDue = false
      void this.everything()
    })
    return this.running
  }

  /** Looks at what an announced change is about. */
  async announced(change: AccessChange): Promise<void> {
    try {
      switch (change.kind) {
        case 'requestMoved':
        case 'textReplaced': {
          const room = this.rooms.find(change.requestId)
          if (room) await this.refreshRooms([room])
          return
        }
        case 'personChanged':
          return await this.refreshSessions(
            this.rooms.connections().filter((connection) => connection.actor.personId === change.personId),
          )
        case 'sessionEnded':
          for (const connection of this.rooms.connections())
            if (connection.sessionKey === change.sessionKey) connection.close('notSignedIn')
      }
    } catch (error) {
      this.sources.log.warn({ err: error, change }, 'an announced change could not be looked up; the next look will')
    }
  }

  private lookAtEverything(): Promise<void> {
    const { timing, limits, log } = this.sources
    return new Promise((resolve) => {
      const begin = timing.elapsed()
      // Counted from the last look that succeeded: two that were slow one after the other take no longer.
      const left = Math.max(limits.recheckInterval + limits.recheckWithin - (begin - this.knownAt), LEAST_TIME)
      let isTooLate = false
      const giveUp = () => {
        isTooLate = true
        // Who comes back is let in with rights that are known.
        this.knownAt = timing.elapsed()
        log.warn({ within: limits.recheckWithin }, 'rights of open rooms are not known: everybody is sent away')
        for (const room of this.rooms.all()) room.closeAll('storage')
        resolve()
      }
      let deadline = timing.after(Math.min(left, limits.recheckWithin), () => {
        deadline = timing.after(TIME_TO_READ, giveUp)
      })
      const look = () => {
        // Whatever comes too late is older than what those who came back were let in with.
        const isWanted = () => !isTooLate
        Promise.all([
          this.refreshSessions(this.rooms.connections(), isWanted),
          this.refreshRooms(this.rooms.all(), isWanted),
        ]).then(
          () => {
            deadline.cancel()
            if (!isTooLate) this.knownAt = begin
            resolve()
          },
          (error: unknown) => {
            if (isTooLate) return
            log.warn({ err: error }, 'rights of open rooms could not be looked up')
            timing.after(AGAIN_AFTER, () => isTooLate || look())
          },
        )
      }
      look()
    })
  }

  private async refreshSessions(connections: readonly Connection[], isWanted = () => true): Promise<void> {
    const asked = new Set(connections.map((connection) => connection.sessionKey))
    if (asked.size === 0) return
    const actors = await this.sources.refreshActors([...asked])
    if (!isWanted()) return
    for (const room of this.rooms.all()) room.refreshActors(actors, asked)
  }

  private async refreshRooms(rooms: readonly Room[], isWanted = () => true): Promise<void> {
    if (rooms.length === 0) return
    const positions = new Map(rooms.map((room) => [room, room.position()]))
    const [access, foreign] = await Promise.all([
      this.sources.store.findAccess(rooms.map((room) => room.requestId)),
      this.sources.store.findForeign([...positions.values()]),
    ])
    if (!isWanted()) return
    for (const [room, position] of positions) {
      room.takeForeign(
        position,
        foreign.filter((row) => row.requestId === room.requestId),
      )
      room.refreshAccess(access.get(room.requestId) ?? null)
    }
  }
}
