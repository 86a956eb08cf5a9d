import { z } from 'zod'
import { RECEIPT_SIGNS } from './answer-progress.ts'
import { EVALUATION_CODES, ownMarks, signTaken, TONES } from './evaluation.ts'
import { pairsOf, TERM_NAMES } from './federation-terms.ts'
import { NUMBERING_SCHEMES } from './numbering.ts'
import type { OwnWords } from './own-words.ts'
import { POLICY_REQUEST_KINDS } from './policy-request.ts'
import { WISH_DECIDERS } from './proposal.ts'
import { BODY_KINDS } from './roles.ts'
import { type Asks, asksOf, QUESTIONS } from './wish-questions.ts'
import { DECISION_CHAINS } from './workflow.ts'

/** What a federation is as data: its words, its bodies, what its call asks for, its marks and the form of its documents. */

export const WORD_MAX = 60
export const LETTER_MAX = 3000
const word = z
  .string({ error: 'required' })
  .trim()
  .max(WORD_MAX, 'tooLong')
  .regex(/^[^{}\p{Cc}]*$/u, 'unknownChoice')
const own = z.object({ ja: word.default(''), en: word.default('') })
/** A sign of one or two characters that one sees. */
const sign = z
  .string({ error: 'required' })
  .trim()
  .regex(/^[^\s{}\p{C}\p{M}]{0,2}$/u, 'tooLong')
const mark = own.extend({ symbol: sign.default(''), tone: z.enum(TONES, { error: 'unknownChoice' }).optional() })
const schemes = Object.keys(NUMBERING_SCHEMES) as (keyof typeof NUMBERING_SCHEMES)[]

export const federationProfile = z.object({
  /** Which of the shipped profiles it was made from. */
  key: z.string().regex(/^[a-z0-9-]{1,60}$/, 'unknownChoice'),
  nameJa: word.min(1, 'required'),
  nameEn: word.min(1, 'required'),
  terms: z.partialRecord(z.enum(TERM_NAMES), own).default({}),
  /** Names of the marks of an evaluation, their signs, and how they count. */
  marks: z
    .partialRecord(z.enum(EVALUATION_CODES), mark)
    .superRefine((marks, context) => {
      const taken = signTaken(marks, RECEIPT_SIGNS)
      if (taken) context.addIssue({ code: 'custom', message: 'signTaken', path: [taken, 'symbol'] })
    })
    .default({}),
  /** Names of the kinds of request (区分). */
  kinds: z.partialRecord(z.enum(POLICY_REQUEST_KINDS), own).default({}),
  /** What the form of the call asks for, and how. */
  questions: z
    .partialRecord(
      z.enum(QUESTIONS),
      own.extend({ asked: z.enum(['required', 'optional', 'notAsked'], { error: 'unknownChoice' }) }),
    )
    .default({}),
  /** The kinds of body there are. */
  bodyKinds: z
    .array(z.enum(BODY_KINDS))
    .min(1, 'choiceMissing')
    .default([...BODY_KINDS]),
  numberingScheme: z.enum(schemes, { error: 'unknownChoice' }).default('federation'),
  /** Who decides what becomes of wishes. What is under way stays with those to whom it was proposed. */
  wishesDecidedBy: z.enum(WISH_DECIDERS, { error: 'unknownChoice' }).default('bureau'),
  /** Which bodies decide on a request, one after the other. */
  decisionChain: z.enum(DECISION_CHAINS, { error: 'unknownChoice' }).default('committeeThenCentral'),
  /** The letter of a package, one paragraph per line; empty: the usual one. */
  letter: z.string().trim().max(LETTER_MAX, 'tooLong').default(''),
})
export type FederationProfile = z.output<typeof federationProfile>

/** A profile as it is shipped, with what an installation of it begins with. */
export const shippedProfile = federationProfile.extend({
  federationName: word.min(1),
  /** Who signs its letters (会長, 会頭). */
  senderTitle: word,
  /** Who sends its letters with it (連名); empty: nobody does. */
  coSenderBody: word.default(''),
  /** Whom it asks, by 全国地方公共団体コード; a part of one stands for all that begin with it. */
  recipients: z.array(z.string().regex(/^\d{2,6}$/)),
  /** What the public pages do not say and the profile chose. */
  chosen: z.string(),
  bodies: z.array(
    z.object({
      kind: z.enum(BODY_KINDS),
      nameJa: z.string().min(1),
      nameEn: z.string().min(1),
      number: z.number().int().positive().nullable(),
    }),
  ),
})
export type ShippedProfile = z.output<typeof shippedProfile>

/** What is asked of a wish under this profile. */
export const asksOfProfile = ({ questions }: Pick<FederationProfile, 'questions'>): Asks =>
  asksOf((name) => questions[name]?.asked ?? null)

/** The words of the profile for the texts of a language. */
export function wordsOf(profile: FederationProfile, locale: 'ja' | 'en'): OwnWords {
  const labels = [
    ...Object.entries(profile.marks).map(([code, name]) => [`domain:evaluation.${code}`, name[locale]] as const),
    ...Object.entries(profile.kinds).flatMap(([kind, name]) =>
      [`domain:kind.${kind}`, `domain:proposalIntent.${kind}`].map((key) => [key, name[locale]] as const),
    ),
    ...Object.entries(profile.questions).map(([field, name]) => [`proposals:${field}`, name[locale]] as const),
  ]
  return {
    pairs: pairsOf(profile.terms, locale),
    labels: Object.fromEntries(labels.filter(([, name]) => name !== '')),
    marks: ownMarks(profile.marks),
    numbering: profile.numberingScheme,
  }
}

/** How a mark is written in a table of this federation: by its sign, its name, or both. */
export const writtenMarks = ({ marks }: Pick<FederationProfile, 'marks'>) =>
  EVALUATION_CODES.map((code) => {
    const { symbol = '', ja = '', en = '' } = marks[code] ?? {}
    return { code, words: [symbol, ja, en, `${symbol}${ja}`].filter((word) => word !== '') }
  })
