import type { ImportId } from '#app/domain/ids.ts'
import type { Database } from '#server/db/client.ts'
import { giveSignOfLife, storeImportProgress } from './imports.repository.ts'

/** A process without a sign of life for so long (ms) is gone; whoever looks at the import next takes it up. */
export const LEASE = 15_000
/** Signs of life in one lease. */
const SIGNS = 3
/** Progress is stored at most this often (ms). */
const PROGRESS_INTERVAL = 300

export type OnProgress = (done: number, total: number) => void

/**
 * Work on imports that goes on when nobody waits for it: each is worked on once at a time, and says how far it is and that it is alive.
 * @param onError told of what nobody can mend
 */
export function createImportWork(database: Database, onError: (error: unknown, about: string) => void) {
  const running = new Map<ImportId, Promise<void>>()
  return {
    /** Begins it, unless it is under way in this process. @returns settled when it has ended, however it did */
    run(id: ImportId, work: (onProgress: OnProgress) => Promise<unknown>): Promise<void> {
      const known = running.get(id)
      if (known) return known
      const about = `import of wishes ${id}`
      const alive = setInterval(() => {
        giveSignOfLife(database, id).catch((error) => onError(error, about))
      }, LEASE / SIGNS).unref()
      const done = work(progressOf(database, id, (error) => onError(error, about)))
        .catch((error) => onError(error, about))
        .then(() => {
          clearInterval(alive)
          running.delete(id)
        })
      running.set(id, done)
      return done
    },
    /** What this process does on it; null: nothing. */
    underWay: (id: ImportId): Promise<void> | null => running.get(id) ?? null,
  }
}

/** Nothing waits for the progress to be stored: a lost one is no harm. */
function progressOf(database: Database, id: ImportId, onError: (error: unknown) => void): OnProgress {
  let storedAt = Number.NEGATIVE_INFINITY
  return (done, total) => {
    const now = performance.now()
    if (now - storedAt < PROGRESS_INTERVAL) return
    storedAt = now
    storeImportProgress(database, id, done, total).catch(onError)
  }
}
