import { isStorable } from './storable-text.ts'

/**
 * How alike texts are, by the words they share: bigrams and single kanji, weighed by how rare they are (TF-IDF), compared by the
 * cosine. It proposes and never decides: it knows no synonyms.
 */

/** Ends of sentences that every request has. */
const ENDINGS = /(?:する|図る|行う|講じる|求める|進める|努める|はかる)?(?:こと|よう求める|されたい|ください)/gu
const KANA_ONLY = /^[\p{Script=Hiragana}ー]{2}$/u
const LETTER = /[\p{L}\p{N}々ー]/u

/** What a text is compared by: feature → how often. The cost grows with the text only. */
export function featuresOf(text: string): Map<string, number> {
  const features = new Map<string, number>()
  const add = (feature: string) => features.set(feature, (features.get(feature) ?? 0) + 1)
  let before = ''
  for (const letter of text.normalize('NFKC').toLowerCase().replace(ENDINGS, ' ')) {
    if (!LETTER.test(letter)) {
      before = ''
      continue
    }
    if (/\p{Script=Han}/u.test(letter)) add(letter)
    // Two hiragana are grammar more often than matter.
    if (before !== '' && !KANA_ONLY.test(before + letter)) add(before + letter)
    before = letter
  }
  return features
}

export type Similar<Key> = {
  readonly key: Key
  /** 0 nothing in common, 1 the same. */
  readonly likeness: number
  /** What both say, the rarest first; neighbouring bigrams are joined to the words they come from. */
  readonly shared: readonly string[]
}

/**
 * Do the words that two texts share tell that they are on one matter? One short word (「充実」) stands in requests of every kind; a long
 * one names a matter.
 */
export const saysEnough = (shared: readonly string[]): boolean =>
  shared.length >= 2 || shared.some((word) => [...word].length >= 4)

/** Texts that can be asked which of them are like another. */
export class SimilarTexts<Key> {
  /** `often`: what the number of times that a text says it weighs. */
  readonly #holding = new Map<string, { readonly index: number; readonly often: number }[]>()
  readonly #keys: Key[] = []
  readonly #texts: string[] = []
  #lengths: number[] | null = null

  /** Takes one more text in. */
  add(key: Key, text: string): void {
    const index = this.#keys.push(key) - 1
    this.#texts.push(text.normalize('NFKC'))
    this.#lengths = null
    for (const [feature, count] of featuresOf(text)) {
      const holding = this.#holding.get(feature)
      if (holding) holding.push({ index, often: oftenWeighs(count) })
      else this.#holding.set(feature, [{ index, often: oftenWeighs(count) }])
    }
  }

  /**
   * The texts most like `text`, the best first.
   * @param least likeness below which nothing is named
   */
  like(text: string, { most, least, except }: { most: number; least: number; except?: Key }): Similar<Key>[] {
    const lengths = this.#lengthsOfAll()
    const own = featuresOf(text)
    // A text of a thousand others shares something with nearly all of them: a place for each is cheaper than a map.
    const products = new Float64Array(this.#keys.length)
    let ownLength = 0
    for (const [feature, count] of own) {
      const rarity = this.#rarityOf(feature)
      const weight = oftenWeighs(count) * rarity
      ownLength += weight * weight
      for (const { index, often } of this.#holding.get(feature) ?? [])
        products[index] = (products[index] ?? 0) + weight * often * rarity
    }
    return [...products]
      .map((product, index) => ({
        index,
        likeness: product === 0 ? 0 : product / (Math.sqrt(ownLength) * Math.sqrt(lengths[index] ?? 1)),
      }))
      .filter(({ index, likeness }) => likeness > 0 && likeness >= least && this.#keys[index] !== except)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, most)
      .map(({ index, likeness }) => ({
        key: this.#keys[index] as Key,
        likeness: Math.min(1, likeness),
        shared: this.#sharedWords(text.normalize('NFKC'), this.#texts[index] ?? ''),
      }))
  }

  /** Rare features weigh more; one that no text holds weighs as if one did. */
  #rarityOf(feature: string): number {
    return Math.log(1 + this.#keys.length / (1 + (this.#holding.get(feature)?.length ?? 0)))
  }

  #lengthsOfAll(): number[] {
    if (this.#lengths) return this.#lengths
    const lengths = new Array<number>(this.#keys.length).fill(0)
    for (const [feature, holding] of this.#holding) {
      const rarity = this.#rarityOf(feature)
      for (const { index, often } of holding) lengths[index] = (lengths[index] ?? 0) + (often * rarity) ** 2
    }
    this.#lengths = lengths
    return lengths
  }

  #sharedWords(text: string, other: string): string[] {
    const words = new Map<string, number>()
    for (const [run] of text.matchAll(/[\p{Script=Han}\p{Script=Katakana}ー々a-zA-Z0-9]{2,12}/gu)) {
      const word = longestIn(other, run)
      if (word) words.set(word, this.#rarityOf([...word.toLowerCase()].slice(0, 2).join('')))
    }
    return [...words]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 6)
      .map(([word]) => word)
  }
}

/** The longest part of `run` that `text` holds: 「介護職員」 and 「介護と仕事」 have 介護 in common. Null: not two letters of it. */
function longestIn(text: string, run: string): string | null {
  for (let length = run.length; length >= 2; length--)
    for (let start = 0; start + length <= run.length; start++) {
      const part = run.slice(start, start + length)
      // Half of 「𠮷」 is no letter, and the whole is one.
      if (text.includes(part) && isStorable(part) && [...part].length > 1) return part
    }
  return null
}

const oftenWeighs = (count: number): number => 1 + Math.log(count)
