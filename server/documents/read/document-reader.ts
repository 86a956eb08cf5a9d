import type { Worker } from 'node:worker_threads'
import type { SheetNames } from '#app/domain/proposal-sheet.ts'
import { type Result, refuse } from '#app/domain/result.ts'
import { createQueuedThread } from '#server/queued-thread.ts'
import { startThread } from '#server/worker-thread.ts'
import type { ReadBook } from './book-entries.ts'
import { FILE_BYTES_MAX, READING_MEMORY, READING_TIME } from './limits.ts'
import type { ReadDocument } from './read-document.ts'
import type { SentFile } from './read-file.ts'
import type { ReadRecords, RecordKind } from './record-tables.ts'
import type { WishTable } from './wish-tables.ts'

/** Reads files that were sent, off the main thread and within limits. */
export type DocumentReader = {
  /**
   * Reads one file. Whether the person may send it is asked before.
   * @param whose who waits for it: files are read one of each person in turn
   * @returns what it says; refused with what the person can be told (`fileEncrypted` and the like), within two seconds of its turn
   */
  read(file: SentFile, whose?: string): Promise<Result<ReadDocument>>
  /**
   * The tables of wishes in a file; refused as `read` refuses.
   * @param names what columns are called; the common names when not given
   */
  readWishes(file: SentFile, whose?: string, names?: SheetNames): Promise<Result<readonly WishTable[]>>
  /** The headings and texts of a book; refused as `read` refuses, and with `fileNotText` for a sheet. */
  readBook(file: SentFile): Promise<Result<ReadBook>>
  /** The rows of last year's tables, wishes or answers; refused as `read` refuses. */
  readRecords(file: SentFile, kind: RecordKind, names?: SheetNames): Promise<Result<ReadRecords>>
  /** Ends the thread; files that are not read are refused. */
  close(): Promise<void>
}

/** What the thread is given: a file, and what is wanted of it. */
export type ReadingJob = {
  readonly file: SentFile
  readonly as: 'document' | 'wishes' | 'book' | 'lastWishes' | 'answers'
  readonly names?: SheetNames
}

type Read = ReadDocument | readonly WishTable[] | ReadBook | ReadRecords

/** After so long (ms) without a file the thread ends: files come in a few weeks of the year. */
const KEPT = 60_000
/** How long (ms) the thread may take to start. */
const STARTING = 30_000

/**
 * @param onError told of what is no fault of the file: our own code fell over it
 * @param start how the thread is started; replaced in tests of its failures
 * @param patience how long (ms) a file may take
 */
export function createDocumentReader(
  onError: (error: unknown) => void,
  start: () => Worker = startReader,
  patience: number = READING_TIME,
): DocumentReader {
  const thread = createQueuedThread<ReadingJob, Result<Read>, null>({
    ...{ start, patience, patienceToStart: STARTING, keptFor: KEPT },
    does: 'reads files',
  })
  const run = async (job: ReadingJob, whose?: string): Promise<Result<Read>> => {
    if (job.file.bytes.byteLength > FILE_BYTES_MAX) return refuse('fileTooLarge')
    try {
      return await thread.run(job, undefined, whose)
    } catch (error) {
      if (isBeyondLimits(error)) return refuse('fileTooMuch')
      onError(error)
      return refuse('fileBroken')
    }
  }
  return {
    read: (file, whose) => run({ file, as: 'document' }, whose) as Promise<Result<ReadDocument>>,
    readWishes: (file, whose, names) =>
      run({ file, as: 'wishes', ...(names && { names }) }, whose) as Promise<Result<readonly WishTable[]>>,
    readBook: (file) => run({ file, as: 'book' }) as Promise<Result<ReadBook>>,
    readRecords: (file, kind, names) =>
      run({ file, as: kind === 'answers' ? 'answers' : 'lastWishes', ...(names && { names }) }) as Promise<
        Result<ReadRecords>
      >,
    close: () => thread.close(),
  }
}

/** It was ended because it took too long, or ended itself because it needed too much memory. */
const isBeyondLimits = (error: unknown): boolean =>
  error instanceof Error && (/ended \(exit code 1\)$/.test(error.message) || hasCode(error, 'ERR_WORKER_OUT_OF_MEMORY'))
const hasCode = (error: Error, code: string): boolean => 'code' in error && error.code === code

const startReader = (): Worker =>
  startThread(import.meta.url, 'read-worker', { maxOldGenerationSizeMb: READING_MEMORY, maxYoungGenerationSizeMb: 64 })
