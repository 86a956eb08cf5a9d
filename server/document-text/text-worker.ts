import { parentPort } from 'node:worker_threads'
import type { ThreadAnswer } from '#server/queued-thread.ts'
import { doTextJob, type TextDone, type TextJob } from './text-work.ts'

/** A thread that reads, amends and compares texts, one after the other, so that nobody's typing waits for a long one. */

parentPort?.on('message', (job: TextJob) => {
  try {
    answer({ type: 'done', value: doTextJob(job) })
  } catch (error) {
    answer({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})

const answer = (message: ThreadAnswer<TextDone>): void => parentPort?.postMessage(message)
