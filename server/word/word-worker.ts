import { parentPort } from 'node:worker_threads'
import type { ThreadAnswer } from '#server/queued-thread.ts'
import type { OnProgress, WordProgress } from './word-input.ts'
import { type WordInputs, type WordKind, WRITERS } from './word-kinds.ts'

/** The thread that writes Word documents, one after the other, so that nobody's typing waits for an export. */

export type WordJob = { [Kind in WordKind]: { readonly kind: Kind; readonly input: WordInputs[Kind] } }[WordKind]

parentPort?.on('message', async (job: WordJob) => {
  try {
    const value = await write(job)
    answer({ type: 'done', value }, [value.buffer as ArrayBuffer])
  } catch (error) {
    answer({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})

function write({ kind, input }: WordJob): Promise<Uint8Array> {
  const writer: (input: never, onProgress: OnProgress) => Promise<Uint8Array> = WRITERS[kind]
  return writer(input as never, (progress) => answer({ type: 'progress', progress }))
}

const answer = (message: ThreadAnswer<Uint8Array, WordProgress>, transfer: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, transfer)
