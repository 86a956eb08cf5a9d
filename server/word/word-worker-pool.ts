import type { Worker } from 'node:worker_threads'
import { startThread } from '#server/worker-thread.ts'
import type { OnProgress, WordInputs, WordKind } from './word-input.ts'
import type { WordAnswer, WordJob } from './word-worker.ts'

/** Writes Word documents off the main thread. */
export type WordWriter = {
  /**
   * Writes one document; jobs are done one after the other.
   * @param onProgress called after each request of a book
   * @returns the bytes of the .docx
   * @throws when the input cannot be written, or the thread ended; the next job then gets a new thread
   */
  write<Kind extends WordKind>(kind: Kind, input: WordInputs[Kind], onProgress?: OnProgress): Promise<Uint8Array>
  /** Ends the thread; jobs that are not done are rejected. */
  close(): Promise<void>
}

type Waiting = {
  readonly job: WordJob
  readonly onProgress: OnProgress
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: Error) => void
}

/** A whole book takes seconds, a request of it a fraction of one. */
const PATIENCE = 60_000
/** What a thread may have in memory (MB). Without a limit, a document that needs too much would end the whole program. */
const MEMORY = { maxOldGenerationSizeMb: 1024 }

/**
 * Starts a writer. Its one thread is kept, so that only the first document pays for loading the code.
 * @param startThread how a thread is started; replaced in tests of its failures
 * @param patience how long (ms) a document may give no sign of progress; then its thread is ended
 */
export function createWordWriter(startThread: () => Worker = startWordThread, patience: number = PATIENCE): WordWriter {
  const queue: Waiting[] = []
  let current: Waiting | null = null
  let thread: Worker | null = null
  let isClosed = false
  let clock: NodeJS.Timeout | undefined
  const watch = () => {
    clearTimeout(clock)
    clock = setTimeout(() => thread?.terminate(), patience).unref()
  }

  const settle = (finish: (waiting: Waiting) => void) => {
    clearTimeout(clock)
    const done = current
    current = null
    if (done) finish(done)
    next()
  }
  const next = () => {
    if (current || isClosed) return
    current = queue.shift() ?? null
    if (!current) {
      thread?.unref()
      return
    }
    try {
      thread ??= openThread()
      thread.ref()
      thread.postMessage(current.job)
      watch()
    } catch (error) {
      settle((waiting) => waiting.reject(toError(error)))
    }
  }
  const openThread = (): Worker => {
    const opened = startThread()
    const lost = (error: Error) => {
      if (thread !== opened) return
      thread = null
      settle((waiting) => waiting.reject(error))
    }
    opened.on('message', (message: WordAnswer) => {
      if (message.type === 'progress') {
        watch()
        current?.onProgress({ done: message.done, total: message.total })
      } else if (message.type === 'written') settle((waiting) => waiting.resolve(message.bytes))
      else settle((waiting) => waiting.reject(new Error(`The document could not be written: ${message.message}`)))
    })
    opened.on('error', lost)
    opened.on('exit', (code) => lost(new Error(`The thread that writes documents ended (exit code ${code})`)))
    return opened
  }

  return {
    write: (kind, input, onProgress = () => {}) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new Error('The Word writer is closed'))
        queue.push({ job: { kind, input } as WordJob, onProgress, resolve, reject })
        next()
      }),
    async close() {
      isClosed = true
      const ending = thread
      thread = null
      const closed = new Error('The Word writer is closed')
      for (const waiting of [current, ...queue.splice(0)]) waiting?.reject(closed)
      current = null
      clearTimeout(clock)
      await ending?.terminate()
    },
  }
}

const startWordThread = (): Worker => startThread(import.meta.url, 'word-worker', MEMORY)

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))
