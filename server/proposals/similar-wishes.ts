import { beginningOf } from '#app/domain/cut-text.ts'
import type { CycleId, ProposalId } from '#app/domain/ids.ts'
import type { Database } from '#server/db/client.ts'
import { createQueuedThread, type QueuedThread } from '#server/queued-thread.ts'
import { startThread } from '#server/worker-thread.ts'
import type { SimilarDone, SimilarJob, SimilarKey } from './similar-work.ts'

/** Of a long wish the beginning says what it is about; the work and the memory are bounded by it. */
const READ_OF_EACH = 600
/** The longest job, an index of all wishes of a year, takes half a second; a busy machine takes longer. */
const PATIENCE = 30_000
/** Between two clerks who come to the desk the index is kept. */
const KEPT_FOR = 10 * 60_000
const MEMORY = { maxOldGenerationSizeMb: 512 }

export type SimilarThread = Pick<QueuedThread<SimilarJob, SimilarDone, never>, 'run'>
/** What is like a text. */
export type Alike = Exclude<SimilarDone, { readonly missing: unknown }>

/** Started when a desk is first opened. */
const openThread = (): SimilarThread =>
  createQueuedThread<SimilarJob, SimilarDone>({
    start: () => startThread(import.meta.url, 'similar-worker', MEMORY),
    patience: PATIENCE,
    keptFor: KEPT_FOR,
    does: 'looks for similar wishes',
  })

/**
 * The wishes and requests of a year that are like a text, reckoned in a thread of its own. Its index is made when it is first asked for
 * and again when a text of its kind changed (a decision changes none of a wish); only then are the texts read and handed over.
 * @param asked the thread; replaced in tests
 */
export function createSimilarWishes(database: Database, asked: SimilarThread = openThread()) {
  return {
    /** Wishes (but not `except`) and requests of the year that are like `text`, the most alike first, with the words that both say. */
    like: async (cycleId: CycleId, text: string, except: ProposalId): Promise<Alike> => {
      const stamps = await stampsOf(database, cycleId)
      const job = {
        wishes: { index: `wishes ${cycleId}`, stamp: stamps.wishes },
        requests: { index: `requests ${cycleId}`, stamp: stamps.requests },
        ...{ text: beginningOf(text, READ_OF_EACH), except },
      }
      const done = await asked.run(job)
      if (!('missing' in done)) return done
      // Both are handed over, so that this one is answered whatever others ask the thread meanwhile.
      const [wishes, requests] = await Promise.all([wishesOf(database, cycleId), requestsOf(database, cycleId)])
      const answer = await asked.run({
        ...job,
        wishes: { ...job.wishes, texts: wishes },
        requests: { ...job.requests, texts: requests },
      })
      if ('missing' in answer) throw new Error('the thread was given all texts')
      return answer
    },
  }
}

/** Of each text a hash, of all their sum: it takes no order, and is another one after any change. */
async function stampsOf(database: Database, cycleId: CycleId) {
  const [row] = await database.$queryRaw<{ wishes: string; requests: string }[]>`
    SELECT (SELECT concat_ws(' ', count(*), sum(hashtextextended(id::text || title || '。' || left(demand, ${READ_OF_EACH}), 0)))
              FROM proposal WHERE cycle_id = ${cycleId}::uuid AND state = 'handedIn') AS wishes,
           (SELECT concat_ws(' ', count(*), sum(hashtextextended(id::text || title, 0)))
              FROM policy_request WHERE cycle_id = ${cycleId}::uuid) AS requests`
  return { wishes: row?.wishes ?? '', requests: row?.requests ?? '' }
}

type Texts = (readonly [SimilarKey, string])[]
type Row = { readonly id: SimilarKey; readonly text: string }
const asTexts = (rows: readonly Row[]): Texts => rows.map(({ id, text }) => [id, text])

const wishesOf = async (database: Database, cycleId: CycleId): Promise<Texts> =>
  asTexts(
    await database.$queryRaw<Row[]>`
      SELECT id, title || '。' || left(demand, ${READ_OF_EACH}) AS text
        FROM proposal WHERE cycle_id = ${cycleId}::uuid AND state = 'handedIn'`,
  )
const requestsOf = async (database: Database, cycleId: CycleId): Promise<Texts> =>
  asTexts(
    await database.$queryRaw<Row[]>`SELECT id, title AS text FROM policy_request WHERE cycle_id = ${cycleId}::uuid`,
  )
