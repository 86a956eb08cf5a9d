import { webcrypto } from 'node:crypto'

/** Random choices that one number determines (mulberry32). */
export class Random {
  constructor(private state: number) {}

  /** 0 ≤ x < 1 */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number of `least` to `most`. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.next() * values.length)] as Value
  }

  /** One of the names, each as often as its weight says. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    const entries = Object.entries(weights) as [Name, number][]
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [name, weight] of entries) {
      left -= weight
      if (left < 0) return name
    }
    return entries[0]?.[0] as Name
  }
}

let drawn = new Random(0)

/** Makes the numbers that Yjs draws for the copies of a text follow from a seed too: they decide what of two stands first. */
export function installDrawnNumbers(): void {
  const getRandomValues = <Values extends ArrayBufferView | null>(values: Values): Values => {
    if (values) {
      const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
      for (let index = 0; index < bytes.length; index++) bytes[index] = drawn.between(0, 255)
    }
    return values
  }
  Object.defineProperty(webcrypto, 'getRandomValues', { value: getRandomValues, configurable: true })
}

/** From now on they follow from `seed`. */
export function drawFrom(seed: number): void {
  drawn = new Random(seed)
}
