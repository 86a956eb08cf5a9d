import * as Y from 'yjs'

/** So many edits, or bytes of them, are kept singly before they are folded into the text before them. */
const MAX_EDITS = 500
const MIN_BYTES = 64 * 1024

/**
 * What is committed of one text, as bytes: a text and the edits after it. Cheap to add to, and enough to begin again from when
 * something that was tried must not stay.
 */
export class CommittedLog {
  private edits: Uint8Array[] = []
  private editBytes = 0

  private constructor(private base: Uint8Array) {}

  /** Begins with the updates of a stored text, in order. */
  static of(updates: readonly Uint8Array[]): CommittedLog {
    const [base = new Uint8Array([0, 0]), ...edits] = updates
    const log = new CommittedLog(base)
    for (const edit of edits) log.add(edit)
    return log
  }

  add(edit: Uint8Array): void {
    this.edits.push(edit)
    this.editBytes += edit.length
  }

  updates(): readonly Uint8Array[] {
    return [this.base, ...this.edits]
  }

  /** Is it one update already? */
  get isFolded(): boolean {
    return this.edits.length === 0
  }

  get isLong(): boolean {
    return this.edits.length > MAX_EDITS || this.editBytes > Math.max(this.base.length, MIN_BYTES)
  }

  /** Takes one update of the same text in place of all. */
  fold(whole: Uint8Array): void {
    this.base = whole
    this.edits = []
    this.editBytes = 0
  }

  /** The text as one update, without a document: dearer than what a document at hand would give. */
  merged(): Uint8Array {
    if (this.edits.length > 0) this.fold(Y.mergeUpdates([this.base, ...this.edits]))
    return this.base
  }
}
