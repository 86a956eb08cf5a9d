import { describe, expect, it } from 'vitest'
import { wordsOf } from '#app/domain/federation-profile.ts'
import { TERM_NAMES, TERMS } from '#app/domain/federation-terms.ts'
import { rewording, STANDARD_WORDS } from '#app/domain/own-words.ts'
import { mistakableNames } from '#app/domain/profile-names.ts'
import { PROPOSAL_INTENTS } from '#app/domain/proposal.ts'
import { fieldNamed, intentNamed, SHEET_FIELDS, sheetNames } from '#app/domain/proposal-sheet.ts'
import { en } from '#app/i18n/en/all.ts'
import { ja } from '#app/i18n/ja/all.ts'
import { LOCALES } from '#app/i18n/locale.ts'
import { createTextReader, type TextTree } from '#app/i18n/text-reader.ts'
import { STANDARD_NAMES } from './profiles.ts'
import { SHIPPED_PROFILES } from './shipped-profiles.ts'

const TEXTS: Readonly<Record<string, TextTree>> = { ja, en }

const keysOf = (tree: TextTree, path: readonly string[] = []): string[] =>
  Object.entries(tree).flatMap(([key, child]) =>
    typeof child === 'string' ? [[...path, key].join('.').replace('.', ':')] : keysOf(child, [...path, key]),
  )

/** Every text of the program as a profile has it, by its key. */
function textsOf(profile: (typeof SHIPPED_PROFILES)[number], locale: 'ja' | 'en'): Map<string, string> {
  const read = createTextReader(TEXTS[locale] ?? {}, locale, 'common', wordsOf(profile, locale))
  return new Map(keysOf(TEXTS[locale] ?? {}).map((key) => [key, read(key)]))
}

it('F2: eight profiles come with the program, the first federation’s is the standard', () => {
  expect(SHIPPED_PROFILES).toHaveLength(8)
  expect(new Set(SHIPPED_PROFILES.map(({ key }) => key)).size).toBe(8)
  const [first] = SHIPPED_PROFILES
  for (const locale of LOCALES) expect(first && wordsOf(first, locale)).toEqual(STANDARD_WORDS)
})

/** Names of values in a text. */
const NAMES = /\{\{[^{}]*\}\}/g

it('F1: every standard word stands in some text, so that the table says what texts say', () => {
  const all = { ja: JSON.stringify(ja), en: JSON.stringify(en).toLowerCase() }
  const outside = ['federation', 'workers', 'bookTitle']
  for (const name of TERM_NAMES.filter((term) => !outside.includes(term)))
    for (const locale of LOCALES)
      for (const word of TERMS[name][locale]) expect(all[locale].includes(word), `${name}: ${word}`).toBe(true)
})

describe.each(SHIPPED_PROFILES.map((profile) => [profile.key, profile] as const))('%s', (_key, profile) => {
  it.each(LOCALES)('F1: no text has a word that the profile says otherwise (%s)', (locale) => {
    const own = TERM_NAMES.flatMap((name) => {
      const ours = profile.terms[name]?.[locale]
      return ours ? [ours] : []
    })
    const others = TERM_NAMES.flatMap((name) => {
      const ours = profile.terms[name]?.[locale]
      return ours ? TERMS[name][locale].filter((word) => word !== ours) : []
    })
    // Words of the profile's own, and standard ones that it keeps, may have such a word within.
    const kept = TERM_NAMES.flatMap((name) => (profile.terms[name]?.[locale] ? [] : [...TERMS[name][locale]]))
    const asWritten = [...own, ...kept].flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1)])
    const blanked = rewording({ pairs: asWritten.map((word) => [word, '〇']) })
    for (const [key, text] of textsOf(profile, locale))
      for (const word of others) expect(blanked(text).replace(NAMES, ''), `${key}: ${word}`).not.toContain(word)
  })
  it.each(LOCALES)('F1: every text names the values that it is given (%s)', (locale) => {
    const standard = locale === 'ja' ? ja : en
    const given = new Set(JSON.stringify(standard).match(NAMES))
    for (const [key, text] of textsOf(profile, locale))
      for (const name of text.match(NAMES) ?? []) expect(given, `${key}: ${name}`).toContain(name)
  })
})

it.each(SHIPPED_PROFILES.map((profile) => [profile.key, profile] as const))(
  'F3: %s reads the columns and choices of the sheet that it gives out',
  (_key, profile) => {
    const names = sheetNames(LOCALES.map((locale) => wordsOf(profile, locale)))
    for (const locale of LOCALES) {
      const texts = textsOf(profile, locale)
      for (const field of SHEET_FIELDS) {
        const head = texts.get(field === 'title' ? 'proposals:subject' : `proposals:${field}`) ?? ''
        expect(fieldNamed(head, names), head).toBe(field)
      }
      for (const intent of PROPOSAL_INTENTS) {
        const choice = texts.get(`domain:proposalIntent.${intent}`) ?? ''
        expect(intentNamed(choice, names), choice).toBe(intent)
      }
    }
  },
)

it.each(SHIPPED_PROFILES.map((profile) => [profile.key, profile] as const))(
  'F8: %s calls no two things the same',
  (_key, profile) => expect(mistakableNames(profile, STANDARD_NAMES)).toEqual([]),
)

describe.each(
  SHIPPED_PROFILES.filter(({ key }) => !key.startsWith('rengo')).map((profile) => [profile.key, profile] as const),
)('%s is no union', (_key, profile) => {
  it('F1: no text speaks of unions, their bodies or their demands', () => {
    for (const [key, text] of textsOf(profile, 'ja'))
      expect(text, key).not.toMatch(/組合|連合|労働|構成組織|中央委員|委員会|政策局|要求|要請/)
    for (const [key, text] of textsOf(profile, 'en'))
      expect(text, key).not.toMatch(/union|rengo|labour|affiliate|regional chapter|central committee|policy bureau/i)
  })
})
