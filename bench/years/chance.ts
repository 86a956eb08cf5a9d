/** A small generator of pseudo-random numbers (mulberry32): the same seed gives the same year on every machine. */
export class Chance {
  #state: number
  constructor(seed: number) {
    this.#state = seed >>> 0
  }
  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  /** A whole number from `low` to `high`, both included. */
  between = (low: number, high: number): number => low + Math.floor(this.next() * (high - low + 1))
  one = <Item>(items: readonly Item[]): Item => items[Math.floor(this.next() * items.length)] as Item
  is = (share: number): boolean => this.next() < share
  some<Item>(items: readonly Item[], count: number): Item[] {
    const rest = [...items]
    return Array.from(
      { length: Math.min(count, rest.length) },
      () => rest.splice(Math.floor(this.next() * rest.length), 1)[0] as Item,
    )
  }
}
