import { WRITE_REFUSALS, type WriteRefusal } from '#app/domain/room-frames.ts'
import type { KeptEdits } from './kept-edits.ts'

/** What the server refused, as text. */
export type RefusedText = { readonly reason: WriteRefusal; readonly text: string }

/**
 * Text that the server refused, kept in this browser until the person has done with it: it stands nowhere else, and who
 * leaves the page before copying it finds it there the next time.
 */
export class KeptUnsent {
  private readonly place: string
  private readonly tab = crypto.randomUUID()
  /** Tabs of earlier visits whose text was brought in again. */
  private earlierTabs: readonly string[] = []

  /** @param place person and request; with `store` null nothing is kept */
  constructor(
    private readonly store: KeptEdits | null,
    place: string,
  ) {
    this.place = `refused:${place}`
  }

  keep(refused: RefusedText): void {
    this.store?.save(this.place, this.tab, new TextEncoder().encode(JSON.stringify(refused))).catch(() => {})
  }

  forget(): void {
    for (const tab of [this.tab, ...this.earlierTabs]) this.store?.remove(this.place, tab).catch(() => {})
    this.earlierTabs = []
  }

  /** What earlier visits left, each text once; null when there is none, or none that can be read. */
  async load(): Promise<RefusedText | null> {
    const kept = (await this.store?.load(this.place).catch(() => [])) ?? []
    this.earlierTabs = kept.map((entry) => entry.tab)
    const texts = kept.map((entry) => readRefused(entry.update)).filter((one) => one !== null)
    const [first] = texts
    return first ? { reason: first.reason, text: [...new Set(texts.map(({ text }) => text))].join('\n') } : null
  }
}

function readRefused(bytes: Uint8Array): RefusedText | null {
  try {
    const { reason, text } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<RefusedText>
    const known = WRITE_REFUSALS.find((one) => one === reason)
    return known && typeof text === 'string' && text !== '' ? { reason: known, text } : null
  } catch {
    return null
  }
}
