import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Report } from './simulation-worker.ts'

/**
 * `npm run simulate -- --seed N --events M`: made-up worlds, one after the other on every processor, until M things have happened.
 * Each world has its own seed (N, N + 1, …) and lives for `--world` things; one that breaks an invariant is replayed with
 * `--seed S --events W` where S is its seed and W the length of its life.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    events: { type: 'string', default: '100000' },
    /** Things that happen in one world. */
    world: { type: 'string', default: '5000' },
    processes: { type: 'string', default: String(availableParallelism()) },
  },
})
const firstSeed = Number(values.seed)
const wanted = Number(values.events)
const life = Math.min(Number(values.world), wanted)

/** A long run says that it goes on. */
const TOLD_EVERY = 100

const begin = performance.now()
const counts: Record<string, number> = {}
const digests = new Map<number, string>()
const broken: Report[] = []
let events = 0
let worlds = 0
let nextSeed = firstSeed

await Promise.all(Array.from({ length: Number(values.processes) }, work))
report()

/** One process that simulates world after world. */
function work(): Promise<void> {
  const worker = fork(fileURLToPath(new URL('./simulation-worker.ts', import.meta.url)), { execArgv: process.execArgv })
  // Each world overshoots a little; the number of worlds is settled beforehand, so that the same call is the same run.
  const hand = () => {
    if ((nextSeed - firstSeed) * life >= wanted || broken.length > 0) worker.send('end')
    else worker.send({ seed: nextSeed++, events: life })
  }
  return new Promise((resolve, reject) => {
    worker.on('message', (message: Report | 'ready') => {
      if (message !== 'ready') take(message)
      hand()
    })
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))))
  })
}

function take(told: Report): void {
  worlds += 1
  events += told.events
  digests.set(told.seed, told.digest)
  for (const [what, times] of Object.entries(told.counts)) counts[what] = (counts[what] ?? 0) + times
  if (told.violation) broken.push(told)
  if (worlds % TOLD_EVERY === 0) console.log(`… ${events.toLocaleString('en')} events, ${worlds} worlds`)
}

function report(): void {
  const seconds = (performance.now() - begin) / 1_000
  for (const [what, times] of Object.entries(counts).sort()) console.log(`${String(times).padStart(9)}  ${what}`)
  for (const { seed, events: at, violation } of broken)
    console.log(
      `✗ seed ${seed}, event ${at}: ${violation}\n  npm run simulate -- --seed ${seed} --events ${life} --processes 1`,
    )
  const digest = [...digests].sort(([one], [other]) => one - other).reduce(combine, 0)
  const rate = Math.round(events / seconds).toLocaleString('en')
  console.log(
    `${broken.length === 0 ? '✓' : '✗'} ${events.toLocaleString('en')} events in ${worlds} worlds (seeds ${firstSeed}–${nextSeed - 1}), ` +
      `${broken.length} broken, ${seconds.toFixed(1)} s, ${rate} events a second, digest ${(digest >>> 0).toString(16)}`,
  )
  process.exitCode = broken.length === 0 ? 0 : 1
}

function combine(sum: number, [, digest]: [number, string]): number {
  return Math.imul(sum ^ Number.parseInt(digest.slice(0, 8), 16), 0x01000193) ^ Number.parseInt(digest.slice(8), 16)
}
