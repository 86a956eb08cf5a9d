import { writeVarUint } from 'lib0/encoding'
import * as Y from 'yjs'

type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds']

/** What was deleted, by the client that had written it. */
export type Deleted = ReadonlyMap<number, Ranges>

/**
 * Everything that `transaction` deleted. What somebody wrote into a place of which nothing is left any more is never a part of the
 * text, and so in no set of deletions; it was deleted all the same, by whoever deleted the place.
 */
export function deletedIn({ doc, deleteSet, beforeState }: Y.Transaction): Deleted {
  const deleted = new Map<number, Range[]>()
  for (const [client, ranges] of deleteSet.clients) deleted.set(client, [...ranges])
  for (const [client, structs] of doc.store.clients) {
    const before = beforeState.get(client) ?? 0
    for (let index = structs.length - 1; index >= 0; index--) {
      const { id, length } = structs[index] as Y.GC | Y.Item
      if (id.clock < before) break
      if (structs[index] instanceof Y.GC)
        deleted.set(client, [...(deleted.get(client) ?? []), { clock: id.clock, len: length }])
    }
  }
  return deleted
}

/** Deletions that only followed from others since a text was loaded. */
export class ImpliedDeletions {
  private readonly ids = new Map<number, Set<number>>()

  /** Notes what `deleted` contains and `update` does not name. */
  note(deleted: Deleted, update: Uint8Array): void {
    if (deleted.size === 0) return
    const named = Y.decodeUpdate(update).ds
    for (const [client, ranges] of deleted)
      for (const { clock, len } of without(ranges, named.clients.get(client) ?? [])) {
        const ids = this.ids.get(client) ?? new Set()
        this.ids.set(client, ids)
        for (let offset = 0; offset < len; offset++) ids.add(clock + offset)
      }
  }

  /** `update` without them. */
  leftOut(update: Uint8Array): Uint8Array {
    if (this.ids.size === 0) return update
    const kept = [...Y.decodeUpdate(update).ds.clients].map(([client, ranges]) => {
      const implied = [...(this.ids.get(client) ?? [])].map((clock) => ({ clock, len: 1 }))
      return [client, without(ranges, implied)] as const
    })
    return withDeletions(update, kept)
  }
}

/** `update` with other deletions, written as Yjs writes it. */
function withDeletions(update: Uint8Array, deletions: readonly (readonly [number, Ranges])[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const rest = encoder.restEncoder
  const { structs } = Y.decodeUpdate(update)
  const byClient = new Map<number, typeof structs>()
  for (const struct of structs) {
    const own = byClient.get(struct.id.client)
    if (own) own.push(struct)
    else byClient.set(struct.id.client, [struct])
  }
  writeVarUint(rest, byClient.size)
  for (const [client, own] of byClient) {
    writeVarUint(rest, own.length)
    encoder.writeClient(client)
    writeVarUint(rest, own[0]?.id.clock ?? 0)
    for (const struct of own) struct.write(encoder, 0)
  }
  const deleting = deletions.filter(([, ranges]) => ranges.length > 0)
  writeVarUint(rest, deleting.length)
  for (const [client, ranges] of deleting) {
    writeVarUint(rest, client)
    writeVarUint(rest, ranges.length)
    for (const { clock, len } of ranges) {
      writeVarUint(rest, clock)
      writeVarUint(rest, len)
    }
  }
  return encoder.toUint8Array()
}

type Range = { readonly clock: number; readonly len: number }
type Ranges = readonly Range[]

/** What is in both; each is in ascending order. */
function common(ranges: Ranges, others: NonNullable<ReturnType<DeleteSet['clients']['get']>> | Ranges): Ranges {
  const sorted = [...others].sort((one, other) => one.clock - other.clock)
  return ranges.flatMap(({ clock, len }) =>
    sorted.flatMap((other) => {
      const from = Math.max(clock, other.clock)
      const to = Math.min(clock + len, other.clock + other.len)
      return to > from ? [{ clock: from, len: to - from }] : []
    }),
  )
}

/** What is in `ranges` and not in `others`; each is in ascending order. */
export function without(ranges: Ranges, others: Ranges): Ranges {
  return ranges.flatMap((range) => {
    const left: { clock: number; len: number }[] = []
    let at = range.clock
    for (const { clock, len } of common([range], others)) {
      if (clock > at) left.push({ clock: at, len: clock - at })
      at = clock + len
    }
    if (at < range.clock + range.len) left.push({ clock: at, len: range.clock + range.len - at })
    return left
  })
}
