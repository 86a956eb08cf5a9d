import { TARGET_CODES } from './sdgs.ts'
import { searchTargets } from './search-targets.ts'

/** Code → [Japanese, English]. */
type Texts = Readonly<Record<string, readonly [ja: string, en: string]>>

/** A target that may fit a text, with the words of the text that it was found by. */
export type ProposedTarget = { readonly code: string; readonly words: readonly string[] }

/** Words of a text that are looked for: the cost stays small however long the text. */
const WORDS_MAX = 60
/** Targets that are proposed: more are not read. */
const TARGETS_MAX = 4
/** A word that more targets than this have says nothing about one of them. */
const COMMON = 16
/** Two letters of kanji or katakana at least: single kanji stand in everything. */
const WORD = /^[\p{Script=Han}\p{Script=Katakana}ー々]{2,}$/u
/** What every request is about. */
const EMPTY =
  /^(?:要求|実施|推進|支援|強化|促進|充実|拡充|改善|対策|取組|取り組み|制度|整備|確保|拡大|向上|対応|必要|検討|実現|事業|施策|県内|神奈川|地域|国|県|市町村|現状|課題|理由|提案|昨年|今年|年度|可能|全て|関係|防止|基準|解消|施設|最低|長時間|設置|普及)$/u

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

/**
 * The targets that the search of targets (`searchTargets`) finds by the words of a text, those first that have the rarest of them. It
 * proposes and never decides: it knows no synonyms.
 */
export function proposeTargets(text: string, texts: Texts): ProposedTarget[] {
  const found = new Map<string, { weight: number; readonly words: string[] }>()
  for (const word of wordsOf(text)) {
    const codes = searchTargets(word, texts)
    if (codes.length === 0 || codes.length > COMMON) continue
    for (const code of codes) {
      const target = found.get(code) ?? { weight: 0, words: [] }
      target.weight += Math.log(TARGET_CODES.length / codes.length)
      target.words.push(word)
      found.set(code, target)
    }
  }
  return [...found]
    .sort(([, one], [, other]) => other.weight - one.weight)
    .slice(0, TARGETS_MAX)
    .map(([code, { words }]) => ({ code, words }))
}

/** The words of a text in their order, each once. */
function wordsOf(text: string): string[] {
  const words = new Set<string>()
  for (const { segment } of segmenter.segment(text.normalize('NFKC'))) {
    if (WORD.test(segment) && !EMPTY.test(segment)) words.add(segment)
    if (words.size === WORDS_MAX) break
  }
  return [...words]
}
