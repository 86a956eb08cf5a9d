import { SCHEMA_VERSION } from '#app/document/schema-version.ts'
import type { PersonId, PolicyRequestId } from '#app/domain/ids.ts'
import { type AccessChanges, createAccessChanges } from '#server/access-changes.ts'
import { type Collaboration, createCollaboration } from '#server/collab/create-collaboration.ts'
import type { Limits } from '#server/collab/limits.ts'
import type { RoomSocket } from '#server/collab/room-socket.ts'
import type { TextStore } from '#server/collab/text-store.ts'
import type { Database } from '#server/db/client.ts'
import { recordFirstEdit } from '#server/document-text/record-first-edit.ts'
import { createWorkflow, type Workflow } from '#server/workflow/workflow.ts'
import { DatabaseClient, type Wire } from './database-client.ts'
import type { Federation } from './federation.ts'
import type { MemoryDatabase } from './memory-database.ts'
import { createMemoryPrisma, prismaOf } from './memory-prisma.ts'
import { createMemoryTextStore } from './memory-text-store.ts'
import type { SimulatedSocket } from './simulated-socket.ts'
import { ProcessTiming, type SimulatedTime, type WallClock } from './simulated-time.ts'

/** Where a test puts a fault of its own between the product and the world. The product knows nothing of it. */
export type Seams = {
  readonly textStore?: (store: TextStore, database: MemoryDatabase) => TextStore
  readonly prisma?: (prisma: Database) => Database
  readonly accessChanges?: (changes: AccessChanges) => AccessChanges
  readonly socket?: (socket: SimulatedSocket, requestId: PolicyRequestId) => RoomSocket
  readonly limits?: Partial<Limits>
}

type Surroundings = {
  readonly time: SimulatedTime
  readonly clock: WallClock
  readonly database: MemoryDatabase
  readonly federation: Federation
  /** The way to the database, for a process that may die. */
  readonly wire: (isAlive: () => boolean) => Wire
  readonly seams: Seams
  /** Told when the rooms ask for a person's edit to be stored. */
  readonly onAppend: (personId: PersonId, requestId: PolicyRequestId) => void
}

/** Small numbers, so that evictions, compactions and rechecks happen often in a short life. */
const LIMITS = { compactAfterRows: 25, evictAfter: 5_000 } as const

/** One server process: the real room server and the real workflow services, on a made-up machine. */
export class SimulatedProcess {
  isAlive = true
  readonly accessChanges: AccessChanges
  readonly workflow: Workflow
  readonly prisma: Database
  /** The process dies when it has sent so many frames more. */
  diesAfterFrames = Number.POSITIVE_INFINITY
  private readonly timing: ProcessTiming
  private readonly client: DatabaseClient
  private readonly collaboration: Collaboration
  private readonly sockets = new Set<SimulatedSocket>()

  constructor(private readonly around: Surroundings) {
    const { time, clock, database, federation, seams } = around
    this.timing = new ProcessTiming(time)
    this.client = new DatabaseClient(
      database,
      around.wire(() => this.isAlive),
    )
    const prisma = createMemoryPrisma(this.client, federation.reference)
    this.prisma = seams.prisma?.(prisma) ?? prisma
    const accessChanges = createAccessChanges()
    this.accessChanges = seams.accessChanges?.(accessChanges) ?? accessChanges
    this.workflow = createWorkflow({ database: this.prisma, clock, accessChanges: this.accessChanges })
    this.collaboration = createCollaboration({
      store: this.textStore(),
      accessChanges,
      authenticate: async ({ headers }) => {
        const sessionKey = headers.cookie ?? ''
        const actor = (await this.refreshActors([sessionKey])).get(sessionKey)
        return actor ? { actor, sessionKey } : null
      },
      refreshActors: (sessionKeys) => this.refreshActors(sessionKeys),
      publicUrl: 'https://desk.example.jp',
      log: { warn: () => {}, error: () => {} },
      limits: { ...LIMITS, ...seams.limits },
      timing: this.timing,
    })
  }

  /** A browser asks to be let into a room. */
  async connect(socket: SimulatedSocket, requestId: PolicyRequestId, sessionKey: string): Promise<void> {
    this.sockets.add(socket)
    socket.on('close', () => this.sockets.delete(socket))
    const url = `/collab/${requestId}?schema=${SCHEMA_VERSION}`
    try {
      const admission = await this.collaboration.admit({ url, headers: { cookie: sessionKey } })
      socket.opened()
      await this.collaboration.welcome(this.around.seams.socket?.(socket, requestId) ?? socket, admission)
    } catch {
      // As the HTTP server does it: whoever could not be checked is cut off.
      socket.terminate()
    }
  }

  /** A frame leaves: does it, and is the process alive afterwards? */
  mayLeave(): boolean {
    this.diesAfterFrames -= 1
    if (this.diesAfterFrames < 0) this.kill()
    return this.isAlive
  }

  /** The connections to the database are lost. */
  loseDatabase(): void {
    this.client.lose()
  }

  /** `kill -9`: nothing that it waited for goes on. */
  kill(): void {
    if (!this.isAlive) return
    this.isAlive = false
    this.timing.die()
    this.client.lose()
    for (const socket of this.sockets) socket.processDied()
    this.sockets.clear()
  }

  /** An ordered end. */
  async stop(): Promise<void> {
    await this.collaboration.close()
    this.kill()
  }

  private textStore(): TextStore {
    const { clock, database, federation, seams, onAppend } = this.around
    const store = createMemoryTextStore(this.client, {
      onFirstEdit: (transaction, actor, requestId) =>
        recordFirstEdit(prismaOf(this.client, federation.reference, transaction), actor, requestId, clock.now()),
    })
    const tampered = seams.textStore?.(store, database) ?? store
    return {
      ...tampered,
      append: (input) => {
        for (const { actor } of input.updates) onAppend(actor.personId, input.requestId)
        return tampered.append(input)
      },
    }
  }

  private async refreshActors(sessionKeys: readonly string[]) {
    await this.client.statement()
    const { sessions } = this.client.tables
    const { actorOf } = this.around.federation
    return new Map(
      sessionKeys.flatMap((key) => {
        const personId = sessions.get(key)
        return personId ? [[key, actorOf(personId)] as const] : []
      }),
    )
  }
}
