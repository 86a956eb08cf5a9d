import * as Y from 'yjs'
import type { KeptEdits } from './kept-edits.ts'

/** Edits that follow each other within this time (ms) are kept together; most are on the server before. */
const KEEP_AFTER = 300

/** The own edits that are not known to be committed, and their copy in the browser. */
export class UnsavedEdits {
  private edits: { readonly number: number; readonly update: Uint8Array }[] = []
  private readonly tab = crypto.randomUUID()
  private isKept = false
  /** Left by earlier visits and brought in again: removed once everything is committed. */
  private restoredTabs: readonly string[] = []
  private timer: ReturnType<typeof setTimeout> | null = null

  /** @param place person and request, under which the browser keeps edits; with `store` null it keeps none */
  constructor(
    private readonly store: KeptEdits | null,
    private readonly place: string,
  ) {}

  /** Adds an edit; `number` counts the edits of this visit. */
  add(number: number, update: Uint8Array): void {
    this.edits.push({ number, update })
    this.timer ??= setTimeout(() => this.keepNow(), KEEP_AFTER)
  }

  /** The first `number` edits are committed. */
  committed(number: number): void {
    this.edits = this.edits.filter((edit) => edit.number > number)
    if (this.edits.length === 0) this.forgetKept()
  }

  /** Puts what is not committed into the browser's store. */
  keepNow(): void {
    this.stopTimer()
    if (!this.store || this.edits.length === 0) return
    this.isKept = true
    const update = Y.mergeUpdates(this.edits.map((edit) => edit.update))
    // A browser without a store (private mode, a full disk) still works; the tab warns before it closes.
    this.store.save(this.place, this.tab, update).catch(() => {})
  }

  /** What earlier visits left behind. */
  async takeKept(): Promise<readonly Uint8Array[]> {
    const kept = (await this.store?.load(this.place).catch(() => [])) ?? []
    this.restoredTabs = kept.map((entry) => entry.tab)
    return kept.map((entry) => entry.update)
  }

  /** They were refused: nothing is waiting any more. */
  drop(): void {
    this.edits = []
    this.forgetKept()
  }

  private forgetKept(): void {
    this.stopTimer()
    const tabs = this.isKept ? [this.tab, ...this.restoredTabs] : this.restoredTabs
    this.isKept = false
    this.restoredTabs = []
    for (const tab of tabs) this.store?.remove(this.place, tab).catch(() => {})
  }

  private stopTimer(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }
}
