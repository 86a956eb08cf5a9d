import { EVALUATION_CODES, markLook, ownMarks } from '#app/domain/evaluation.ts'
import type { FederationProfile } from '#app/domain/federation-profile.ts'
import { TERM_NAMES, TERMS } from '#app/domain/federation-terms.ts'
import { POLICY_REQUEST_KINDS } from '#app/domain/policy-request.ts'
import { BODY_KINDS } from '#app/domain/roles.ts'
import { asksOf, QUESTIONS } from '#app/domain/wish-questions.ts'
import type { FormValues } from '#app/forms/form-answer.tsx'

/** The form of a profile: what is named in it, field by field. */

/** Groups of names, each in Japanese and English. */
export const NAMED = {
  terms: TERM_NAMES,
  marks: EVALUATION_CODES,
  kinds: POLICY_REQUEST_KINDS,
  questions: QUESTIONS,
} as const
type Group = keyof typeof NAMED
const GROUPS = Object.keys(NAMED) as readonly Group[]

/** Is the word asked for in English too? */
export const hasEnglish = (group: Group, name: string): boolean =>
  group !== 'terms' || TERMS[name as keyof typeof TERMS].en.length > 0

/** What is stored, as the fields of the form have it. */
export function profileValues(profile: FederationProfile): FormValues {
  const named = GROUPS.flatMap((group) => {
    const own: Readonly<Record<string, { readonly ja: string; readonly en: string } | undefined>> = profile[group]
    return NAMED[group].flatMap((name) => [
      [`${group}.${name}.ja`, own[name]?.ja ?? ''],
      [`${group}.${name}.en`, own[name]?.en ?? ''],
    ])
  })
  const asks = asksOf((name) => profile.questions[name]?.asked ?? null)
  return Object.fromEntries([
    ...named,
    ...EVALUATION_CODES.flatMap((code) => {
      const { symbol, tone } = markLook(ownMarks(profile.marks), code)
      return [
        [`marks.${code}.symbol`, symbol],
        [`marks.${code}.tone`, tone],
      ]
    }),
    ...QUESTIONS.map((name) => [`questions.${name}.asked`, asks[name]]),
    ...BODY_KINDS.map((kind) => [`bodyKinds.${kind}`, profile.bodyKinds.includes(kind) ? '1' : '']),
    ['numberingScheme', profile.numberingScheme],
    ['wishesDecidedBy', profile.wishesDecidedBy],
    ['decisionChain', profile.decisionChain],
    ['letter', profile.letter],
  ])
}

/** What the form says, as the service takes it. */
export function profileFromForm(values: FormValues): Record<string, unknown> {
  const groups = GROUPS.map((group) => [
    group,
    Object.fromEntries(
      NAMED[group].map((name) => [
        name,
        {
          ja: values[`${group}.${name}.ja`] ?? '',
          en: values[`${group}.${name}.en`] ?? '',
          ...(group === 'questions' && { asked: values[`questions.${name}.asked`] }),
          ...(group === 'marks' && {
            symbol: values[`marks.${name}.symbol`] ?? '',
            tone: values[`marks.${name}.tone`],
          }),
        },
      ]),
    ),
  ])
  return {
    ...Object.fromEntries(groups),
    basedOn: values.basedOn,
    marksSeen: Boolean(values.marksSeen),
    bodyKinds: BODY_KINDS.filter((kind) => values[`bodyKinds.${kind}`]),
    numberingScheme: values.numberingScheme,
    wishesDecidedBy: values.wishesDecidedBy,
    decisionChain: values.decisionChain,
    letter: values.letter ?? '',
  }
}
