/** A number for everything that happened, in its order (two FNV-1a hashes side by side); cheap enough for each event. */
export class Digest {
  private a = 0x811c9dc5
  private b = 0x1b873593

  add(...numbers: readonly number[]): void {
    for (const number of numbers) {
      this.a = Math.imul(this.a ^ (number | 0), 0x01000193)
      this.b = Math.imul(this.b ^ (number | 0) ^ (this.a >>> 15), 0x85ebca6b)
    }
  }

  addText(text: string): void {
    for (let n = 0; n < text.length; n++) this.add(text.charCodeAt(n))
  }

  toString(): string {
    return [this.a, this.b].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('')
  }
}
