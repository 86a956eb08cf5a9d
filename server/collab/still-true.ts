import type { Timing } from '#server/clock.ts'

/** So often it is asked for something newer; a database that takes longer each time is as good as away. */
const MOST_TRIES = 5

/**
 * What was asked of the database `askedAt`, or, where more than `freshFor` (ms) have passed since, what it answers now: something was
 * awaited meanwhile that may take long, and nobody is to be let in by what was true before.
 * @throws when the database takes longer than `freshFor` again and again
 */
export async function stillTrue<Value>(
  { timing, freshFor }: { readonly timing: Timing; readonly freshFor: number },
  known: { readonly value: Value; readonly askedAt: number },
  ask: () => Promise<Value>,
): Promise<Value> {
  let { value, askedAt } = known
  for (let tries = 0; timing.elapsed() - askedAt > freshFor; tries++) {
    if (tries === MOST_TRIES) throw new Error('what may be done is not known in time')
    askedAt = timing.elapsed()
    value = await ask()
  }
  return value
}
