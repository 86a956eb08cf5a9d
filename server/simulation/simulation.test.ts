import { describe, expect, it } from 'vitest'
import { FAULTS } from './planted-faults.test-support.ts'
import { simulate } from './world.ts'

const LIFE = 2_000
/** Worlds that every run of the tests lives through. The long form lives through more: `SIMULATED_EVENTS=1000000 npm test`. */
const SEEDS = Array.from({ length: Number(process.env.SIMULATED_EVENTS ?? 40_000) / LIFE }, (_, n) => 1_000 + n)
/** Time for one world (ms) on a machine that does other work beside. */
const PATIENCE = 10_000
/** A planted fault must show more than once: in so many of these worlds; most show in a tenth of them and more. */
const WORLDS = 40
const FOUND_IN = 2
/** These live longer: some faults show only when two rare things meet. */
const FAULTY_LIFE = 2 * LIFE

describe('a made-up world', () => {
  it('keeps every promise, whatever breaks', { timeout: SEEDS.length * PATIENCE }, async () => {
    const counts: Record<string, number> = {}
    for (const seed of SEEDS) {
      const outcome = await simulate(seed, LIFE)
      expect(outcome.violation?.message, `npm run simulate -- --seed ${seed} --events ${LIFE}`).toBeUndefined()
      for (const [what, times] of Object.entries(outcome.counts)) counts[what] = (counts[what] ?? 0) + times
    }
    // A world in which nothing happens keeps every promise too.
    for (const [what, least] of Object.entries(MUST_HAPPEN)) expect(counts[what] ?? 0, what).toBeGreaterThan(least)
  })

  it('is the same world for the same seed, to the last event', { timeout: 60_000 }, async () => {
    const [first, again, other] = [await simulate(77, LIFE), await simulate(77, LIFE), await simulate(78, LIFE)]
    expect(again).toEqual(first)
    expect(other.digest).not.toBe(first.digest)
  })
})

const MUST_HAPPEN = {
  'committed: row': 500,
  'committed: decision': 10,
  'committed: snapshot': 10,
  'process killed': 10,
  'process restarted': 10,
  'database failed over': 10,
  'backup restored': 5,
  'clock jumped': 10,
  'membership changed': 10,
  'signed out': 10,
  'lost: answer': 0,
  'form: drafting': 5,
}

describe('the simulator finds', () => {
  it.each(Object.entries(FAULTS))('%s', { timeout: WORLDS * 2 * PATIENCE }, async (name, { seams, breaks }) => {
    const found: number[] = []
    for (let seed = 1; seed <= WORLDS && found.length < FOUND_IN; seed++) {
      const { violation } = await simulate(seed, FAULTY_LIFE, seams())
      if (!violation) continue
      console.info(`${name}: seed ${seed}: ${violation.message}`)
      expect(breaks).toContain(violation.invariant)
      found.push(seed)
    }
    expect(found, `in fewer than ${FOUND_IN} of ${WORLDS} worlds`).toHaveLength(FOUND_IN)
    // It is the fault that was found: the same world without it is well.
    expect((await simulate(found[0] as number, FAULTY_LIFE)).violation).toBeNull()
  })
})
