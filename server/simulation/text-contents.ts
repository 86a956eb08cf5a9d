import * as Y from 'yjs'

type Pieces = {
  readonly from: ReadonlyMap<number, number>
  readonly to: ReadonlyMap<number, number>
  readonly deleted: readonly { readonly client: number; readonly clock: number; readonly length: number }[]
}

const READ = new WeakMap<Uint8Array, Pieces>()

/** What an update brings: of each Yjs client the clocks from and to, and what it deletes. One frame goes to many; it is read once. */
export function piecesOf(update: Uint8Array): Pieces {
  const known = READ.get(update)
  if (known) return known
  const { structs, ds } = Y.decodeUpdate(update)
  const from = new Map<number, number>()
  const to = new Map<number, number>()
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    const { client, clock } = struct.id
    if (!from.has(client)) from.set(client, clock)
    to.set(client, clock + struct.length)
  }
  const deleted = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, clock, length: len })),
  )
  const pieces = { from, to, deleted }
  READ.set(update, pieces)
  return pieces
}

/** Which pieces a text holds and which it has deleted, read from its rows without building the text: the simulator's own view. */
export class TextContents {
  private readonly clocks = new Map<number, number>()
  private readonly deleted = new Map<number, Set<number>>()

  /** Would this row build on a piece that is not there? */
  lacksBaseOf(update: Uint8Array): boolean {
    return [...piecesOf(update).from].some(([client, from]) => from > (this.clocks.get(client) ?? 0))
  }

  /** Adds a row. */
  add(update: Uint8Array): void {
    const pieces = piecesOf(update)
    for (const [client, to] of pieces.to) if (to > (this.clocks.get(client) ?? 0)) this.clocks.set(client, to)
    for (const { client, clock, length } of pieces.deleted) {
      const known = this.deleted.get(client) ?? new Set()
      for (let n = clock; n < clock + length; n++) known.add(n)
      this.deleted.set(client, known)
    }
  }

  /** Is everything in it that `update` brings? */
  holds(update: Uint8Array): boolean {
    const pieces = piecesOf(update)
    for (const [client, to] of pieces.to) if (!this.holdsUpTo(client, to)) return false
    return pieces.deleted.every(({ client, clock, length }) => {
      for (let n = clock; n < clock + length; n++) if (!this.hasDeleted(client, n)) return false
      return true
    })
  }

  holdsUpTo(client: number, clock: number): boolean {
    return (this.clocks.get(client) ?? 0) >= clock
  }

  hasDeleted(client: number, clock: number): boolean {
    return this.deleted.get(client)?.has(clock) === true
  }

  /** Does a document hold exactly the same pieces? */
  equals(doc: Y.Doc): boolean {
    const vector = Y.decodeStateVector(Y.encodeStateVector(doc))
    return vector.size === this.clocks.size && [...vector].every(([client, clock]) => this.clocks.get(client) === clock)
  }

  copy(): TextContents {
    const copy = new TextContents()
    for (const [client, clock] of this.clocks) copy.clocks.set(client, clock)
    for (const [client, clocks] of this.deleted) copy.deleted.set(client, new Set(clocks))
    return copy
  }
}
