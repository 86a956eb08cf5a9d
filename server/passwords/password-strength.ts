import { type ZxcvbnResult, zxcvbn, zxcvbnOptions } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'
import * as japanese from '@zxcvbn-ts/language-ja'
import type { RefusalReason } from '#app/domain/result.ts'

/**
 * How easily a password is guessed, by zxcvbn with English and Japanese words. It takes long: the dictionaries are loaded with this
 * file (0.4 s, 60 MB), and the time for one password grows faster than its length. So it runs in a thread of its own
 * (judge-password.ts).
 */

/** More is not looked at (characters): so many are hard to guess unless they repeat. */
export const JUDGED_LENGTH = 100
/** zxcvbn's scale is 0–4; 3 resists 10^8 guesses, and the door lets through five in a quarter of an hour. */
const ENOUGH = 3
/** Ways to read `4@$` as letters that are tried. With all of them a hundred such signs take six seconds, so 0.2. */
const LEET_READINGS = 2

zxcvbnOptions.setOptions({
  graphs: common.adjacencyGraphs,
  dictionary: { ...common.dictionary, ...english.dictionary, ...japanese.dictionary },
  l33tMaxSubstitutions: LEET_READINGS,
  maxLength: JUDGED_LENGTH,
})

/** zxcvbn's warnings and what they are called here. */
const REASONS: Readonly<Record<string, RefusalReason>> = {
  straightRow: 'passwordIsKeyboardRow',
  keyPattern: 'passwordIsKeyboardRow',
  simpleRepeat: 'passwordRepeats',
  extendedRepeat: 'passwordRepeats',
  sequences: 'passwordIsSequence',
  recentYears: 'passwordIsDate',
  dates: 'passwordIsDate',
  topTen: 'passwordTooCommon',
  topHundred: 'passwordTooCommon',
  common: 'passwordTooCommon',
  similarToCommon: 'passwordTooCommon',
  wordByItself: 'passwordTooCommon',
  namesByThemselves: 'passwordIsName',
  commonNames: 'passwordIsName',
}

/**
 * What makes a password easy to guess; null when it is hard.
 * @param ownWords words that its guesser knows (password-words.ts), in small letters. They count for nothing: what stands beside
 *   them must be hard to guess by itself
 */
export function weaknessOf(password: string, ownWords: readonly string[]): RefusalReason | null {
  const text = [...password.normalize('NFKC')].slice(0, JUDGED_LENGTH).join('').toLowerCase()
  // A date is one in Japanese writing too, and an own word is one with spaces between its parts.
  const plain = text.replace(/(?<=\d)[年月日]/gu, '/').replace(/[\s・]+/gu, '')
  const rest = withoutWords(plain, ownWords)
  const isOwn = rest !== plain && isWeak(zxcvbn(rest))
  if (isOwn && rest.length * 3 <= plain.length * 2) return 'passwordHasOwnWords'
  for (const reading of new Set([text, plain])) {
    const result = zxcvbn(reading)
    if (isWeak(result)) return REASONS[result.feedback.warning ?? ''] ?? 'passwordGuessable'
  }
  return isOwn ? 'passwordHasOwnWords' : null
}

const isWeak = (result: ZxcvbnResult): boolean => result.score < ENOUGH

/** The longest words first: a name goes as a whole, not the family name alone. */
const withoutWords = (text: string, words: readonly string[]): string =>
  [...words].sort((one, other) => other.length - one.length).reduce((rest, word) => rest.replaceAll(word, ''), text)
