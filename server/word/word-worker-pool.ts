import type { Worker } from 'node:worker_threads'
import { createQueuedThread, type QueuedThread } from '#server/queued-thread.ts'
import { startThread } from '#server/worker-thread.ts'
import type { OnProgress, WordProgress } from './word-input.ts'
import type { WordInputs, WordKind } from './word-kinds.ts'
import type { WordJob } from './word-worker.ts'

/** Writes Word documents off the main thread. */
export type WordWriter = {
  /**
   * Writes one document. Books and packages are written one after the other, and so are requests, which wait for no book.
   * @param onProgress called after each request of a book
   * @returns the bytes of the .docx
   * @throws when the input cannot be written, or the thread ended; the next job then gets a new thread
   */
  write<Kind extends WordKind>(kind: Kind, input: WordInputs[Kind], onProgress?: OnProgress): Promise<Uint8Array>
  /** Ends the threads; jobs that are not done are rejected. */
  close(): Promise<void>
}

/** A whole book takes seconds, a request of it a fraction of one; to lay it out may take two minutes. */
const PATIENCE = 150_000
/** What a thread may have in memory (MB). Without a limit, a document that needs too much would end the whole program. */
const MEMORY = { maxOldGenerationSizeMb: 1024 }

/**
 * Starts a writer.
 * @param office LibreOffice's program, by which pages are numbered; null: they are reckoned
 * @param start how its thread is started; replaced in tests of its failures
 * @param patience how long (ms) a document may give no sign of progress; then its thread is ended
 */
export function createWordWriter(
  office: string | null,
  start: () => Worker = startWordThread,
  patience: number = PATIENCE,
): WordWriter {
  // A request is read by somebody who waits for it: it has a thread of its own, beside the books and packages of the queue of jobs.
  const [small, large] = [0, 1].map(() =>
    createQueuedThread<WordJob, Uint8Array, WordProgress>({ start, patience, does: 'writes documents' }),
  ) as [Thread, Thread]
  return {
    write: (kind, input, onProgress) =>
      (IS_LARGE[kind] ? large : small).run({ kind, input, office } as WordJob, onProgress),
    close: async () => {
      await Promise.all([small.close(), large.close()])
    },
  }
}

/** What is made as a job, in the queue; the rest is read by somebody who waits for it. */
const IS_LARGE: Readonly<Record<WordKind, boolean>> = {
  request: false,
  outcomeSheet: false,
  wishSheet: false,
  outcomeList: false,
  wishSheetForWord: false,
  reminders: false,
  book: true,
  package: true,
}

type Thread = QueuedThread<WordJob, Uint8Array, WordProgress>

const startWordThread = (): Worker => startThread(import.meta.url, 'word-worker', MEMORY)
