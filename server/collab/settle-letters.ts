import * as Y from 'yjs'
import { isNewIn, type Unit } from '#app/document/letter-moves.ts'
import type { LetterHistory } from './letter-history.ts'
import type { Anchor, Relocations } from './relocations.ts'
import { Tomb } from './tomb.ts'

/** One side of two who wrote without seeing each other. */
export type View = {
  /** Did it see the letter there? */
  readonly sees: (unit: Unit) => boolean
  /** Is it one that the other side did not see? */
  readonly isNew: (unit: Unit) => boolean
  /** Has it ever seen the letter, wherever it was? */
  readonly knows: (id: Y.ID) => boolean
}

type Letter = { readonly id: Y.ID; readonly sign: string; readonly isAlive: boolean }

/**
 * Puts the letters that are new to the other side where the words are now that their writer saw to the left of them; where there were none,
 * to the right. What stands where its writer saw it, stays.
 */
export class Settlement {
  constructor(
    private readonly history: LetterHistory,
    private readonly plan: Relocations,
  ) {}

  /**
   * @param units what stands, or ever stood, in one text, in order
   * @param beside the text, in whose stead a paragraph is made for letters around which nothing is left
   */
  settle(units: Iterable<Unit>, view: View, beside: Y.XmlText | null): void {
    let behind: Y.ID | null = null
    let leading: Letter[] = []
    /** Words that the other side moved here stand between. */
    let isParted = false
    /** The first letter that the other side wrote between. */
    let between: Y.ID | null = null
    for (const unit of units) {
      const { id, sign, isAlive } = unit
      if (!view.sees(unit)) {
        if (isAlive) between ??= id
        if (isAlive && this.isCopyOfKnown(id, view)) isParted = true
        // What the other side wrote on behind the same words, and moved with them, comes first.
        else if (behind && !view.knows(id) && this.isMovedWith(behind, id)) behind = id
        continue
      }
      if (this.plan.isRemoved(id) && !this.isElsewhere(id)) continue
      if (sign !== null && view.isNew(unit) && !this.history.moveOf(id)) {
        if (!behind) leading.push({ id, sign, isAlive })
        else if (!isAlive || isParted || this.isDisplaced(behind) || this.isTorn(behind, between, id))
          this.plan.relocate({ id, sign, anchor: { behind } })
        if (behind) behind = id
      } else if (this.isSomewhere(id)) {
        this.settleLeading(leading, this.isDisplaced(id), { before: id })
        leading = []
        behind = id
      } else continue
      isParted = false
      between = null
    }
    this.settleLeading(leading, false, { beside })
  }

  private settleLeading(letters: readonly Letter[], isDisplaced: boolean, anchor: Anchor): void {
    if (!isDisplaced && letters.every(({ isAlive }) => isAlive)) return
    let behind: Y.ID | null = null
    for (const { id, sign } of letters) {
      this.plan.relocate({ id, sign, anchor: behind ? { behind } : anchor })
      behind = id
    }
  }

  /** Does `between` stand between two letters of one writer without having been written behind the first? */
  private isTorn(first: Y.ID, between: Y.ID | null, second: Y.ID): boolean {
    return between !== null && first.client === second.client && !this.plan.isWrittenBehind(between, first)
  }

  private isMovedWith(left: Y.ID, id: Y.ID): boolean {
    const [one, other] = [this.history.latest(left), this.history.latest(id)]
    return this.history.moveOf(id) !== undefined && one.client === other.client && one.clock + 1 === other.clock
  }

  private isCopyOfKnown(id: Y.ID, view: View): boolean {
    if (this.plan.isRemoved(id)) return false
    const written = [...this.history.sourcesOf(id)].at(-1)
    return written !== undefined && view.knows(written)
  }

  /** Is the letter there, be it in another place? */
  private isSomewhere(id: Y.ID): boolean {
    if (this.plan.isRelocated(id)) return true
    const last = this.history.latest(id)
    return this.plan.isRelocated(last) || (this.plan.isAlive(last) && !this.plan.isRemoved(last))
  }

  private isDisplaced(id: Y.ID): boolean {
    return this.plan.isRelocated(id) || this.history.moveOf(id) !== undefined
  }

  private isElsewhere(id: Y.ID): boolean {
    return this.history.moveOf(id) !== undefined && this.plan.isAlive(this.history.latest(id))
  }
}

/** Letters, and the marks that others may stand behind. */
const isLaid = (content: Y.Item['content']): boolean =>
  content instanceof Y.ContentString || content instanceof Y.ContentFormat || content instanceof Y.ContentEmbed

/**
 * The deleted texts into which an edit wrote, with what it wrote.
 * @param structs the edit as it was sent
 */
export function tombsOfLateComers(
  history: LetterHistory,
  transaction: Y.Transaction,
  structs: readonly (Y.Item | Y.GC | Y.Skip)[],
): Set<Tomb> {
  const tombs = new Set<Tomb>()
  const lost = new Tomb(null)
  const items = structs.filter((struct) => struct instanceof Y.Item)
  for (const item of items.sort((one, other) => one.id.clock - other.id.clock)) {
    const { content, id, origin, rightOrigin } = item
    if (!isLaid(content) || !isNewIn(transaction, id)) continue
    // What has a place in a text stands there.
    if (Y.getItem(transaction.doc.store, id) instanceof Y.Item) continue
    const known = [id, origin, rightOrigin].flatMap((one) => (one && history.tombOf(one)) || [])
    // The first of a text has nothing beside it.
    const tomb = known[0] ?? (origin || rightOrigin ? lost : new Tomb(null))
    const units = Array.from({ length: item.length }, (_, offset) => ({
      id: Y.createID(id.client, id.clock + offset),
      sign: content instanceof Y.ContentString ? (content.str[offset] as string) : null,
      isAlive: false,
    }))
    tomb.lay(units, tomb === lost ? id : origin)
    history.noteTomb(tomb, units)
    tombs.add(tomb)
  }
  return tombs
}
