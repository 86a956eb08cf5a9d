import type { PersonId, PolicyRequestId } from '#app/domain/ids.ts'
import { STATES } from '#app/domain/workflow.ts'
import type { Wire } from './database-client.ts'
import { Digest } from './digest.ts'
import { Federation } from './federation.ts'
import { lookAtTheEnd, lookAtWhatIsStored } from './last-look.ts'
import { MemoryDatabase } from './memory-database.ts'
import { Officials, WorldFailure } from './officials.ts'
import { type Living, OpenTabs } from './open-tabs.ts'
import { Random } from './random.ts'
import { type Seams, SimulatedProcess } from './simulated-process.ts'
import { SimulatedTime, WallClock } from './simulated-time.ts'
import type { Tables } from './tables.ts'
import { type Violation, Witness } from './witness.ts'

export type Outcome = {
  readonly seed: number
  readonly events: number
  /** Of everything that happened: equal for equal seeds. */
  readonly digest: string
  readonly violation: Violation | null
  /** What happened how often. */
  readonly counts: Readonly<Record<string, number>>
}

/** Requests that are worked on at a time. */
const REQUESTS = 3
/** Milliseconds between two things that people or the world do, on average. */
const PACE = 60
/** How long (ms) the database says nothing when it is stuck. */
const STUCK = 30_000
/** What is stored is read and reckoned anew each time so many things have happened. */
const LOOK_EVERY = 500
/** How long (ms) the world is left alone in the end. */
const REST = 40_000

/** Lets a made-up world live for `events` things, then heal and rest. The same `seed` is the same world, to the last event. */
export async function simulate(seed: number, events: number, seams: Seams = {}): Promise<Outcome> {
  const world = new World(seed, seams)
  return world.live(events)
}

class World {
  private readonly random: Random
  private readonly time = new SimulatedTime()
  private readonly clock = new WallClock(this.time)
  private readonly digest = new Digest()
  private readonly counts: Record<string, number> = {}
  private readonly witness: Witness
  private readonly database: MemoryDatabase
  private readonly federation: Federation
  private readonly officials: Officials
  private readonly askedAt = new Map<string, number>()
  private processes: SimulatedProcess[] = []
  private requests: PolicyRequestId[] = []
  private readonly tabs: OpenTabs
  private backup: Tables | null = null
  private databaseBackAt = 0
  private isWell = false

  constructor(
    private readonly seed: number,
    private readonly seams: Seams,
  ) {
    this.random = new Random(seed)
    this.database = new MemoryDatabase(
      () => this.clock.now().getTime(),
      (changes, tables) => {
        this.digest.add(changes.length, this.time.now)
        this.witness.committing(changes, tables, (personId, requestId) => this.askedAt.get(personId + requestId) ?? 0)
        for (const change of changes) {
          this.count(`committed: ${change.kind}`)
          if (change.kind === 'audit') this.digest.addText(change.row.sha256)
          // Rights change with the commit, not before it.
          if (change.kind === 'request') this.time.at(0, () => this.witness.rightsMayHaveChanged())
        }
      },
    )
    this.federation = new Federation(this.database, this.random, this.clock)
    this.witness = new Witness({
      time: this.time,
      tables: () => this.database.tables,
      actorOf: this.federation.actorOf,
      isSignedIn: (sessionKey) => this.database.tables.sessions.has(sessionKey),
    })
    this.tabs = new OpenTabs({
      ...{ time: this.time, random: this.random, federation: this.federation },
      ...{ witness: this.witness, digest: this.digest },
      aProcess: () => this.aProcess(),
      count: (what) => this.count(what),
    })
    this.officials = new Officials({
      ...{ time: this.time, clock: this.clock, random: this.random, database: this.database },
      federation: this.federation,
      aProcess: () => this.aProcess(),
      onSend: (id) => this.writesMeanwhile(id),
      onAnswer: (answer) => this.count(`form: ${answer}`),
    })
  }

  async live(events: number): Promise<Outcome> {
    for (let n = 0; n < REQUESTS; n++) this.requests.push(this.federation.drafts())
    this.processes.push(this.start())
    if (this.random.chance(0.6)) this.processes.push(this.start())
    this.goOn()
    let looked = 0
    while (this.time.events < events && !this.witness.violation) {
      await this.time.step()
      if (this.time.events - looked < LOOK_EVERY) continue
      looked = this.time.events
      await lookAtWhatIsStored(this.database, this.federation, this.witness)
    }
    if (!this.witness.violation) await this.heal()
    return {
      seed: this.seed,
      events: this.time.events,
      digest: this.digest.toString(),
      violation: this.witness.violation,
      counts: this.counts,
    }
  }

  /** One thing after another that people or the world do. */
  private goOn(): void {
    this.time.at(this.random.below(PACE * 2), () => {
      if (this.isWell) return
      this.somethingHappens()
      this.goOn()
    })
  }

  private somethingHappens(): void {
    const { random } = this
    const lot = random.below(1_000)
    const living = random.pick(this.tabs.all())
    if (lot < 605) random.pick(this.tabs.writers())?.tab.writes()
    else if (lot < 655) living?.tab.movesCaret()
    else if (lot < 730) this.tabs.open(this.requests)
    else if (lot < 745) living && this.tabs.close(living)
    else if (lot < 765) this.cuts(living)
    else if (lot < 780) living?.tab.socket?.stall(random.below(20_000))
    else if (lot < 890) this.movesRequest()
    // Far more often than in life: what outlives a right shows only within the seconds after its end.
    else if (lot < 918) this.membershipEnds(living)
    else if (lot < 940) this.membershipBegins()
    else if (lot < 976) living && this.signsOut(living)
    else if (lot < 980) this.aProcess().diesAfterFrames = random.below(6)
    else if (lot < 984) this.kills(this.aProcess())
    else if (lot < 986) void this.restarts(this.aProcess())
    else if (lot < 990) this.failsOver()
    else if (lot < 994) this.clockJumps()
    else if (lot < 998) this.takesBackup()
    else this.restoresBackup()
  }

  private cuts(living: Living | undefined): void {
    if (this.random.chance(0.5)) living?.tab.socket?.cut()
    else living?.tab.socket?.hangUp()
  }

  private movesRequest(): void {
    const { tables } = this.database
    this.requests = this.requests.filter((id) => {
      const state = tables.requests.get(id)?.state
      return state !== undefined && !STATES[state].final && state !== 'adopted'
    })
    while (this.requests.length < REQUESTS) this.requests.push(this.federation.drafts())
    const id = this.random.pick(this.requests)
    if (id) this.officials.moves(id).catch((error: unknown) => this.brokeDown(error))
  }

  /** People go on writing while the form is on its way. */
  private writesMeanwhile(id: PolicyRequestId): void {
    for (const { tab } of this.tabs.writers())
      if (tab.requestId === id && tab.mode?.kind === 'editable')
        for (let n = 0; n < 3; n++) this.time.at(this.random.below(50), () => tab.isOver || tab.writes())
  }

  /** Mostly of somebody who is at work. */
  private membershipEnds(living: Living | undefined): void {
    const personId = this.random.chance(0.7) ? living?.personId : this.random.pick(this.federation.people)
    const rows = personId && this.database.tables.memberships.get(personId)
    if (!personId || !rows) return
    const endsAt = new Date(this.clock.now().getTime() + (this.random.chance(0.5) ? 0 : 3_600_000))
    this.changeMemberships(
      personId,
      rows.map((row) => ({ ...row, endsAt: row.endsAt ?? endsAt })),
    )
  }

  private membershipBegins(): void {
    const { memberships } = this.database.tables
    const former = this.federation.people.filter((id) => this.federation.actorOf(id).memberships.length === 0)
    for (const personId of former.length > 3 ? former : former.slice(0, 1))
      this.changeMemberships(
        personId,
        (memberships.get(personId) ?? []).map((row) => ({ ...row, endsAt: null })),
      )
  }

  private changeMemberships(personId: PersonId, rows: Parameters<Tables['memberships']['set']>[1]): void {
    this.database.tables.memberships.set(personId, rows)
    this.count('membership changed')
    this.witness.rightsMayHaveChanged()
    const process = this.random.chance(0.7) ? this.aProcess() : null
    process?.accessChanges.announce({ kind: 'personChanged', personId })
  }

  private signsOut({ tab: { sessionKey } }: Living): void {
    this.database.tables.sessions.delete(sessionKey)
    this.count('signed out')
    this.witness.rightsMayHaveChanged()
    if (this.random.chance(0.8)) this.aProcess().accessChanges.announce({ kind: 'sessionEnded', sessionKey })
  }

  private start(): SimulatedProcess {
    return new SimulatedProcess({
      ...{ time: this.time, clock: this.clock, database: this.database, federation: this.federation },
      wire: (isAlive) => this.wire(isAlive),
      seams: this.seams,
      onAppend: (personId, requestId) => this.askedAt.set(personId + requestId, this.time.now),
    })
  }

  /** A process that lives; one is started anew where none does. */
  private aProcess(): SimulatedProcess {
    this.processes = this.processes.map((process) => (process.isAlive ? process : this.start()))
    return this.random.pick(this.processes) as SimulatedProcess
  }

  private kills(process: SimulatedProcess): void {
    this.count('process killed')
    process.kill()
  }

  private async restarts(process: SimulatedProcess): Promise<void> {
    this.count('process restarted')
    await process.stop()
  }

  /** The database goes away for a while; what was under way in it is lost. */
  private failsOver(): void {
    this.count('database failed over')
    this.databaseBackAt = this.time.now + this.random.below(12_000)
    for (const process of this.processes) process.loseDatabase()
  }

  private clockJumps(): void {
    this.count('clock jumped')
    this.clock.jump((this.random.chance(0.5) ? -1 : 1) * this.random.below(2 * 3_600_000))
    this.witness.rightsMayHaveChanged()
  }

  private takesBackup(): void {
    this.backup = this.database.tables.copy()
  }

  private restoresBackup(): void {
    if (!this.backup) return
    this.count('backup restored')
    for (const process of this.processes) process.kill()
    // What was on its way is of another time than the backup.
    for (const { tab } of this.tabs.all()) tab.socket?.cut()
    this.database.restore(this.backup)
    this.witness.backupRestored()
  }

  /** Statements take their time; some never arrive, some answers never come back. */
  private wire(isAlive: () => boolean): Wire {
    const { random } = this
    return {
      travel: (what) =>
        new Promise((resolve, reject) => {
          const isSlow = !this.isWell && random.chance(0.01)
          // Something holds it up for so long that nobody should wait for it.
          const isStuck = !this.isWell && random.chance(0.0005)
          if (isStuck) this.count(`stuck: ${what}`)
          this.time.at(isStuck ? STUCK : random.between(0, isSlow ? 900 : 3), () => {
            // To a process that is gone nothing comes back.
            if (!isAlive()) return
            if (this.isWell || this.time.now >= this.databaseBackAt) {
              if (!this.isWell && random.chance(what === 'answer' ? 0.004 : 0.001)) this.loses(what, reject)
              else resolve()
            } else this.time.at(random.below(5_000), () => isAlive() && this.loses(what, reject))
          })
        }),
    }
  }

  private loses(what: string, reject: (error: Error) => void): void {
    this.count(`lost: ${what}`)
    reject(new WorldFailure(`the ${what} was lost`))
  }

  /** Everything works again; after a while nothing may be left undone. */
  private async heal(): Promise<void> {
    this.isWell = true
    this.aProcess()
    const end = this.time.now + REST
    while (this.time.now < end && !this.witness.violation) if (!(await this.time.step())) break
    if (this.witness.violation) return
    const tabs = this.tabs.all().map(({ tab }) => tab)
    for (const { doc } of tabs) this.digest.addText(JSON.stringify(doc.getXmlFragment('request').toJSON()))
    await lookAtTheEnd({ database: this.database, federation: this.federation, witness: this.witness, tabs })
  }

  private brokeDown(error: unknown): void {
    this.witness.fail('settled', error instanceof Error ? (error.stack ?? error.message) : String(error))
  }

  private count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1
  }
}
