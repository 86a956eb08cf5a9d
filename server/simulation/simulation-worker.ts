import { simulate } from './world.ts'

/** What a worker tells of one world. `violation`: which invariant, and how; null when all held. */
export type Report = {
  readonly seed: number
  readonly events: number
  readonly digest: string
  readonly violation: string | null
  readonly counts: Readonly<Record<string, number>>
}

process.on('message', async (task: { seed: number; events: number } | 'end') => {
  if (task === 'end') process.exit(0)
  const { seed, events, digest, violation, counts } = await simulate(task.seed, task.events)
  process.send?.({ seed, events, digest, violation: violation?.message ?? null, counts } satisfies Report)
})
process.send?.('ready')
