import type * as Y from 'yjs'
import { key, type Unit } from '#app/document/letter-moves.ts'

type Place = { readonly unit: Unit; next: Place | null }

/**
 * A text that was deleted as a whole, with all that ever stood in it, in order. Whoever does not know of it writes on in it: letters that come
 * too late are laid where they would stand.
 */
export class Tomb {
  private first: Place | null = null
  private last: Place | null = null
  private readonly places = new Map<string, Place>()

  /** @param text where a new paragraph can be made in its stead; null when nothing is known of that */
  constructor(
    readonly text: Y.XmlText | null,
    units: readonly Unit[] = [],
  ) {
    this.lay(units, null)
  }

  has(id: Y.ID): boolean {
    return this.places.has(key(id))
  }

  /** Lays `units` behind the letter or mark `left`; at the beginning without one, at the end when it is not here. */
  lay(units: readonly Unit[], left: Y.ID | null): void {
    let place = left ? (this.places.get(key(left)) ?? this.last) : null
    for (const unit of units) {
      if (this.has(unit.id)) continue
      const next: Place = { unit, next: place ? place.next : this.first }
      if (place) place.next = next
      else this.first = next
      if (!next.next) this.last = next
      this.places.set(key(unit.id), next)
      place = next
    }
  }

  *units(): Generator<Unit> {
    for (let place = this.first; place !== null; place = place.next) yield place.unit
  }
}
