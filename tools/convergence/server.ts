import { EventEmitter } from 'node:events'
import type { BodyId, PersonId, PolicyRequestId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import { systemTiming } from '#server/clock.ts'
import { Connection } from '#server/collab/connection.ts'
import { LIMITS } from '#server/collab/limits.ts'
import { readFrame } from '#server/collab/protocol.ts'
import { Room } from '#server/collab/room.ts'
import { SessionBudget } from '#server/collab/session-budget.ts'
import type { TextStore } from '#server/collab/text-store.ts'
import type { Random } from './random.ts'

export const REQUEST = '00000000-0000-7000-8000-000000000001' as PolicyRequestId
const BODY = '00000000-0000-7000-8000-000000000002' as BodyId
/** A state in which members of the committee write, and one in which nobody does. */
const OPEN: RequestState = 'drafting'
const FROZEN: RequestState = 'committeeApproved'

export const personOf = (number: number): Actor => ({
  personId: `00000000-0000-7000-8000-00000000010${number}` as PersonId,
  name: `人${number}`,
  memberships: [{ role: 'committeeMember', bodyId: BODY }],
})

/** The room server of one text, on a store in memory that takes its time. */
export class Server {
  /** All rows, oldest first. */
  readonly rows: { readonly id: bigint; readonly bytes: Uint8Array }[] = []
  readonly faults: string[] = []
  readonly room: Room
  private state: RequestState = OPEN
  private lastId = 0n

  constructor(
    private readonly random: Random,
    seed: Uint8Array,
  ) {
    this.rows.push({ id: ++this.lastId, bytes: seed })
    const access = this.access()
    this.room = new Room({
      requestId: REQUEST,
      access,
      stored: { updates: this.rows.map((row) => row.bytes), lastId: this.lastId, tailRows: 1, authors: new Map() },
      store: this.store(),
      limits: LIMITS,
      timing: systemTiming,
      log: {
        warn: (_, message) => this.faults.push(message),
        error: ({ err }: { err?: unknown }, message) =>
          this.faults.push(`${message}: ${err instanceof Error ? err.stack : err}`),
      },
      onBroken: () => this.faults.push('the room was given up'),
    })
  }

  get isFrozen(): boolean {
    return this.state === FROZEN
  }

  /** A colleague takes the next step, or takes it back; the room hears of it a moment later. */
  setFrozen(isFrozen: boolean): void {
    this.state = isFrozen ? FROZEN : OPEN
    setTimeout(() => this.room.refreshAccess(this.access()), this.random.between(0, 40))
  }

  /** A browser has connected. What comes of `send` is for it, in its order. */
  enter(actor: Actor, send: (frame: Uint8Array) => void, onClose: (code: number) => void) {
    const socket = Object.assign(new EventEmitter(), {
      OPEN: 1,
      readyState: 1,
      bufferedAmount: 0,
      send: (frame: Uint8Array) => send(frame.slice()),
      close: (code: number, reason: string) => {
        socket.readyState = 3
        this.faults.push(`closed: ${code} ${reason}`)
        onClose(code)
      },
      pause: () => {},
      resume: () => {},
      terminate: () => {},
      ping: () => socket.emit('pong'),
    })
    const budget = new SessionBudget(LIMITS, systemTiming.elapsed())
    const connection = new Connection(socket, { actor, sessionKey: actor.personId }, budget, LIMITS, systemTiming)
    this.room.join(connection)
    return {
      receive: (data: Uint8Array) => {
        if (connection.isDone || socket.readyState !== 1) return
        const frame = readFrame(data)
        if (frame) this.room.receive(connection, frame)
        else connection.close('badRequest')
      },
      leave: () => {
        socket.readyState = 3
        this.room.leave(connection)
      },
    }
  }

  private access() {
    return { bodyId: BODY, state: this.state, proposerBodyIds: [], wishBodyIds: [] }
  }

  private store(): TextStore {
    const later = () => new Promise<void>((resolve) => setTimeout(resolve, this.random.between(0, 8)))
    return {
      load: async () => ({
        updates: this.rows.map((row) => row.bytes),
        lastId: this.lastId,
        tailRows: 0,
        authors: new Map(),
      }),
      append: async ({ updates }) => {
        await later()
        const { state } = this
        const accepted = new Map<PersonId, bigint>()
        for (const { actor, bytes } of updates) {
          if (!can(actor, 'policyRequest.edit', { bodyId: BODY, state })) continue
          this.rows.push({ id: ++this.lastId, bytes })
          accepted.set(actor.personId, this.lastId)
        }
        await later()
        return { state, accepted }
      },
      findForeign: async () => [],
      compact: async () => this.lastId,
      findAccess: async (ids) => new Map(ids.map((id) => [id, this.access()])),
    }
  }
}
