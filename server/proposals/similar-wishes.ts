import type { CycleId, PolicyRequestId, ProposalId } from '#app/domain/ids.ts'
import { type Similar, SimilarTexts } from '#app/domain/similar-texts.ts'
import type { Database } from '#server/db/client.ts'

type Key = ProposalId | PolicyRequestId
type Index = { readonly stamp: string; readonly wishes: SimilarTexts<Key>; readonly requests: SimilarTexts<Key> }
/** So many texts are read before others are answered. */
const AT_A_TIME = 20
/** Of a long wish the beginning says what it is about; the work and the memory are bounded by it. */
const READ_OF_EACH = 600

/**
 * The wishes and requests of a year that are like a text. The index is made when it is first asked for and again when something
 * changed; it is made in small parts, between which the thread answers others.
 */
export function createSimilarWishes(database: Database) {
  const indexes = new Map<CycleId, Promise<Index>>()
  // Titles and wishes only: what is written in the texts meanwhile makes no new index.
  const stampOf = async (cycleId: CycleId): Promise<string> => {
    const [row] = await database.$queryRaw<{ stamp: string }[]>`
      SELECT concat_ws(' ',
        (SELECT concat(count(*), ' ', max(updated_at)) FROM proposal WHERE cycle_id = ${cycleId}::uuid AND state = 'handedIn'),
        (SELECT md5(string_agg(id::text || title, ' ' ORDER BY id)) FROM policy_request WHERE cycle_id = ${cycleId}::uuid)) AS stamp`
    return row?.stamp ?? ''
  }
  const make = async (cycleId: CycleId, stamp: string): Promise<Index> => {
    const [wishes, requests] = await Promise.all([
      database.proposal.findMany({
        where: { cycleId, state: 'handedIn' },
        select: { id: true, title: true, demand: true },
      }),
      database.policyRequest.findMany({ where: { cycleId }, select: { id: true, title: true } }),
    ])
    return {
      stamp,
      wishes: await indexOf(wishes.map((row) => [row.id as Key, `${row.title}。${row.demand.slice(0, READ_OF_EACH)}`])),
      requests: await indexOf(requests.map((row) => [row.id as Key, row.title])),
    }
  }
  const indexFor = async (cycleId: CycleId): Promise<Index> => {
    const [stamp, known] = await Promise.all([stampOf(cycleId), indexes.get(cycleId)?.catch(() => null)])
    if (known?.stamp === stamp) return known
    const made = make(cycleId, stamp)
    indexes.set(cycleId, made)
    return made
  }

  return {
    /**
     * Wishes (but not `except`) and requests of the year that are like `text`, the most alike first, with the words that both say.
     */
    like: async (
      cycleId: CycleId,
      text: string,
      except: ProposalId,
    ): Promise<{ readonly wishes: readonly Similar<Key>[]; readonly requests: readonly Similar<Key>[] }> => {
      const { wishes, requests } = await indexFor(cycleId)
      const read = text.slice(0, READ_OF_EACH)
      return {
        wishes: wishes.like(read, { most: 5, least: 0.18, except }),
        requests: requests.like(read, { most: 5, least: 0.12 }),
      }
    },
  }
}

async function indexOf(texts: readonly (readonly [Key, string])[]): Promise<SimilarTexts<Key>> {
  const index = new SimilarTexts<Key>()
  for (const [place, [key, text]] of texts.entries()) {
    if (place % AT_A_TIME === AT_A_TIME - 1) await new Promise((resolve) => setImmediate(resolve))
    index.add(key, text)
  }
  return index
}
