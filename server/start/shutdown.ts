import type { Log } from '#server/log.ts'

type Step = () => Promise<void>

/** After this time (ms) a failed program no longer waits for what still wants to end well. */
const FAILURE_LIMIT = 15_000

/** Stops everything once and in order, whatever signal comes, how often, and however far the start has come. */
export class Shutdown {
  readonly #first: Step[] = []
  #last: Step | null = null
  #asked = false
  #ending: Promise<void> | null = null

  constructor(private readonly log: Log) {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.#ask())
  }

  /** Something that must end before the database does; the newest first. */
  first(step: Step): void {
    this.#first.push(step)
  }

  /** The database: from now on a signal stops it instead of leaving it behind. */
  async last(step: Step): Promise<void> {
    this.#last = step
    if (this.#asked) await this.#leave()
  }

  /** Runs all steps; what fails is logged, the others still run. */
  async end(): Promise<void> {
    this.#ending ??= (async () => {
      for (const step of [...this.#first.reverse(), this.#last])
        await step?.().catch((error: unknown) => this.log.error({ err: error }, 'stopping failed'))
    })()
    await this.#ending
  }

  /** Stops everything because it cannot go on, and ends the process as failed, in the end whatever still hangs. */
  async fail(): Promise<never> {
    this.#asked = true
    setTimeout(() => process.exit(1), FAILURE_LIMIT).unref()
    await this.end()
    process.exit(1)
  }

  #ask(): void {
    if (this.#asked) return
    this.#asked = true
    // While the database is still starting, `last` will find that it is no longer wanted.
    if (this.#last) void this.#leave()
  }

  async #leave(): Promise<never> {
    await this.end()
    process.exit(0)
  }
}
