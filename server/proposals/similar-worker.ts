import { parentPort } from 'node:worker_threads'
import type { ThreadAnswer } from '#server/queued-thread.ts'
import { createSimilarWork, type SimilarDone, type SimilarJob } from './similar-work.ts'

/** The thread that keeps the indexes of likeness: making one for a thousand wishes takes some 0.3 s, in which others are answered. */

const work = createSimilarWork()

parentPort?.on('message', (job: SimilarJob) => {
  try {
    answer({ type: 'done', value: work(job) })
  } catch (error) {
    answer({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})

const answer = (message: ThreadAnswer<SimilarDone>): void => parentPort?.postMessage(message)
