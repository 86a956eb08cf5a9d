import type { Limits } from './limits.ts'

/** What one signed-in browser uses of the server, over all its tabs. */
export class SessionBudget {
  connections = 0
  queuedBytes = 0
  private frames: number
  private refilledAt: number

  constructor(
    private readonly limits: Limits,
    now: number,
  ) {
    this.frames = limits.frameBurst
    this.refilledAt = now
  }

  /** Takes `cost` frames at `now` (ms). False: too much in too short a time. */
  take(cost: number, now: number): boolean {
    const earned = ((now - this.refilledAt) / 1_000) * this.limits.framesPerSecond
    this.frames = Math.min(this.limits.frameBurst, this.frames + earned) - cost
    this.refilledAt = now
    return this.frames >= 0
  }

  /** May `bytes` more wait to be stored? */
  hasRoomFor(bytes: number): boolean {
    return this.queuedBytes + bytes <= this.limits.maxQueuedBytes
  }
}

/** The budgets of all sessions that have a connection. */
export class SessionBudgets {
  private readonly budgets = new Map<string, SessionBudget>()

  constructor(private readonly limits: Limits) {}

  /** The budget at `now` (ms) for one more connection; null when the session has too many. */
  enter(sessionKey: string, now: number): SessionBudget | null {
    const budget = this.budgets.get(sessionKey) ?? new SessionBudget(this.limits, now)
    if (budget.connections >= this.limits.connectionsPerSession) return null
    budget.connections += 1
    this.budgets.set(sessionKey, budget)
    return budget
  }

  leave(sessionKey: string): void {
    const budget = this.budgets.get(sessionKey)
    if (!budget) return
    budget.connections -= 1
    if (budget.connections === 0) this.budgets.delete(sessionKey)
  }
}
