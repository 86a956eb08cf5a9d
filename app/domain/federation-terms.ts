/**
 * The words of the trade that differ from federation to federation, as the texts of the program have them. A text may use
 * any of them anywhere; what stands there is read in the words of the profile (own-words.ts).
 * `en`: the same in English, singular, small; none: English texts do not name it, or made of another term.
 */
export const TERMS = {
  federation: { ja: ['連合会'], en: ['federation'] },
  committee: { ja: ['委員会'], en: ['committee'] },
  policyCommittee: { ja: ['政策委員会'], en: ['policy committee'] },
  coordination: { ja: ['政策調整委員会'], en: ['policy coordination committee'] },
  executive: { ja: ['執行委員会'], en: ['executive committee'] },
  central: { ja: ['中央委員会'], en: ['central committee'] },
  officers: { ja: ['五役会'], en: ['officers’ meeting'] },
  bureau: { ja: ['政策局'], en: ['policy bureau', 'bureau'] },
  affiliate: { ja: ['構成組織'], en: ['affiliate'] },
  chapter: { ja: ['地域連合'], en: ['regional chapter'] },
  partner: { ja: ['関係団体'], en: ['partner organisation'] },
  parent: { ja: ['上部団体'], en: ['headquarters'] },
  member: { ja: ['委員'], en: [] },
  chair: { ja: ['委員長'], en: ['committee chair'] },
  centralMember: { ja: ['中央委員'], en: ['central committee member'] },
  adviser: { ja: ['有識者・友好議員'], en: ['adviser'] },
  book: { ja: ['本冊'], en: [] },
  bookTitle: { ja: ['政策・制度要求と提言'], en: ['policy requests and proposals'] },
  pillar: { ja: ['柱'], en: ['pillar'] },
  demand: { ja: ['要求'], en: [] },
  letter: { ja: ['要請書'], en: [] },
  petition: { ja: ['要請'], en: [] },
  strengthened: { ja: ['補強'], en: ['strengthened'] },
  labourOffice: { ja: ['労働局'], en: ['labour bureau'] },
  workplace: { ja: ['職場'], en: [] },
  workers: { ja: ['働く人々の暮らし'], en: [] },
  documentNumber: { ja: ['連合神政発第○号'], en: ['連合神政発第○号'] },
} as const satisfies Record<string, { readonly ja: readonly string[]; readonly en: readonly string[] }>

export type Term = keyof typeof TERMS
export const TERM_NAMES = Object.keys(TERMS) as readonly Term[]

/** What a federation calls a term; empty: as the standard has it. */
export type OwnTerm = { readonly ja: string; readonly en: string }

type OwnTerms = Partial<Readonly<Record<Term, OwnTerm>>>
type Pair = readonly [standard: string, own: string]

/**
 * The pairs of `own-words.ts` for these terms, in every form in which a text may have them. What a federation does not name keeps
 * its standard word, also where another word that it names stands within (「委員会」 when only 「委員」 is called otherwise).
 */
export function pairsOf(terms: OwnTerms, locale: 'ja' | 'en'): readonly Pair[] {
  const forms = TERM_NAMES.flatMap((name): readonly Pair[] => {
    const standards: readonly string[] = TERMS[name][locale]
    return standards.flatMap((standard) => formsOf(standard, terms[name]?.[locale] || standard, locale))
  })
  const changed = forms.filter(([standard, own]) => standard !== own)
  return forms.filter(([standard]) => changed.some(([other]) => standard.includes(other)))
}

/** In English: singular and plural, small and with a capital, and behind the article that it needs. */
function formsOf(standard: string, own: string, locale: 'ja' | 'en'): readonly Pair[] {
  if (locale === 'ja') return [[standard, own]]
  const article = (word: string) => (/^[aeiou]/i.test(word) ? 'an' : 'a')
  const forms = [
    [standard, own],
    [pluralOf(standard), pluralOf(own)],
    [`${article(standard)} ${standard}`, `${article(own)} ${own}`],
  ] as const
  return forms.flatMap(([word, other]) => [[word, other] as Pair, [capital(word), capital(other)] as Pair])
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** As English makes plurals of the words that name bodies; of 「meeting of chiefs」 the first word. */
export function pluralOf(name: string): string {
  const [word = '', ...rest] = name.split(/(?= of )/)
  const plural = /[^aeiou]y$/.test(word)
    ? `${word.slice(0, -1)}ies`
    : /(s|x|ch|sh)$/.test(word)
      ? `${word}es`
      : `${word}s`
  return plural + rest.join('')
}
