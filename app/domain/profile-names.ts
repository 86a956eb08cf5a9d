import { EVALUATION_CODES, type EvaluationCode } from './evaluation.ts'
import { type FederationProfile, wordsOf } from './federation-profile.ts'
import { type OwnWords, rewording } from './own-words.ts'
import { PROPOSAL_INTENTS, type ProposalIntent } from './proposal.ts'
import { fieldNamed, intentNamed, plainly, SHEET_FIELDS, type SheetField, sheetNames } from './proposal-sheet.ts'

/** What the texts call things in the standard words of a language. */
export type StandardNames = {
  readonly marks: Readonly<Record<EvaluationCode, string>>
  readonly intents: Readonly<Record<ProposalIntent, string>>
  /** The heads of a sheet; `number` is that of the column that says something for people only. */
  readonly fields: Readonly<Record<SheetField | 'number', string>>
}
type Locale = 'ja' | 'en'
const LOCALES: readonly Locale[] = ['ja', 'en']

/** Something as a federation calls it. */
type Named = {
  readonly what: string
  readonly name: string
  /** Where in the form of a profile it is called so; null: nowhere, it is the standard name. */
  readonly at: string | null
}

/**
 * Names of a profile that would be taken for one another: two marks, kinds or questions of one name, or a sheet that is given out and read otherwise
 * when it comes back.
 * @param standard the standard names in each language
 * @returns the fields of its form
 */
export function mistakableNames(
  profile: FederationProfile,
  standard: Readonly<Record<Locale, StandardNames>>,
): readonly string[] {
  const words = { ja: wordsOf(profile, 'ja'), en: wordsOf(profile, 'en') }
  const each = (make: (locale: Locale, own: OwnWords) => readonly Named[]) =>
    LOCALES.map((locale) => make(locale, words[locale]))
  const marks = each((locale, { labels }) =>
    EVALUATION_CODES.map((code) => {
      const own = labels[`domain:evaluation.${code}`]
      return { what: code, name: own ?? standard[locale].marks[code], at: own ? `marks.${code}.${locale}` : null }
    }),
  )
  const intents = each((locale, own) =>
    PROPOSAL_INTENTS.map((what) =>
      named(own, `domain:proposalIntent.${what}`, standard[locale].intents[what], {
        ...{ what, label: `kinds.${what}.${locale}`, term: `terms.strengthened.${locale}` },
      }),
    ),
  )
  const fields = each((locale, own) =>
    ([...SHEET_FIELDS, 'number'] as const).map((what) =>
      named(own, `proposals:${what}`, standard[locale].fields[what], {
        ...{ what, label: `questions.${what}.${locale}`, term: `terms.demand.${locale}` },
      }),
    ),
  )
  const names = sheetNames([words.en, words.ja])
  const misread = [
    ...intents.flat().filter(({ what, name }) => intentNamed(name, names) !== what),
    ...fields.flat().filter(({ what, name }) => fieldNamed(name, names) !== (what === 'number' ? null : what)),
  ]
  return [
    ...new Set([
      ...marks.flatMap((ofLocale) =>
        twice(ofLocale, (name) => name.normalize('NFKC').replace(/\s/gu, '').toLowerCase()),
      ),
      // A sheet is read in either language.
      ...twice(intents.flat(), plainly),
      ...twice(fields.flat(), plainly),
      ...misread.flatMap(({ at }) => at ?? []),
    ]),
  ]
}

type Place = { readonly what: string; readonly label: string; readonly term: string }

function named(words: OwnWords, key: string, standard: string, { what, label, term }: Place): Named {
  const own = words.labels[key]
  const reworded = rewording(words)(standard)
  return { what, name: own ?? reworded, at: own ? label : reworded === standard ? null : term }
}

/** Where different things are called the same, or by signs alone. */
const twice = (all: readonly Named[], plain: (name: string) => string): string[] =>
  all.flatMap((one) => {
    const name = plain(one.name)
    const isTwice = name === '' || all.some((other) => other.what !== one.what && plain(other.name) === name)
    return isTwice && one.at ? [one.at] : []
  })
