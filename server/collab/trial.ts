import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { leaveMarksToTheirWriters } from '#app/document/leave-marks.ts'
import { FRAGMENT, TEXT_LIMITS } from '#app/document/schema-version.ts'
import { outgrown } from '#app/document/text-size.ts'
import { isOfOurSchema } from './check-structure.ts'
import { type CountedText, TextCounter } from './count-text.ts'
import { LetterHistory, type Sender, UNKNOWN_SENDER } from './letter-history.ts'
import { noteCommitted, reconcileLetters } from './reconcile-letters.ts'
import { RECONCILING } from './relocations.ts'

/** A Yjs client among the writers of an update. `hasWritten`: there was something by it in the text before. */
export type Authorship = { readonly clientId: number; readonly hasWritten: boolean }

export type TrialOutcome =
  /** It can be stored. `update`: what is new in it, written by our own encoder; null when it brings nothing. */
  | {
      readonly kind: 'fits'
      readonly update: Uint8Array | null
      readonly authors: readonly Authorship[]
      /** The server put something right with it, of which its writer does not know. */
      readonly isReconciled: boolean
    }
  /** It cannot be read, or brings what is not of our schema: no editor wrote it. */
  | { readonly kind: 'malformed' }
  /** It builds on something that the server does not have. */
  | { readonly kind: 'gap' }
  /** More letters than a text may have, or more of something else (`TEXT_LIMITS`). */
  | { readonly kind: 'tooLong' }
  | { readonly kind: 'tooLarge' }

/**
 * A text on which updates are tried before they are stored. `Y.parseUpdateMeta` and the like accept
 * updates that throw when applied; once stored, the text would never load again. Only really applying one shows it.
 * After any other outcome than `fits` the text is spoiled and must be thrown away.
 */
export class Trial {
  readonly doc = new Y.Doc()
  private readonly emitted: Uint8Array[] = []
  /** The edit that is being taken; null: what comes is committed already. */
  private taking: { readonly update: Uint8Array; readonly sender: Sender } | null = null
  /** The Yjs client as which the server put something right with the last edit. */
  private reconciledAs: number | null = null
  /** What stands in the text is counted from the first trial on: most who come only read. */
  private counter: TextCounter | null = null
  private size: CountedText | null = null
  /** Never less than the bytes that storing the text takes; and what they were when they were last measured. */
  private bytesBound: number
  private bytesMeasured: number

  /** @param committed the updates that make up the committed text, in order */
  constructor(committed: readonly Uint8Array[], history = new LetterHistory()) {
    this.doc.getXmlFragment(FRAGMENT)
    leaveMarksToTheirWriters(this.doc)
    this.doc.transact(() => {
      for (const update of committed) Y.applyUpdate(this.doc, update)
    })
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.origin === RECONCILING) return
      const { taking } = this
      if (taking) this.reconciledAs = reconcileLetters(history, transaction, taking.update, taking.sender)
      else noteCommitted(history, transaction)
    })
    this.bytesBound = this.bytesMeasured = committed.reduce((sum, update) => sum + update.length, 0)
  }

  /** Tries `update` on top of everything that fitted so far. */
  take(update: Uint8Array, sender: Sender = UNKNOWN_SENDER): TrialOutcome {
    this.reconciledAs = null
    const counter = this.startCounting()
    try {
      // Looked at before it is applied: that costs many times as much.
      if (isTooMuchAtOnce(update, this.doc)) return { kind: 'tooLarge' }
      this.taking = { update, sender }
      Y.applyUpdate(this.doc, update)
    } catch {
      return { kind: 'malformed' }
    } finally {
      this.taking = null
    }
    const emitted = this.emitted.splice(0)
    if (this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null) return { kind: 'gap' }
    if (emitted.length === 0) return { kind: 'fits', update: null, authors: [], isReconciled: false }
    const all = emitted.length === 1 ? (emitted[0] as Uint8Array) : Y.mergeUpdates(emitted)
    const { structs } = Y.decodeUpdate(all)
    if (!isOfOurSchema(this.doc, structs)) return { kind: 'malformed' }
    const beyond = this.beyondLimits(counter, all)
    if (beyond) return { kind: beyond }
    const written = structs.filter(({ id }) => id.client !== this.reconciledAs)
    return { kind: 'fits', update: all, authors: authorsOf(written), isReconciled: this.reconciledAs !== null }
  }

  /** Adds what is committed already: by others, or by the server itself. */
  add(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update)
    this.emitted.length = 0
    this.bytesBound += update.length
    if (this.counter) this.size = this.counter.size
  }

  destroy(): void {
    this.doc.destroy()
  }

  private startCounting(): TextCounter {
    if (this.counter) return this.counter
    this.counter = new TextCounter(this.doc)
    this.size = this.counter.size
    this.doc.on('update', (update: Uint8Array) => this.emitted.push(update))
    return this.counter
  }

  /** Is the text beyond a limit now, and more so than before? */
  private beyondLimits(counter: TextCounter, update: Uint8Array): 'tooLong' | 'tooLarge' | null {
    const size = counter.size
    const before = this.size ?? size
    this.size = size
    const measure = outgrown(size, before)
    if (measure) return measure === 'letters' ? 'tooLong' : 'tooLarge'
    const { runs } = size
    // Between two nodes of a text there is one run of letters at most.
    if (runs > 2 * TEXT_LIMITS.nodes && runs > before.runs) return 'tooLarge'
    this.bytesBound += update.length
    return isShortening(size, before) || this.storesWithinLimit() ? null : 'tooLarge'
  }

  /** Measured when it may have grown by a sixty-fourth of the limit since the last time, so not with every letter. */
  private storesWithinLimit(): boolean {
    const { storedBytes } = TEXT_LIMITS
    if (this.bytesBound > storedBytes && this.bytesBound - this.bytesMeasured > storedBytes / 64)
      this.bytesBound = this.bytesMeasured = Y.encodeStateAsUpdate(this.doc).length
    return this.bytesBound <= storedBytes
  }
}

/** Nodes and runs that one update may bring: a whole text of the largest kind, written anew. */
const MOST_NEW_NODES = 3 * TEXT_LIMITS.nodes

/**
 * Yjs clients that one update may bring something by: one for each time that a page was opened and could not send what was
 * written. Applying takes time as the square of their number.
 */
const MOST_WRITERS = 500

/** Deleted letters that one update may bring: a few bytes can say that millions were written and deleted, and all of them would be remembered. */
const MOST_DELETED = TEXT_LIMITS.letters / 5

/** Ranges that one update may delete beside what is there: a difference names all that was ever deleted. */
const MOST_NEW_RANGES = 20_000

const sumOf = (lists: readonly (readonly unknown[])[]): number => lists.reduce((sum, { length }) => sum + length, 0)

const structsIn = ({ store }: Y.Doc): number => sumOf([...store.clients.values()])

/** Letters that were deleted before they came. */
const deletedIn = (structs: ReturnType<typeof Y.decodeUpdate>['structs']): number =>
  structs.reduce((sum, struct) => sum + (isLetters(struct) ? 0 : struct.length), 0)

const isLetters = (struct: Y.Item | Y.GC | Y.Skip): boolean =>
  struct instanceof Y.Item && !(struct.content instanceof Y.ContentDeleted)

function isTooMuchAtOnce(update: Uint8Array, doc: Y.Doc): boolean {
  // The number of writers stands in front; of those whose letters it deletes behind all that is brought, so right behind it where nothing
  // is (Yjs' first encoding). What is shorter than that many and says so cannot be read.
  const mostDeletedFrom = MOST_WRITERS + doc.store.clients.size
  const mostRanges = MOST_NEW_RANGES + structsIn(doc)
  if (update.length > MOST_WRITERS) {
    const decoder = decoding.createDecoder(update)
    const writers = decoding.readVarUint(decoder)
    if (writers > MOST_WRITERS) return true
    if (writers === 0 && update.length > mostDeletedFrom) {
      if (decoding.readVarUint(decoder) > mostDeletedFrom) return true
      // Behind the first of them stands how many ranges of it are deleted.
      decoding.readVarUint(decoder)
      if (decoding.readVarUint(decoder) > mostRanges) return true
    }
  }
  const { structs, ds } = Y.decodeUpdate(update)
  if (ds.clients.size > mostDeletedFrom) return true
  if (sumOf([...ds.clients.values()]) > mostRanges + structs.length) return true
  if (deletedIn(structs) > MOST_DELETED) return true
  if (update.length <= MOST_NEW_NODES) return false
  const nodes = structs.filter((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentType)
  return nodes.length > MOST_NEW_NODES
}

/** What is written continues what was written before: whoever begins begins at zero. */
function authorsOf(structs: ReturnType<typeof Y.decodeUpdate>['structs']): Authorship[] {
  const firsts = new Map<number, number>()
  for (const { id } of structs) if (!firsts.has(id.client)) firsts.set(id.client, id.clock)
  return [...firsts].map(([clientId, clock]) => ({ clientId, hasWritten: clock > 0 }))
}

/** What only takes away leaves marks of the deletion behind; they are few, and stay allowed. */
const isShortening = ({ letters, nodes }: CountedText, before: CountedText): boolean =>
  letters + nodes < before.letters + before.nodes
