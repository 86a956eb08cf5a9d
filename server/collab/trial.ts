import * as Y from 'yjs'
import { FRAGMENT, TEXT_LIMITS } from '#app/document/schema-version.ts'
import { outgrown } from '#app/document/text-size.ts'
import { isOfOurSchema } from './check-structure.ts'
import { type CountedText, TextCounter } from './count-text.ts'

export type TrialOutcome =
  /** It can be stored. `update`: what is new in it, written by our own encoder; null when it brings nothing. */
  | { readonly kind: 'fits'; readonly update: Uint8Array | null; readonly authors: readonly number[] }
  /** It cannot be read, or brings what is not of our schema: no editor wrote it. */
  | { readonly kind: 'malformed' }
  /** It builds on something that the server does not have. */
  | { readonly kind: 'gap' }
  /** More letters than a text may have, or more of something else (`TEXT_LIMITS`). */
  | { readonly kind: 'tooLong' }
  | { readonly kind: 'tooLarge' }

/**
 * A copy of the committed text on which updates are tried before they are stored. `Y.parseUpdateMeta` and the like accept
 * updates that throw when applied; once stored, the text would never load again. Only really applying one shows it.
 * After any other outcome than `fits` the copy is spoiled and must be thrown away.
 */
export class Trial {
  private readonly doc = new Y.Doc()
  private readonly emitted: Uint8Array[] = []
  private readonly counter: TextCounter
  private size: CountedText
  /** Never less than the bytes that storing the text takes; and what they were when they were last measured. */
  private bytesBound: number
  private bytesMeasured: number

  constructor(committed: Uint8Array) {
    this.doc.getXmlFragment(FRAGMENT)
    Y.applyUpdate(this.doc, committed)
    this.counter = new TextCounter(this.doc)
    this.size = this.counter.size
    this.bytesBound = this.bytesMeasured = committed.length
    this.doc.on('update', (update: Uint8Array) => this.emitted.push(update))
  }

  /** Tries `update` on top of everything that fitted so far. */
  take(update: Uint8Array): TrialOutcome {
    try {
      // Looked at before it is applied: that costs many times as much.
      if (nodesIn(update) > MOST_NEW_NODES) return { kind: 'tooLarge' }
      Y.applyUpdate(this.doc, update)
    } catch {
      return { kind: 'malformed' }
    }
    const emitted = this.emitted.splice(0)
    if (this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null) return { kind: 'gap' }
    if (emitted.length === 0) return { kind: 'fits', update: null, authors: [] }
    const brought = emitted.length === 1 ? (emitted[0] as Uint8Array) : Y.mergeUpdates(emitted)
    if (!isOfOurSchema(this.doc, brought)) return { kind: 'malformed' }
    const beyond = this.beyondLimits(brought)
    if (beyond) return { kind: beyond }
    return { kind: 'fits', update: brought, authors: [...new Set(authorsOf(brought))] }
  }

  destroy(): void {
    this.doc.destroy()
  }

  /** Is the text beyond a limit now, and more so than before? */
  private beyondLimits(update: Uint8Array): 'tooLong' | 'tooLarge' | null {
    const before = this.size
    this.size = this.counter.size
    const measure = outgrown(this.size, before)
    if (measure) return measure === 'letters' ? 'tooLong' : 'tooLarge'
    const { runs } = this.size
    // Between two nodes of a text there is one run of letters at most.
    if (runs > 2 * TEXT_LIMITS.nodes && runs > before.runs) return 'tooLarge'
    this.bytesBound += update.length
    return this.isShortening(before) || this.storesWithinLimit() ? null : 'tooLarge'
  }

  /** What only takes away leaves marks of the deletion behind; they are few, and stay allowed. */
  private isShortening(before: CountedText): boolean {
    const { letters, nodes } = this.size
    return letters + nodes < before.letters + before.nodes
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

const nodesIn = (update: Uint8Array): number =>
  Y.decodeUpdate(update).structs.reduce(
    (sum, struct) => sum + (struct instanceof Y.Item && struct.content instanceof Y.ContentType ? 1 : 0),
    0,
  )

const authorsOf = (update: Uint8Array): number[] => Y.decodeUpdate(update).structs.map((struct) => struct.id.client)
