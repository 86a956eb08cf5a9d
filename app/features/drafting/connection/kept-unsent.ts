import { WRITE_REFUSALS, type WriteRefusal } from '#app/domain/room-frames.ts'
import type { KeptEdits } from './kept-edits.ts'

/** What the server refused, as text. */
export type RefusedText = { readonly reason: WriteRefusal; readonly text: string }

/** There is one such text for a person and a request, whatever tab it comes from. */
const ONLY = 'text'

/**
 * Text that the server refused, kept in this browser until the person has done with it: it stands nowhere else, and who
 * leaves the page before copying it finds it there the next time.
 */
export class KeptUnsent {
  private readonly place: string

  /** @param place person and request; with `store` null nothing is kept */
  constructor(
    private readonly store: KeptEdits | null,
    place: string,
  ) {
    this.place = `refused:${place}`
  }

  keep(refused: RefusedText): void {
    this.store?.save(this.place, ONLY, new TextEncoder().encode(JSON.stringify(refused))).catch(() => {})
  }

  forget(): void {
    this.store?.remove(this.place, ONLY).catch(() => {})
  }

  /** What an earlier visit left; null when there is none, or none that can be read. */
  async load(): Promise<RefusedText | null> {
    try {
      const [kept] = (await this.store?.load(this.place)) ?? []
      if (!kept) return null
      const { reason, text } = JSON.parse(new TextDecoder().decode(kept.update)) as Partial<RefusedText>
      const known = WRITE_REFUSALS.find((one) => one === reason)
      return known && typeof text === 'string' && text !== '' ? { reason: known, text } : null
    } catch {
      return null
    }
  }
}
