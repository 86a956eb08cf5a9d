import { parentPort } from 'node:worker_threads'
import type { ThreadAnswer } from '#server/queued-thread.ts'
import type {
  BookInput,
  OnProgress,
  PackageInput,
  SingleRequestInput,
  WordInputs,
  WordKind,
  WordProgress,
} from './word-input.ts'
import { writeBookDocx } from './write-book.ts'
import { writePackageDocx } from './write-package.ts'
import { writeRequestDocx } from './write-request.ts'

/** The thread that writes Word documents, one after the other, so that nobody's typing waits for an export. */

export type WordJob = { [Kind in WordKind]: { readonly kind: Kind; readonly input: WordInputs[Kind] } }[WordKind]

const WRITERS = {
  request: (input: SingleRequestInput) => writeRequestDocx(input),
  book: (input: BookInput, onProgress: OnProgress) => writeBookDocx(input, onProgress),
  package: (input: PackageInput) => writePackageDocx(input),
} as const

parentPort?.on('message', async (job: WordJob) => {
  try {
    const value = await write(job)
    answer({ type: 'done', value }, [value.buffer as ArrayBuffer])
  } catch (error) {
    answer({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})

function write(job: WordJob): Promise<Uint8Array> {
  if (job.kind === 'book') return WRITERS.book(job.input, (progress) => answer({ type: 'progress', progress }))
  return job.kind === 'package' ? WRITERS.package(job.input) : WRITERS.request(job.input)
}

const answer = (message: ThreadAnswer<Uint8Array, WordProgress>, transfer: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, transfer)
