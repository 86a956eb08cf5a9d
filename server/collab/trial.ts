import * as Y from 'yjs'
import { FRAGMENT, MAX_TEXT_LENGTH } from '#app/document/schema-version.ts'
import { isOfOurSchema } from './check-structure.ts'

export type TrialOutcome =
  /** It can be stored. `update`: what is new in it, written by our own encoder; null when it brings nothing. */
  | { readonly kind: 'fits'; readonly update: Uint8Array | null; readonly authors: readonly number[] }
  /** It cannot be read, or brings what is not of our schema: no editor wrote it. */
  | { readonly kind: 'malformed' }
  /** It builds on something that the server does not have. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'tooLong' }

/**
 * A copy of the committed text on which updates are tried before they are stored. `Y.parseUpdateMeta` and the like accept
 * updates that throw when applied; once stored, the text would never load again. Only really applying one shows it.
 * After any other outcome than `fits` the copy is spoiled and must be thrown away.
 */
export class Trial {
  private readonly doc = new Y.Doc()
  private readonly emitted: Uint8Array[] = []
  /** Never less than the number of characters in the text. */
  private lengthBound = Number.POSITIVE_INFINITY

  constructor(committed: Uint8Array) {
    this.doc.getXmlFragment(FRAGMENT)
    Y.applyUpdate(this.doc, committed)
    this.doc.on('update', (update: Uint8Array) => this.emitted.push(update))
  }

  /** Tries `update` on top of everything that fitted so far. */
  take(update: Uint8Array): TrialOutcome {
    try {
      Y.applyUpdate(this.doc, update)
    } catch {
      return { kind: 'malformed' }
    }
    const emitted = this.emitted.splice(0)
    if (this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null) return { kind: 'gap' }
    if (emitted.length === 0) return { kind: 'fits', update: null, authors: [] }
    const brought = emitted.length === 1 ? (emitted[0] as Uint8Array) : Y.mergeUpdates(emitted)
    if (!isOfOurSchema(this.doc, brought)) return { kind: 'malformed' }
    if (this.grewTooLong(brought)) return { kind: 'tooLong' }
    return { kind: 'fits', update: brought, authors: [...new Set(authorsOf(brought))] }
  }

  destroy(): void {
    this.doc.destroy()
  }

  private grewTooLong(update: Uint8Array): boolean {
    const inserted = insertedCharacters(update)
    if (inserted === 0) return false
    this.lengthBound += inserted
    if (this.lengthBound > MAX_TEXT_LENGTH) this.lengthBound = charactersIn(this.doc.getXmlFragment(FRAGMENT))
    return this.lengthBound > MAX_TEXT_LENGTH
  }
}

const authorsOf = (update: Uint8Array): number[] => Y.decodeUpdate(update).structs.map((struct) => struct.id.client)

const insertedCharacters = (update: Uint8Array): number =>
  Y.decodeUpdate(update).structs.reduce(
    (sum, struct) => sum + (struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.length : 0),
    0,
  )

/** Characters that people have written, as `textLength` of app/document counts them in JSON. */
function charactersIn(node: Y.XmlFragment): number {
  return node.toArray().reduce((sum: number, child) => {
    if (child instanceof Y.XmlText) return sum + child.length
    if (!(child instanceof Y.XmlElement)) return sum
    return sum + (child.nodeName === 'hardBreak' ? 1 : charactersIn(child))
  }, 0)
}
