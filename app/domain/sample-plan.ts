import { marksDiffer } from './evaluation.ts'
import type { FederationProfile, ShippedProfile } from './federation-profile.ts'
import { TERM_NAMES } from './federation-terms.ts'
import { POLICY_REQUEST_KINDS } from './policy-request.ts'
import type { ReferenceRecipient } from './recipients.ts'
import type { BodyKind } from './roles.ts'
import { asksOf, QUESTIONS } from './wish-questions.ts'

/**
 * What beginning from a sample (見本) would do here: what is set, what people typed and would lose, which bodies and recipients it brings.
 * Each of it is chosen by a person; a federation's own words are never written over unsaid.
 */

/** What a sample says of letters. */
export const SAMPLE_SETTINGS = ['federationName', 'senderTitle', 'coSenderBody'] as const
/** What no sample knows and the federation has typed: it stays. */
export const KEPT_SETTINGS = ['senderName', 'contact', 'introduction'] as const
type Settings = Readonly<Record<(typeof SAMPLE_SETTINGS)[number] | (typeof KEPT_SETTINGS)[number], string>>

type SampleBody = ShippedProfile['bodies'][number]
export type StandingBody = SampleBody & { readonly id: string; readonly isUsed: boolean }
export type StandingRecipient = {
  readonly id: string
  readonly lgCode: string
  readonly nameJa: string
  readonly nameEn: string
  readonly isUsed: boolean
}

/** What stands here. */
export type SampleGround = {
  readonly profile: FederationProfile
  /** The sample that the profile was made from. */
  readonly madeFrom: FederationProfile | null
  readonly settings: Settings
  readonly bodies: readonly StandingBody[]
  readonly recipients: readonly StandingRecipient[]
  /** Answers that were judged, in all years. */
  readonly judged: number
  /** Nothing was asked for yet. */
  readonly isFresh: boolean
  /** Names that came with the program: whatever else stands here, people typed. */
  readonly shippedNames: ReadonlySet<string>
}

export const PROFILE_PARTS = ['terms', 'marks', 'kinds', 'questions', 'bodyKinds', 'forms', 'letter'] as const
export type ProfilePart = (typeof PROFILE_PARTS)[number]

/** `isChosen`: what is proposed; nothing that people typed is replaced, and nothing is taken away, unless they say so. */
type Choice = { readonly key: string; readonly isChosen: boolean }
type Named = { readonly nameJa: string; readonly nameEn: string }
export type SamplePlan = {
  /** Parts of the profile that people changed since they began from its sample: they are lost. */
  readonly lost: readonly ProfilePart[]
  /** So many evaluations read in other signs or words from then on. */
  readonly rejudged: number
  readonly settings: readonly (Choice & {
    readonly field: (typeof SAMPLE_SETTINGS)[number]
    readonly from: string
    readonly to: string
  })[]
  readonly kept: readonly (typeof KEPT_SETTINGS)[number][]
  readonly newBodies: readonly (Choice & { readonly body: SampleBody })[]
  readonly renamed: readonly (Choice & { readonly id: string; readonly from: Named; readonly body: SampleBody })[]
  /** Bodies that came with the program, are none of the sample's, and are named nowhere. */
  readonly idleBodies: readonly (Named & { readonly id: string })[]
  readonly newRecipients: readonly (Choice & { readonly recipient: ReferenceRecipient })[]
  readonly idleRecipients: readonly (Named & { readonly id: string })[]
}

/** Taking away what is idle is chosen as a whole. */
export const TAKE_AWAY = { bodies: 'idleBodies', recipients: 'idleRecipients' } as const

/** There is one of each of these, so that a sample's is the one that stands here by another name. */
const isOnlyOne = (kind: BodyKind) => !['committee', 'affiliate', 'chapter', 'partner'].includes(kind)

/** @param known recipients that the program knows, whether they stand here or not */
export function planSample(
  sample: ShippedProfile,
  ground: SampleGround,
  known: readonly ReferenceRecipient[],
): SamplePlan {
  const { settings, recipients, isFresh, shippedNames } = ground
  const asked = known.filter(({ lgCode }) => sample.recipients.some((code) => lgCode.startsWith(code)))
  const standing = new Set(recipients.map(({ lgCode }) => lgCode))
  const { goesOn, ...bodies } = planBodies(sample, ground)
  return {
    lost: ground.madeFrom ? changedParts(ground.profile, ground.madeFrom) : [],
    rejudged: marksDiffer(ground.profile.marks, sample.marks) ? ground.judged : 0,
    settings: SAMPLE_SETTINGS.filter((field) => settings[field] !== sample[field]).map((field) => ({
      ...{ key: `settings.${field}`, field, from: settings[field], to: sample[field] },
      isChosen: settings[field] === '' || shippedNames.has(settings[field]),
    })),
    kept: KEPT_SETTINGS.filter((field) => settings[field] !== ''),
    ...bodies,
    idleBodies: ground.bodies
      .filter((body) => !body.isUsed && shippedNames.has(body.nameJa) && !goesOn.has(body.id))
      .map(({ id, nameJa, nameEn }) => ({ id, nameJa, nameEn })),
    newRecipients: asked
      .filter(({ lgCode }) => !standing.has(lgCode))
      .map((recipient) => ({ key: `recipient.${recipient.lgCode}`, isChosen: isFresh, recipient })),
    idleRecipients: recipients
      .filter(({ isUsed, lgCode }) => !isUsed && !asked.some((one) => one.lgCode === lgCode))
      .map(({ id, nameJa, nameEn }) => ({ id, nameJa, nameEn })),
  }
}

/** The bodies of the sample: those that stand here, by the same or another name, and those that are new. */
function planBodies(sample: ShippedProfile, { bodies, isFresh, shippedNames }: SampleGround) {
  const taken = new Set(bodies.flatMap(({ kind, number }) => (kind === 'committee' && number !== null ? [number] : [])))
  const goesOn = new Set<string>()
  // A committee that people made, or that has work, is theirs.
  const isIdleCommittee = (one: StandingBody, number: number | null) =>
    number !== null && one.number === number && !one.isUsed && shippedNames.has(one.nameJa)
  const newBodies: SamplePlan['newBodies'][number][] = []
  const renamed: SamplePlan['renamed'][number][] = []
  // Names first: a committee that stands here by its name is not renamed to another one of the sample.
  const named = sample.bodies.map((body) => bodies.find((one) => one.kind === body.kind && one.nameJa === body.nameJa))
  for (const found of named) if (found) goesOn.add(found.id)
  for (const [place, body] of sample.bodies.entries()) {
    if (named[place]) continue
    const other = bodies.find(
      (one) =>
        one.kind === body.kind && !goesOn.has(one.id) && (isOnlyOne(one.kind) || isIdleCommittee(one, body.number)),
    )
    if (other) {
      goesOn.add(other.id)
      const isTyped = !shippedNames.has(other.nameJa)
      const from = { nameJa: other.nameJa, nameEn: other.nameEn }
      renamed.push({ key: `rename.${other.id}`, isChosen: isFresh && !isTyped, id: other.id, from, body })
      continue
    }
    const number = body.number !== null && taken.has(body.number) ? nextFree(taken) : body.number
    if (number !== null) taken.add(number)
    newBodies.push({ key: `body.${place}`, isChosen: isFresh, body: { ...body, number } })
  }
  return { newBodies, renamed, goesOn }
}

function nextFree(taken: ReadonlySet<number>): number {
  let number = 1
  while (taken.has(number)) number++
  return number
}

const FORMS = ['numberingScheme', 'wishesDecidedBy', 'decisionChain'] as const
type Names = Readonly<Record<string, { readonly ja: string; readonly en: string } | undefined>>

/** Which parts of a profile say something else than the one it was made from; an empty name is no name. */
function changedParts(profile: FederationProfile, from: FederationProfile): ProfilePart[] {
  const differ = (one: Names, other: Names, names: readonly string[]) =>
    names.some(
      (name) => (one[name]?.ja ?? '') !== (other[name]?.ja ?? '') || (one[name]?.en ?? '') !== (other[name]?.en ?? ''),
    )
  const [asks, standard] = [profile, from].map((one) => asksOf((name) => one.questions[name]?.asked ?? null))
  const changed: Readonly<Record<ProfilePart, boolean>> = {
    terms: differ(profile.terms, from.terms, TERM_NAMES),
    marks: marksDiffer(profile.marks, from.marks),
    kinds: differ(profile.kinds, from.kinds, POLICY_REQUEST_KINDS),
    questions:
      differ(profile.questions, from.questions, QUESTIONS) ||
      QUESTIONS.some((name) => asks?.[name] !== standard?.[name]),
    bodyKinds: profile.bodyKinds.toSorted().join() !== from.bodyKinds.toSorted().join(),
    forms: FORMS.some((field) => profile[field] !== from[field]),
    letter: profile.letter !== from.letter,
  }
  return PROFILE_PARTS.filter((part) => changed[part])
}
