import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { PersonId, PolicyRequestId } from '#app/domain/ids.ts'
import { MERGE_TARGET_STATES, type Transition, transitionsFrom } from '#app/domain/workflow.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import { findRequestDetail } from '#server/policy-requests/policy-requests.repository.ts'
import { substanceSha256Of } from '#server/revisions/take-revision.ts'
import type { Federation } from './federation.ts'
import type { MemoryDatabase } from './memory-database.ts'
import type { Random } from './random.ts'
import type { SimulatedProcess } from './simulated-process.ts'
import type { SimulatedTime, WallClock } from './simulated-time.ts'

type Surroundings = {
  readonly time: SimulatedTime
  readonly clock: WallClock
  readonly random: Random
  readonly database: MemoryDatabase
  readonly federation: Federation
  readonly aProcess: () => SimulatedProcess
  /** Told when a form is sent: whoever writes in that text may do so at this very moment. */
  readonly onSend: (id: PolicyRequestId) => void
  /** Told what became of a form. */
  readonly onAnswer: (answer: string) => void
}

/** How long a person reads before deciding, and waits before sending a form again (ms). Some know it already: then nobody has changed it since. */
const READS = 3_000
const KNOWS = 30

/** What people do with requests beside writing: they move them through the workflow by forms, twice, late, and beside each other. */
export class Officials {
  constructor(private readonly around: Surroundings) {}

  /** Somebody opens the page of a request, reads, and moves it. */
  async moves(id: PolicyRequestId): Promise<void> {
    const { random, database, federation } = this.around
    const state = database.tables.requests.get(id)?.state
    const transition =
      state && random.pick(transitionsFrom(state, 'committeeThenCentral').filter(({ firedBy }) => firedBy === 'button'))
    if (!transition || (isEnding(transition) && !random.chance(0.15))) return
    const able = federation.people.filter((personId) =>
      federation.actorOf(personId).memberships.some(({ role }) => transition.by.includes(role)),
    )
    const personId = random.pick(random.chance(0.95) ? able : federation.people)
    if (!personId) return
    const shown = await this.reads(id)
    if (!shown) return
    const form = this.formFor(id, transition, shown)
    this.around.onSend(id)
    const answer = this.send(personId, form)
    // A double click, or a colleague at the same moment.
    if (random.chance(0.1)) void this.send(personId, form)
    if (random.chance(0.1)) void this.send(random.pick(able) ?? personId, { ...form, formKey: random.uuid() })
    if ((await answer) === 'changedTextNotConfirmed') await this.confirms(id)
  }

  /** What the page shows: the hash of what would be decided on. Null: it could not be shown. */
  private async reads(id: PolicyRequestId): Promise<string | null> {
    const { prisma } = this.around.aProcess()
    try {
      const request = await findRequestDetail(prisma, id)
      const shown = request && substanceSha256Of(request, await readText(prisma, id))
      await this.waits(this.around.random.below(this.around.random.chance(0.5) ? KNOWS : READS))
      return shown
    } catch {
      return null
    }
  }

  private formFor(id: PolicyRequestId, transition: Transition, shownSubstanceSha256: string) {
    const { random, database } = this.around
    const others = [...database.tables.requests.values()].filter(
      (row) => row.id !== id && (MERGE_TARGET_STATES as readonly string[]).includes(row.state),
    )
    return {
      formKey: random.uuid(),
      requestId: id,
      transition: transition.id,
      fromState: database.tables.requests.get(id)?.state,
      shownSubstanceSha256,
      reason: '理由',
      decision: this.decisionFor(transition),
      mergeIntoId: transition.id === 'merge' ? (random.pick(others)?.id ?? null) : null,
    }
  }

  private decisionFor(transition: Transition) {
    const { random, clock } = this.around
    const isApproval = transition.requires.includes('approvingDecision')
    if (!isApproval && !transition.requires.includes('rejectingDecision')) return null
    const amends = transition.takesRevision === 'whenAmended' && random.chance(0.5)
    return {
      ...{ heldOn: todayInJapan(clock.now()), form: 'sitting', eligible: 20, present: 20, abstentions: 0 },
      ...(isApproval ? { votesFor: 20, votesAgainst: 0 } : { votesFor: 0, votesAgainst: 20 }),
      outcome: !isApproval ? 'reject' : amends ? 'approveAsAmended' : 'approve',
      amendments: amends ? [{ from: '背景', to: '背景と経緯' }] : [],
    }
  }

  /** Sends a form, and once more when the answer does not come. @returns the reason of a refusal, or what was reached */
  private async send(personId: PersonId, form: object): Promise<string> {
    const { random, federation, aProcess, onAnswer } = this.around
    for (let attempt = 1; ; attempt++) {
      try {
        const result = await aProcess().workflow.move(federation.actorOf(personId), form)
        const answer = result.ok ? result.value : result.refusal.reason
        onAnswer(answer)
        return answer
      } catch (error) {
        if (!isOfTheWorld(error)) throw error
        onAnswer('lost')
        if (attempt === 3) return 'lost'
        await this.waits(random.below(READS))
      }
    }
  }

  private async confirms(id: PolicyRequestId): Promise<void> {
    const { random, federation, aProcess } = this.around
    const shownSubstanceSha256 = await this.reads(id)
    const chair = federation.people.find((personId) =>
      federation.actorOf(personId).memberships.some(({ role }) => role === 'committeeChair'),
    )
    if (!shownSubstanceSha256 || !chair) return
    const form = { formKey: random.uuid(), requestId: id, shownSubstanceSha256 }
    await aProcess()
      .workflow.confirmChangedText(federation.actorOf(chair), form)
      .catch((error: unknown) => {
        if (!isOfTheWorld(error)) throw error
      })
  }

  private waits(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.around.time.at(milliseconds, resolve))
  }
}

const ENDINGS: readonly string[] = ['withdraw', 'merge', 'reject']
const isEnding = ({ id }: Transition) => ENDINGS.includes(id)

/** The made-up world's own failures; anything else is a fault of the product or of the simulator. */
export class WorldFailure extends Error {}
const isOfTheWorld = (error: unknown) =>
  error instanceof WorldFailure ||
  (error instanceof Error && /connection|duplicate key|P2034/.test(error.message)) ||
  isConflict(error)
const isConflict = (error: unknown) => (error as { code?: unknown }).code === 'P2034'
