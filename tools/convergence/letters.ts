import type { Node } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'

/** Every letter that is typed in a run is another one: each person has a block of ideographs, readings are kana. */
const FIRST = 0x4e00
const PER_PERSON = 4_000
const FIRST_READING = 0x3041
const READINGS = 80

const isReading = (letter: string): boolean => {
  const code = letter.codePointAt(0) ?? 0
  return code >= FIRST_READING && code < FIRST_READING + READINGS
}

export const lettersIn = (doc: Node | null | undefined): string => doc?.textBetween(0, doc.content.size, '\n', '') ?? ''

type Follower = {
  readonly before: string
  readonly letter: string
}

/** What people wrote and took away, and what must therefore stand in the text at the end. */
export class Record {
  private readonly counts: number[] = []
  private readings = 0
  private readonly keptReadings = new Set<string>()
  private readonly written = new Set<string>()
  /** Taken away by somebody who saw it. An undo, or a move of the text at the same time, may bring it back. */
  private readonly deleted = new Set<string>()
  private readonly followers: Follower[] = []
  /** Letter → the one to the left of which it was written, as its writer saw it. */
  private readonly lefts = new Map<string, string>()
  /** Pairs between which somebody who saw both put something, or made a new paragraph. */
  private readonly parted = new Set<string>()

  constructor(initial: string) {
    for (const letter of initial.replaceAll('\n', '')) this.written.add(letter)
  }

  newLetter(person: number): string {
    const count = this.counts[person] ?? 0
    this.counts[person] = count + 1
    return String.fromCodePoint(FIRST + person * PER_PERSON + count)
  }

  newReading(length: number): string {
    return Array.from({ length }, () => String.fromCodePoint(FIRST_READING + (this.readings++ % READINGS))).join('')
  }

  /** `reading` was not converted any more: it may stand, or be handed back. */
  keepReading(reading: string): void {
    for (const letter of reading) this.keptReadings.add(letter)
  }

  /** Somebody's own action changed what that person sees. */
  changed(_person: number, before: Node, after: Node): void {
    const [old, fresh] = [lettersIn(before), lettersIn(after)]
    const present = new Set(fresh)
    for (const letter of old)
      if (letter !== '\n' && !isReading(letter) && !present.has(letter)) this.deleted.add(letter)
    const known = new Set(old)
    for (const [index, letter] of [...fresh].entries())
      if (letter !== '\n' && !isReading(letter) && !known.has(letter)) {
        this.written.add(letter)
        this.lefts.set(letter, fresh[index - 1] ?? '')
      }
    for (const { before: one, letter } of this.followers) {
      const pair = one + letter
      if (this.parted.has(pair) || !old.includes(one) || !old.includes(letter)) continue
      // Whoever begins a new block with a letter wants it there, whatever stood before it at that moment.
      const beginsBlock = !beginsBlockIn(old, letter) && beginsBlockIn(fresh, letter)
      if (beginsBlock || distance(old, one, letter) !== distance(fresh, one, letter)) this.parted.add(pair)
    }
  }

  /** `letter` was typed right behind `before`, in one go. */
  follows(before: string, letter: string, view: EditorView): void {
    const text = lettersIn(view.state.doc)
    if (text.includes(before) && distance(text, before, letter) === 1) this.followers.push({ before, letter })
  }

  /**
   * What is wrong with the text at the end.
   * @param text the letters, a line for each block
   * @param unsent what was handed back to people because the text was frozen
   */
  faults(text: string, unsent: string): string[] {
    const faults: string[] = []
    const counts = new Map<string, number>()
    for (const letter of text) if (letter !== '\n') counts.set(letter, (counts.get(letter) ?? 0) + 1)
    for (const [letter, count] of counts) {
      if (isReading(letter)) {
        if (!this.keptReadings.has(letter)) faults.push(`the reading ${letter} was left`)
      } else if (count > 1) faults.push(`${letter} stands ${count} times`)
      else if (!this.written.has(letter)) faults.push(`${letter} was written by nobody`)
    }
    for (const letter of this.written)
      if (!counts.has(letter) && !this.deleted.has(letter) && !unsent.includes(letter)) faults.push(`${letter} is lost`)
    for (const { before, letter } of this.followers) {
      if (this.parted.has(before + letter) || !counts.has(before) || !counts.has(letter)) continue
      if (this.deleted.has(before) || this.deleted.has(letter)) continue
      if (distance(text, before, letter) !== 1 && !this.isBehind(text[text.indexOf(before) + 1] ?? '', before, counts))
        faults.push(`${before}${letter} was torn: ${text.replaceAll('\n', '/')}`)
    }
    return faults
  }

  /**
   * Was `letter` written right behind `before`, or behind what was written there and is gone? Two who write behind the
   * same letter at the same moment are both right; whose words come first nobody can say.
   */
  private isBehind(letter: string, before: string, counts: ReadonlyMap<string, number>): boolean {
    let left = this.lefts.get(letter)
    while (left !== undefined && left !== before && !counts.has(left)) left = this.lefts.get(left)
    return left === before
  }
}

/** How far behind `one` the other stands; a new block counts. */
const distance = (text: string, one: string, other: string): number => text.indexOf(other) - text.indexOf(one)

const beginsBlockIn = (text: string, letter: string): boolean => text[text.indexOf(letter) - 1] === '\n'
