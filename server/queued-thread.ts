import type { Worker } from 'node:worker_threads'

/** What a thread answers to a job: any number of times how far it is, then once what came of it. */
export type ThreadAnswer<Done, Progress = never> =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'done'; readonly value: Done }
  | { readonly type: 'failed'; readonly message: string }

/** Does jobs in a thread of their own, one after the other, and of those who wait in turn. */
export type QueuedThread<Job, Done, Progress> = {
  /**
   * @param onProgress called whenever the job says how far it is
   * @param whose who waits for it: each in turn has one job done, however many another has brought
   * @throws when the job fails, takes too long, or the thread ended; the next job then gets a new thread
   */
  run(job: Job, onProgress?: (progress: Progress) => void, whose?: string): Promise<Done>
  /** Ends the thread; jobs that are not done are rejected. */
  close(): Promise<void>
}

type Options = {
  /** How a thread is started; replaced in tests of its failures. */
  readonly start: () => Worker
  /** How long (ms) a job may give no sign of progress; then its thread is ended. */
  readonly patience: number
  /** How long (ms) a new thread may take until its job gives the first sign; without it, no longer than any. */
  readonly patienceToStart?: number
  /** What the thread does, for messages: `The thread that … ended`. */
  readonly does: string
  /** After so long (ms) without a job the thread ends and gives its memory back. Without it, it is kept. */
  readonly keptFor?: number
}

type Waiting<Job, Done, Progress> = {
  readonly job: Job
  readonly onProgress: (progress: Progress) => void
  readonly resolve: (value: Done) => void
  readonly reject: (error: Error) => void
}

/** The one thread is started by the first job and kept, so that only that job pays for loading the code. It keeps no process alive. */
export function createQueuedThread<Job, Done, Progress = never>({
  start,
  patience,
  patienceToStart = patience,
  does,
  keptFor,
}: Options): QueuedThread<Job, Done, Progress> {
  const queue = new Turns<Waiting<Job, Done, Progress>>()
  let current: Waiting<Job, Done, Progress> | null = null
  let thread: Worker | null = null
  let isClosed = false
  let clock: NodeJS.Timeout | undefined
  const watch = (time: number) => {
    clearTimeout(clock)
    clock = setTimeout(() => thread?.terminate(), time).unref()
  }

  const settle = (finish: (waiting: Waiting<Job, Done, Progress>) => void) => {
    clearTimeout(clock)
    const done = current
    current = null
    if (done) finish(done)
    next()
  }
  const next = () => {
    if (current || isClosed) return
    current = queue.next()
    if (!current) {
      thread?.unref()
      if (keptFor !== undefined) watch(keptFor)
      return
    }
    try {
      const isNew = thread === null
      thread ??= open()
      thread.ref()
      thread.postMessage(current.job)
      watch(isNew ? patienceToStart : patience)
    } catch (error) {
      settle((waiting) => waiting.reject(toError(error)))
    }
  }
  const open = (): Worker => {
    const opened = start()
    const lost = (error: Error) => {
      if (thread !== opened) return
      thread = null
      settle((waiting) => waiting.reject(error))
    }
    opened.on('message', (answer: ThreadAnswer<Done, Progress>) => {
      // Of a thread that was given up; its job is rejected already.
      if (thread !== opened) return
      if (answer.type === 'progress') {
        watch(patience)
        current?.onProgress(answer.progress)
      } else if (answer.type === 'done') settle((waiting) => waiting.resolve(answer.value))
      else settle((waiting) => waiting.reject(new Error(`The thread that ${does} failed: ${answer.message}`)))
    })
    opened.on('error', lost)
    opened.on('exit', (code) => lost(new Error(`The thread that ${does} ended (exit code ${code})`)))
    return opened
  }

  return {
    run: (job, onProgress = () => {}, whose = '') =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new Error(`The thread that ${does} is closed`))
        queue.add(whose, { job, onProgress, resolve, reject })
        next()
      }),
    async close() {
      isClosed = true
      const ending = thread
      thread = null
      const closed = new Error(`The thread that ${does} is closed`)
      for (const waiting of [current, ...queue.takeAll()]) waiting?.reject(closed)
      current = null
      clearTimeout(clock)
      await ending?.terminate()
    },
  }
}

/** What waits, by who waits for it: who was served stands behind the others again. */
class Turns<Item> {
  readonly #waiting = new Map<string, Item[]>()

  add(whose: string, item: Item): void {
    const own = this.#waiting.get(whose)
    if (own) own.push(item)
    else this.#waiting.set(whose, [item])
  }

  next(): Item | null {
    for (const [whose, own] of this.#waiting) {
      const item = own.shift() ?? null
      this.#waiting.delete(whose)
      if (own.length > 0) this.#waiting.set(whose, own)
      return item
    }
    return null
  }

  takeAll(): Item[] {
    const all = [...this.#waiting.values()].flat()
    this.#waiting.clear()
    return all
  }
}

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))
