import * as Y from 'yjs'
import type { KeptEdits } from './kept-edits.ts'

/** Edits that follow each other within this time (ms) are kept together; most are on the server before. */
const KEEP_AFTER = 300

/** A kept edit is sent in so many visits. Each time it may have been the tab that was closed before the answer. */
const MOST_VISITS = 3

const triedAt = (place: string): string => `tried:${place}`

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

  /**
   * What earlier visits left behind. `isTried`: it was sent in an earlier visit already and never acknowledged, so it must not be
   * sent again and again.
   */
  async takeKept(): Promise<readonly { readonly update: Uint8Array; readonly isTried: boolean }[]> {
    const [kept, tried] = await Promise.all(
      [this.place, triedAt(this.place)].map(async (place) => (await this.store?.load(place).catch(() => [])) ?? []),
    )
    const times = new Map(tried?.map(({ tab, update }) => [tab, update[0] ?? 0]))
    this.restoredTabs = (kept ?? []).map((entry) => entry.tab)
    // This visit keeps them under its own name too, until they are acknowledged.
    const visits = Math.max(0, ...this.restoredTabs.map((tab) => times.get(tab) ?? 0)) + 1
    if (this.restoredTabs.length > 0)
      for (const tab of [this.tab, ...this.restoredTabs])
        await this.store?.save(triedAt(this.place), tab, new Uint8Array([visits])).catch(() => {})
    return (kept ?? []).map(({ tab, update }) => ({ update, isTried: (times.get(tab) ?? 0) >= MOST_VISITS }))
  }

  /** They were refused: nothing is waiting any more. */
  drop(): void {
    this.edits = []
    this.forgetKept()
  }

  private forgetKept(): void {
    this.stopTimer()
    const tabs = this.isKept || this.restoredTabs.length > 0 ? [this.tab, ...this.restoredTabs] : []
    this.isKept = false
    this.restoredTabs = []
    for (const tab of tabs)
      for (const place of [this.place, triedAt(this.place)]) this.store?.remove(place, tab).catch(() => {})
  }

  private stopTimer(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }
}
