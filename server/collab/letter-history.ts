import type * as Y from 'yjs'
import type { Deletion, Sight } from '#app/document/edit-basis.ts'
import { key, type Move, type Unit } from '#app/document/letter-moves.ts'
import type { Tomb } from './tomb.ts'

/** Whose edit it is, as far as others' letters are concerned. */
export type Sender = {
  /** What its writer had seen of the text; null: unknown, and taken for all. */
  readonly seen: Sight | null
  /** What the edit moved. */
  readonly moves: readonly Move[]
  /** What it deleted itself, of what it names as deleted; null: all of it. */
  readonly deleted: readonly Deletion[] | null
}

export const UNKNOWN_SENDER: Sender = { seen: null, moves: [], deleted: null }

type Moved = { readonly to: Y.ID; readonly version: number }
type Arrival = { readonly clock: number; readonly version: number }
type Gone = {
  readonly client: number
  readonly clock: number
  readonly len: number
  readonly version: number
  readonly by: ReadonlySet<number>
}
type Withdrawn = { readonly copy: Y.ID; readonly stays: Y.ID; readonly version: number }

/** How many versions a room may have. */
const VERSIONS = 2 ** 28

/** How much is remembered of each kind: what is older counts as seen by everybody. */
const MOST = 50_000

/** Copies of copies that are looked at. */
const MOST_SOURCES = 100

/** A letter that was moved more often is looked for no further. */
const LONGEST_CHAIN = 5_000

/**
 * What happened to the letters of one text since it was loaded: which version brought them, where they were moved to, which were deleted.
 * What is tried comes on top and stays only when it is committed.
 */
export class LetterHistory {
  /** The number of the last committed version. Versions of another room, of this text too, have numbers of another range. */
  version = Math.floor(Math.random() * 2 ** 24) * VERSIONS + 1
  private readonly first = this.version
  private moves = new Map<string, Moved>()
  /** The last version that moved anything. */
  private lastMoved = 0
  /** What each copy is a copy of. */
  private sources = new Map<string, Y.ID>()
  private tombs = new Map<string, Tomb>()
  private arrivals = new Map<number, Arrival[]>()
  private arrivalCount = 0
  private gone: Gone[] = []
  private relocatedBy = new Map<string, number>()
  private withdrawn: Withdrawn[] = []
  private tried = new Tried()
  /** Short ways along chains of moves; forgotten when one of them turns. */
  private readonly ahead = new Map<string, Y.ID>()

  /** Makes all that was tried a new version. */
  commit(): void {
    const { tried } = this
    this.tried = new Tried()
    this.version += 1
    if (tried.moves.size > 0) this.lastMoved = this.version
    for (const [from, moved] of tried.moves) {
      // The newest stand last, so that the oldest are forgotten first.
      this.moves.delete(from)
      this.moves.set(from, moved)
    }
    for (const [to, from] of tried.sources) this.sources.set(to, from)
    for (const [id, tomb] of tried.tombs) this.tombs.set(id, tomb)
    for (const [id, author] of tried.relocatedBy) this.relocatedBy.set(id, author)
    for (const [client, arrivals] of tried.arrivals) {
      const known = this.arrivals.get(client)
      if (known) known.push(...arrivals)
      else this.arrivals.set(client, arrivals)
      this.arrivalCount += arrivals.length
    }
    this.gone.push(...tried.gone)
    this.withdrawn.push(...tried.withdrawn)
    this.forgetOldest()
  }

  /** Forgets what was tried since the last `commit`. */
  forgetTried(): void {
    this.tried = new Tried()
    this.ahead.clear()
  }

  private get next(): number {
    return this.version + 1
  }

  noteArrivals(from: ReadonlyMap<number, number>, to: ReadonlyMap<number, number>): void {
    for (const [client, end] of to) {
      const clock = from.get(client) ?? 0
      if (end === clock) continue
      const arrivals = this.tried.arrivals.get(client) ?? []
      this.tried.arrivals.set(client, arrivals)
      arrivals.push({ clock, version: this.next })
    }
  }

  noteMove(from: Y.ID, to: Y.ID): void {
    if (this.ahead.size > 0) this.ahead.clear()
    this.tried.moves.set(key(from), { to, version: this.next })
    this.tried.sources.set(key(to), from)
  }

  /** `units` lie in `tomb`. */
  noteTomb(tomb: Tomb, units: Iterable<Unit> = tomb.units()): void {
    for (const { id } of units) this.tried.tombs.set(key(id), tomb)
  }

  /** The text that was deleted as a whole in which the letter or mark `id` stands. */
  tombOf(id: Y.ID): Tomb | undefined {
    return this.tried.tombs.get(key(id)) ?? this.tombs.get(key(id))
  }

  noteGone(client: number, clock: number, len: number, by: ReadonlySet<number>): void {
    this.tried.gone.push({ client, clock, len, by, version: this.next })
  }

  /** `id` is what became of a letter that `author` wrote where it could not stay. */
  noteRelocated(id: Y.ID, author: number): void {
    this.tried.relocatedBy.set(key(id), author)
  }

  /** `copy` was taken out, for `stays` stood there already. */
  noteWithdrawn(copy: Y.ID, stays: Y.ID): void {
    this.noteMove(copy, stays)
    this.tried.withdrawn.push({ copy, stays, version: this.next })
  }

  moveOf(id: Y.ID): Moved | undefined {
    return this.tried.moves.get(key(id)) ?? this.moves.get(key(id))
  }

  /** What `id` is a copy of, and that of, to the letter that was written. */
  *sourcesOf(id: Y.ID): Generator<Y.ID> {
    const sourceOf = (one: Y.ID) => this.tried.sources.get(key(one)) ?? this.sources.get(key(one))
    const visited = new Set<string>()
    for (let source = sourceOf(id); source && visited.size < MOST_SOURCES; source = sourceOf(source)) {
      if (visited.has(key(source))) return
      visited.add(key(source))
      yield source
    }
  }

  /** The letter that `id` is now, having been moved any number of times. */
  latest(id: Y.ID): Y.ID {
    const passed: string[] = []
    let last = id
    for (let steps = 0; steps < LONGEST_CHAIN; steps++) {
      const next: Y.ID | undefined = this.ahead.get(key(last)) ?? this.moveOf(last)?.to
      if (!next || key(next) === key(last)) break
      passed.push(key(last))
      last = next
    }
    // Whoever asks again need not go the whole way.
    if (passed.length > 8) for (const one of passed) this.ahead.set(one, last)
    return last
  }

  /** Letters that were moved, of all that is remembered. */
  *movedLetters(): Generator<Y.ID> {
    for (const moves of [this.moves, this.tried.moves])
      for (const one of moves.keys()) {
        const [client, clock] = one.split(':').map(Number) as [number, number]
        yield { client, clock }
      }
  }

  /** Was anything moved, or put somewhere by the room, that `sender` has not seen yet? */
  hasMovedSince({ seen }: Sender): boolean {
    if (seen === null) return false
    return this.tried.moves.size > 0 || !this.isOurs(seen) || this.lastMoved > seen.version
  }

  /** Did what was written by others reach `sender` already, all of it? */
  hasSeenAll({ seen }: Sender): boolean {
    return seen === null || (seen.version === this.version && this.tried.isEmpty)
  }

  isUnseenLetter(id: Y.ID, { seen }: Sender): boolean {
    if (seen === null) return false
    if (this.isOurs(seen)) return this.versionOf(id) > seen.version
    return id.clock >= (seen.vector?.get(id.client) ?? 0)
  }

  /** The same of the moment when the last of the edit was done, which may have taken long while there was no connection. */
  wasUnseenAtLast(id: Y.ID, sender: Sender): boolean {
    const last = sender.seen?.last
    return last ? id.clock >= (last.get(id.client) ?? 0) : this.isUnseenLetter(id, sender)
  }

  isUnseenMove({ to, version }: Moved, sender: Sender): boolean {
    const { seen } = sender
    return seen !== null && (this.isOurs(seen) ? version > seen.version : this.isUnseenLetter(to, sender))
  }

  /** What somebody else deleted in versions that `sender` had not seen. */
  goneUnseen({ seen }: Sender, own: ReadonlySet<number>): Ranges {
    const unseen = new Ranges()
    if (seen === null || !this.isOurs(seen)) return unseen
    for (const all of [this.tried.gone, this.gone])
      for (let index = all.length - 1; index >= 0; index--) {
        const gone = all[index] as Gone
        if (gone.version <= seen.version) break
        if (![...own].some((writer) => gone.by.has(writer))) unseen.add(gone)
      }
    return unseen
  }

  private isOurs({ version }: Sight): boolean {
    return version >= this.first && version <= this.version
  }

  /** Copies that were taken out because others stood already: the copy, and the letter that stayed. */
  withdrawnUnseen(sender: Sender): readonly Withdrawn[] {
    return [...this.withdrawn, ...this.tried.withdrawn].filter(({ copy, version }) =>
      this.isUnseenMove({ to: copy, version }, sender),
    )
  }

  /** Is `id` what the room made of a letter of one of `authors` that could not stay? */
  isRelocated(id: Y.ID, authors: ReadonlySet<number>): boolean {
    const author = this.tried.relocatedBy.get(key(id)) ?? this.relocatedBy.get(key(id))
    return author !== undefined && authors.has(author)
  }

  private versionOf({ client, clock }: Y.ID): number {
    const found = lastUntil(this.tried.arrivals.get(client), clock) ?? lastUntil(this.arrivals.get(client), clock)
    return found?.version ?? 0
  }

  private forgetOldest(): void {
    for (const map of [this.moves, this.sources, this.tombs, this.relocatedBy])
      for (const oldest of map.keys()) {
        if (map.size <= MOST) break
        map.delete(oldest)
      }
    if (this.gone.length > MOST) this.gone = this.gone.slice(-MOST / 2)
    if (this.withdrawn.length > MOST) this.withdrawn = this.withdrawn.slice(-MOST / 2)
    if (this.arrivalCount <= MOST) return
    const since = this.version - MOST / 10
    this.arrivalCount = 0
    for (const [client, arrivals] of this.arrivals) {
      const kept = arrivals.filter(({ version }) => version > since)
      this.arrivalCount += kept.length
      if (kept.length > 0) this.arrivals.set(client, kept)
      else this.arrivals.delete(client)
    }
  }
}

class Tried {
  readonly moves = new Map<string, Moved>()
  readonly sources = new Map<string, Y.ID>()
  readonly tombs = new Map<string, Tomb>()
  readonly arrivals = new Map<number, Arrival[]>()
  readonly gone: Gone[] = []
  readonly relocatedBy = new Map<string, number>()
  readonly withdrawn: Withdrawn[] = []

  get isEmpty(): boolean {
    return this.arrivals.size === 0 && this.gone.length === 0 && this.moves.size === 0
  }
}

/** The last of `all`, which are in ascending order, that does not begin behind `clock`. */
function lastUntil<One extends { readonly clock: number }>(all: readonly One[] = [], clock: number): One | undefined {
  let [from, to] = [0, all.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((all[middle] as One).clock <= clock) from = middle + 1
    else to = middle
  }
  return all[from - 1]
}

/** A set of letters, by stretches of one client. */
export class Ranges {
  private readonly byClient = new Map<number, Deletion[]>()
  private isSorted = true

  constructor(ranges: readonly Deletion[] = []) {
    for (const range of ranges) this.add(range)
  }

  add(range: Deletion): void {
    const ranges = this.byClient.get(range.client)
    if (ranges) ranges.push(range)
    else this.byClient.set(range.client, [range])
    this.isSorted = false
  }

  /** Each letter once. */
  *[Symbol.iterator](): Generator<Deletion> {
    this.sort()
    for (const ranges of this.byClient.values()) yield* ranges
  }

  private sort(): void {
    if (!this.isSorted) for (const [one, ranges] of this.byClient) this.byClient.set(one, joined(ranges))
    this.isSorted = true
  }

  has({ client, clock }: Y.ID): boolean {
    this.sort()
    const range = lastUntil(this.byClient.get(client), clock)
    return range !== undefined && clock < range.clock + range.len
  }
}

function joined(ranges: readonly Deletion[]): Deletion[] {
  const all: Deletion[] = []
  for (const range of [...ranges].sort((one, other) => one.clock - other.clock)) {
    const last = all.at(-1)
    if (!last || last.clock + last.len < range.clock) all.push(range)
    else all[all.length - 1] = { ...last, len: Math.max(last.len, range.clock + range.len - last.clock) }
  }
  return all
}
