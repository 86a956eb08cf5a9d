import type { AccessChange } from '#server/access-changes.ts'
import type { CollaborationOptions } from './collab-options.ts'
import type { Connection } from './connection.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'

type Sources = Pick<CollaborationOptions, 'store' | 'refreshActors' | 'log'>

/** After so many failures in a row nobody's rights are known any more. */
const FAILURES_ALLOWED = 3

/**
 * Keeps open rooms true to the database: who is still signed in, who may still do what, what state a request is in, and what
 * the server or another process has stored. At once when this process announces a change, and every few seconds for
 * everything else (terms that end, other processes), all rooms in three queries.
 */
export class Recheck {
  private failures = 0
  private running: Promise<void> | null = null

  constructor(
    private readonly rooms: Rooms,
    private readonly sources: Sources,
  ) {}

  /** Looks at all rooms. Does nothing while the last look is still under way. */
  async everything(): Promise<void> {
    this.running ??= this.lookAtEverything().finally(() => {
      this.running = null
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

  private async lookAtEverything(): Promise<void> {
    try {
      await Promise.all([this.refreshSessions(this.rooms.connections()), this.refreshRooms(this.rooms.all())])
      this.failures = 0
    } catch (error) {
      this.failures += 1
      this.sources.log.warn({ err: error, failures: this.failures }, 'rights of open rooms could not be looked up')
      if (this.failures >= FAILURES_ALLOWED) for (const room of this.rooms.all()) room.closeAll('storage')
    }
  }

  private async refreshSessions(connections: readonly Connection[]): Promise<void> {
    const asked = new Set(connections.map((connection) => connection.sessionKey))
    if (asked.size === 0) return
    const actors = await this.sources.refreshActors([...asked])
    for (const room of this.rooms.all()) room.refreshActors(actors, asked)
  }

  private async refreshRooms(rooms: readonly Room[]): Promise<void> {
    if (rooms.length === 0) return
    const positions = new Map(rooms.map((room) => [room, room.position()]))
    const [access, foreign] = await Promise.all([
      this.sources.store.findAccess(rooms.map((room) => room.requestId)),
      this.sources.store.findForeign([...positions.values()]),
    ])
    for (const [room, position] of positions) {
      room.takeForeign(
        position,
        foreign.filter((row) => row.requestId === room.requestId),
      )
      room.refreshAccess(access.get(room.requestId) ?? null)
    }
  }
}
