import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'

/**
 * `npm run test:convergence`: two to four people with real editors write one text at the same time, over a network that delays, is cut
 * and comes back, with the real room server between them. Everything that happens follows from a number, the seed.
 *   -- --seeds 10000      that many worlds, on all cores          -- --from 501   beginning with this one
 *   -- --only 6,34        these worlds
 *   -- --seed 42          one world, with all that happened in it; -- --seed 42 --steps also what everybody saw after each step
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    steps: { type: 'boolean', default: false },
    only: { type: 'string' },
    share: { type: 'string' },
  },
})

if (values.share !== undefined) await runShare(values.share)
else if (values.seed !== undefined) await runOne(Number(values.seed))
else await runAll()

function seedsAsked(): number[] {
  if (values.only !== undefined) return values.only.split(',').map(Number)
  return Array.from({ length: Number(values.seeds) }, (_, index) => Number(values.from) + index)
}

type Told = { readonly seed: number; readonly faults: readonly string[]; readonly actions: number }

async function runOne(seed: number): Promise<void> {
  const { run } = await load()
  const { faults, story, text } = await run(
    seed,
    values.steps ? (seen) => console.info(seen().join('\n    ')) : undefined,
  )
  console.info(`${story.join(' · ')}\n\n${text}\n\n${faults.length === 0 ? 'nothing is wrong' : faults.join('\n')}`)
  process.exit(faults.length === 0 ? 0 : 1)
}

/** A part of the worlds, in a process of its own: the first of them, and every how manyth. */
async function runShare(share: string): Promise<void> {
  const { run } = await load()
  const [first, step] = share.split('/').map(Number) as [number, number]
  for (const [index, seed] of seedsAsked().entries()) {
    if (index % step !== first) continue
    const { faults, actions } = await run(seed)
    process.send?.({ seed, faults, actions } satisfies Told)
  }
  process.disconnect()
  process.exit(0)
}

/** The page and its time must be there before anything that uses them. */
async function load() {
  await import('./page.ts')
  return import('./world.ts')
}

async function runAll(): Promise<void> {
  const start = performance.now()
  const seeds = seedsAsked()
  const count = seeds.length
  const cores = Math.min(availableParallelism(), count)
  const red: number[] = []
  let actions = 0
  let done = 0
  const ends = Array.from({ length: cores }, (_, core) => {
    const worker = fork(new URL(import.meta.url), [...process.argv.slice(2), '--share', `${core}/${cores}`], {
      execArgv: ['--import', 'tsx'],
    })
    worker.on('message', (told: Told) => {
      done += 1
      actions += told.actions
      if (told.faults.length === 0) return
      red.push(told.seed)
      console.info(`seed ${told.seed}: ${told.faults.join('; ').slice(0, 400)}`)
    })
    return new Promise<number | null>((resolve) => worker.on('exit', resolve))
  })
  const codes = await Promise.all(ends)
  const isWhole = done === count && codes.every((code) => code === 0)
  const seconds = Math.round((performance.now() - start) / 1_000)
  console.info(
    `convergence: ${done} of ${count} worlds (${values.only === undefined ? `seeds ${seeds[0]} to ${seeds.at(-1)}` : 'those asked for'}), ${actions} actions, ${red.length} wrong${
      red.length > 0 ? ` (${red.sort((one, other) => one - other).join(', ')})` : ''
    }, ${seconds} s`,
  )
  process.exit(isWhole && red.length === 0 ? 0 : 1)
}
