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
    this.frames = this.framesAt(now)
    this.refilledAt = now
    if (this.frames < cost) return false
    this.frames -= cost
    return true
  }

  /** Is nothing of what it used still counted at `now` (ms)? */
  isFresh(now: number): boolean {
    return this.connections === 0 && this.queuedBytes === 0 && this.framesAt(now) >= this.limits.frameBurst
  }

  private framesAt(now: number): number {
    const earned = ((now - this.refilledAt) / 1_000) * this.limits.framesPerSecond
    return Math.min(this.limits.frameBurst, this.frames + earned)
  }

  /** May `bytes` more wait to be stored? */
  hasRoomFor(bytes: number): boolean {
    return this.queuedBytes + bytes <= this.limits.maxQueuedBytes
  }
}

/** The budgets of all sessions that have a connection, or had one so lately that what they used still counts. */
export class SessionBudgets {
  private readonly budgets = new Map<string, SessionBudget>()
  /** Those of them without a connection. */
  private readonly left = new Map<string, SessionBudget>()

  constructor(private readonly limits: Limits) {}

  /** The budget at `now` (ms) for one more connection; null when the session has too many. */
  enter(sessionKey: string, now: number): SessionBudget | null {
    this.forgetFresh(now)
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
    if (budget.connections === 0) this.left.set(sessionKey, budget)
  }

  /** Whoever hangs up and comes back at once comes back to the same budget. */
  private forgetFresh(now: number): void {
    for (const [sessionKey, budget] of this.left) {
      if (budget.connections > 0) this.left.delete(sessionKey)
      else if (budget.isFresh(now)) {
        this.left.delete(sessionKey)
        this.budgets.delete(sessionKey)
      }
    }
  }
}
