import type { CycleId, PolicyRequestId, ProposalId } from '#app/domain/ids.ts'
import { type Similar, SimilarTexts } from '#app/domain/similar-texts.ts'
import type { Database } from '#server/db/client.ts'

type Key = ProposalId | PolicyRequestId
type Index = { readonly stamp: string; readonly texts: SimilarTexts<Key> }
/** So many texts are read before others are answered. */
const AT_A_TIME = 20
/** Of a long wish the beginning says what it is about; the work and the memory are bounded by it. */
const READ_OF_EACH = 600

/**
 * The wishes and requests of a year that are like a text. An index is made when it is first asked for and again when a text of its
 * kind changed (a decision changes none of a wish); it is made in small parts, between which the thread answers others.
 */
export function createSimilarWishes(database: Database) {
  const [wishIndexes, requestIndexes] = [new Map<CycleId, Promise<Index>>(), new Map<CycleId, Promise<Index>>()]
  const stampsOf = async (cycleId: CycleId) => {
    const [row] = await database.$queryRaw<{ wishes: string | null; requests: string | null }[]>`
      SELECT (SELECT md5(string_agg(id::text || title || '。' || left(demand, ${READ_OF_EACH}), ' ' ORDER BY id))
                FROM proposal WHERE cycle_id = ${cycleId}::uuid AND state = 'handedIn') AS wishes,
             (SELECT md5(string_agg(id::text || title, ' ' ORDER BY id))
                FROM policy_request WHERE cycle_id = ${cycleId}::uuid) AS requests`
    return { wishes: row?.wishes ?? '', requests: row?.requests ?? '' }
  }
  const wishesOf = async (cycleId: CycleId) =>
    (
      await database.proposal.findMany({
        where: { cycleId, state: 'handedIn' },
        select: { id: true, title: true, demand: true },
      })
    ).map((row) => [row.id as Key, `${row.title}。${row.demand.slice(0, READ_OF_EACH)}`] as const)
  const requestsOf = async (cycleId: CycleId) =>
    (await database.policyRequest.findMany({ where: { cycleId }, select: { id: true, title: true } })).map(
      (row) => [row.id as Key, row.title] as const,
    )
  const indexFor = async (
    indexes: Map<CycleId, Promise<Index>>,
    cycleId: CycleId,
    stamp: string,
    read: (cycleId: CycleId) => Promise<(readonly [Key, string])[]>,
  ): Promise<SimilarTexts<Key>> => {
    const known = await indexes.get(cycleId)?.catch(() => null)
    if (known?.stamp === stamp) return known.texts
    const made = read(cycleId).then(async (texts) => ({ stamp, texts: await indexOf(texts) }))
    indexes.set(cycleId, made)
    return (await made).texts
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
      const stamps = await stampsOf(cycleId)
      const [wishes, requests] = await Promise.all([
        indexFor(wishIndexes, cycleId, stamps.wishes, wishesOf),
        indexFor(requestIndexes, cycleId, stamps.requests, requestsOf),
      ])
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
