import { parentPort } from 'node:worker_threads'
import type { ThreadAnswer } from '#server/queued-thread.ts'
import { type PagesOf, pagesByOffice } from './office-pages.ts'
import type { OnProgress, WordProgress } from './word-input.ts'
import { type WordInputs, type WordKind, WRITERS } from './word-kinds.ts'

/** The thread that writes Word documents, one after the other, so that nobody's typing waits for an export. */

/** `office`: LibreOffice's program, by which pages are numbered; null: they are reckoned. */
export type WordJob = {
  [Kind in WordKind]: { readonly kind: Kind; readonly input: WordInputs[Kind]; readonly office: string | null }
}[WordKind]

parentPort?.on('message', async (job: WordJob) => {
  try {
    const value = await write(job)
    answer({ type: 'done', value }, [value.buffer as ArrayBuffer])
  } catch (error) {
    answer({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})

function write({ kind, input, office }: WordJob): Promise<Uint8Array> {
  const writer: (input: never, onProgress: OnProgress, pagesOf: PagesOf | null) => Promise<Uint8Array> = WRITERS[kind]
  const onProgress: OnProgress = (progress) => answer({ type: 'progress', progress })
  return writer(input as never, onProgress, office === null ? null : pagesByOffice(office))
}

const answer = (message: ThreadAnswer<Uint8Array, WordProgress>, transfer: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, transfer)
