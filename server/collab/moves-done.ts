import * as Y from 'yjs'
import { key } from '#app/document/letter-moves.ts'
import type { Sender } from './letter-history.ts'

/** An undo may tell a letter that was moved several times with each of its places. */
const MOST_PLACES = 4

/**
 * The pairs of `moves` that the edit did: the second is a letter that it brought, the first the same letter, which is gone. What else a
 * browser says is not believed.
 */
export function movesDone(
  transaction: Y.Transaction,
  update: Uint8Array,
  moves: Sender['moves'],
): (readonly [Y.ID, Y.ID])[] {
  const { store } = transaction.doc
  const brought = new Map<string, string>()
  for (const { content, id } of Y.decodeUpdate(update).structs.filter((struct) => struct instanceof Y.Item))
    if (content instanceof Y.ContentString)
      for (let offset = 0; offset < content.str.length; offset++)
        brought.set(key(Y.createID(id.client, id.clock + offset)), content.str[offset] as string)
  const isGone = (id: Y.ID, sign: string) => {
    if (id.clock >= Y.getState(store, id.client)) return false
    const item = Y.getItem(store, id) as Y.Item | Y.GC
    if (!(item instanceof Y.Item)) return true
    const { content } = item
    return item.deleted && (!(content instanceof Y.ContentString) || content.str[id.clock - item.id.clock] === sign)
  }
  const sources = new Map<string, number>()
  const pairs: (readonly [Y.ID, Y.ID])[] = []
  let steps = 0
  for (const { from, to, length } of moves) {
    const end = Math.min(length, Y.getState(store, to.client) - to.clock)
    const start = Math.max(0, (transaction.beforeState.get(to.client) ?? 0) - to.clock)
    for (let offset = start; offset < end; offset++) {
      const pair = [Y.createID(from.client, from.clock + offset), Y.createID(to.client, to.clock + offset)] as const
      const sign = brought.get(key(pair[1]))
      const count = sources.get(key(pair[1])) ?? 0
      if (steps++ > 2 * MOST_PLACES * brought.size) return pairs
      if (sign === undefined || count >= MOST_PLACES || !isGone(pair[0], sign)) continue
      sources.set(key(pair[1]), count + 1)
      pairs.push(pair)
    }
  }
  return pairs
}
