import { parentPort } from 'node:worker_threads'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { ThreadAnswer } from '#server/queued-thread.ts'
import { bookEntries, type ReadBook } from './book-entries.ts'
import type { ReadingJob } from './document-reader.ts'
import { type ReadDocument, Unreadable } from './read-document.ts'
import { isPdf, readFile } from './read-file.ts'
import { type ReadRecords, recordsOf } from './record-tables.ts'
import { type WishTable, wishTablesOf } from './wish-tables.ts'

/** The thread that reads files of strangers, one after the other: what one of them costs is nobody else's. */

parentPort?.on('message', async ({ file, ...job }: ReadingJob) => {
  // Reading starts now: the time that it took to start the thread is not the file's.
  answer({ type: 'progress', progress: null })
  try {
    // Of a PDF the tables are not known: wishes are not guessed from its lines, and a broken one is told the same.
    if (isPdf(file.bytes) && (job.as === 'wishes' || job.as === 'lastWishes')) throw new Unreadable('fileNotSheet')
    const document = await readFile(file)
    answer({ type: 'done', value: ok(wanted(document, job)) })
  } catch (error) {
    if (error instanceof Unreadable) answer({ type: 'done', value: refuse(error.reason) })
    else answer({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})

type Wanted = ReadDocument | WishTable[] | ReadBook | ReadRecords

function wanted(document: ReadDocument, { as, names }: Omit<ReadingJob, 'file'>): Wanted {
  if (as === 'document') return document
  if (as === 'wishes') return wishTablesOf(document, names)
  if (as === 'lastWishes' || as === 'answers')
    return recordsOf(document, as === 'answers' ? 'answers' : 'wishes', names)
  if (!document.text) throw new Unreadable('fileNotText')
  return bookEntries(document.text)
}

const answer = (message: ThreadAnswer<Result<Wanted>, null>): void => parentPort?.postMessage(message)
