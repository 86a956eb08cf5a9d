import type { PersonId, PolicyRequestId } from '#app/domain/ids.ts'
import { BrowserTab } from './browser-tab.ts'
import type { Digest } from './digest.ts'
import type { Federation } from './federation.ts'
import type { Random } from './random.ts'
import type { SimulatedProcess } from './simulated-process.ts'
import { SimulatedSocket } from './simulated-socket.ts'
import type { SimulatedTime } from './simulated-time.ts'
import type { Witness } from './witness.ts'

type Surroundings = {
  readonly time: SimulatedTime
  readonly random: Random
  readonly federation: Federation
  readonly witness: Witness
  readonly digest: Digest
  readonly aProcess: () => SimulatedProcess
  readonly count: (what: string) => void
}

/** A tab and who sits at it. `onlyReads`: and never writes, so that only what is sent tells whether the person still may read. */
export type Living = {
  readonly tab: BrowserTab
  readonly personId: PersonId
  readonly onlyReads: boolean
  isClosing: boolean
}

/** Tabs that are open at a time. */
const MOST = 7

/** The tabs in which people have texts open: they connect, are cut off, come back and are closed. */
export class OpenTabs {
  private readonly living = new Map<BrowserTab, Living>()

  constructor(private readonly around: Surroundings) {}

  all(): Living[] {
    return [...this.living.values()]
  }

  writers(): Living[] {
    return this.all().filter(({ onlyReads }) => !onlyReads)
  }

  /** Somebody opens one of these texts, if there are not too many open. */
  open(requests: readonly PolicyRequestId[]): void {
    const { random, federation, witness, count } = this.around
    if (this.living.size >= MOST) return
    const requestId = random.pick(requests)
    const personId = random.pick(federation.people)
    if (!requestId || !personId) return
    const known = this.all().find((other) => other.personId === personId)
    const sessionKey = known && random.chance(0.5) ? known.tab.sessionKey : federation.signIn(personId)
    const tab = new BrowserTab(requestId, sessionKey, random, (saved, last, edits) => witness.saved(saved, last, edits))
    const living = { tab, personId, onlyReads: random.chance(0.3), isClosing: false }
    this.living.set(tab, living)
    witness.watch(tab, personId)
    count('tab opened')
    this.connect(living)
  }

  close(living: Living): void {
    if (living.isClosing) return
    living.isClosing = true
    this.living.delete(living.tab)
    this.around.witness.unwatch(living.tab)
    living.tab.leave()
    this.around.count('tab closed')
  }

  private connect(living: Living): void {
    const { tab } = living
    if (living.isClosing) return
    if (tab.isOver) {
      this.close(living)
      return
    }
    const process = this.around.aProcess()
    tab.connectionStarted()
    void process.connect(this.socketOf(living, process), tab.requestId, tab.sessionKey)
  }

  private socketOf(living: Living, process: SimulatedProcess): SimulatedSocket {
    const { tab } = living
    const { time, random, witness, digest, count } = this.around
    let isHeard = true
    const socket: SimulatedSocket = new SimulatedSocket(
      {
        time,
        delay: () => random.between(1, random.chance(0.02) ? 400 : 15),
        mayLeave: (_socket, frame) => {
          if (!process.isAlive || !process.mayLeave()) return false
          digest.add(frame[0] ?? 0, time.now)
          witness.sent(tab, frame)
          return true
        },
      },
      {
        opened: () => isHeard && tab.opened(socket),
        received: (frame) => {
          if (!isHeard) return
          tab.received(frame)
          if (tab.refusal) count(`refused: ${tab.refusal}`)
          if (tab.isOver) this.close(living)
        },
        closed: (code) => {
          if (!isHeard) return
          isHeard = false
          tab.closed(code)
          witness.closed(tab, code)
          count(`closed: ${code}`)
          if (tab.isOver) this.close(living)
          else time.at(random.between(100, 2_500), () => this.connect(living))
        },
      },
    )
    return socket
  }
}
