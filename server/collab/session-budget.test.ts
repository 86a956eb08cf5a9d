import { describe, expect, it } from 'vitest'
import { LIMITS } from './limits.ts'
import { SessionBudget, SessionBudgets } from './session-budget.ts'

const limits = { ...LIMITS, framesPerSecond: 100, frameBurst: 200, connectionsPerSession: 2, maxQueuedBytes: 1_000 }

describe('the budget of a session', () => {
  it('allows a burst, then a steady rate', () => {
    const budget = new SessionBudget(limits, 0)
    for (let n = 0; n < 200; n++) expect(budget.take(1, 0)).toBe(true)
    expect(budget.take(1, 0)).toBe(false)
    expect(budget.take(1, 20)).toBe(true)
    expect(budget.take(50, 20)).toBe(false)
  })

  it('does not save up more than one burst', () => {
    const budget = new SessionBudget(limits, 0)
    expect(budget.take(200, 3_600_000)).toBe(true)
    expect(budget.take(1, 3_600_000)).toBe(false)
  })

  it('limits what waits to be stored', () => {
    const budget = new SessionBudget(limits, 0)
    expect(budget.hasRoomFor(1_000)).toBe(true)
    budget.queuedBytes = 1
    expect(budget.hasRoomFor(1_000)).toBe(false)
  })

  it('is shared by the tabs of a browser', () => {
    const budgets = new SessionBudgets(limits)
    const first = budgets.enter('a', 0)
    expect(budgets.enter('a', 0)).toBe(first)
    expect(budgets.enter('a', 0)).toBeNull()
    expect(budgets.enter('b', 0)).not.toBe(first)
    budgets.leave('a')
    expect(budgets.enter('a', 0)).toBe(first)
  })

  it('is the same one after hanging up and coming back, until what was used is earned again', () => {
    const budgets = new SessionBudgets(limits)
    const first = budgets.enter('a', 0)
    expect(first?.take(200, 0)).toBe(true)
    budgets.leave('a')
    expect(budgets.enter('a', 1_000)).toBe(first)
    expect(first?.take(101, 1_000)).toBe(false)
    budgets.leave('a')
    expect(budgets.enter('b', 2_001)).not.toBe(first)
    expect(budgets.enter('a', 2_001)).not.toBe(first)
  })

  it('is kept while something of it waits to be stored', () => {
    const budgets = new SessionBudgets(limits)
    const first = budgets.enter('a', 0)
    if (first) first.queuedBytes = 1
    budgets.leave('a')
    expect(budgets.enter('a', 3_600_000)).toBe(first)
  })
})
