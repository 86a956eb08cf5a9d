import { canonicalJson } from './canonical-json.ts'
import type { CyclePhase } from './cycle-phases.ts'

/**
 * The values that a form of the administration was made from, as one string. The form carries it; if what is stored reads
 * differently when the form arrives, somebody else saved meanwhile, and the form must not undo that unseen.
 */

export const settingsFingerprint = (settings: Readonly<Record<string, string>>): string => canonicalJson(settings)

export const personFingerprint = (person: {
  readonly name: string
  readonly kana: string
  readonly email: string
}): string => canonicalJson([person.name, person.kana, person.email])

export const bodyFingerprint = (body: {
  readonly nameJa: string
  readonly nameEn: string
  readonly number: number | null
}): string => canonicalJson([body.nameJa, body.nameEn, body.number])

export const headFingerprint = (head: {
  readonly name: string
  readonly startsOn: string
  readonly endsOn: string | null
}): string => canonicalJson([head.name, head.startsOn, head.endsOn])

export const cycleFingerprint = (cycle: { readonly title: string; readonly phases: readonly CyclePhase[] }): string =>
  canonicalJson([cycle.title, cycle.phases.map(({ kind, startsOn, endsOn }) => [kind, startsOn, endsOn])])

export const pillarFingerprint = (pillar: { readonly title: string; readonly purpose: string }): string =>
  canonicalJson([pillar.title, pillar.purpose])

/** Of a profile, whatever it says. */
export const profileFingerprint = (profile: object): string => canonicalJson(profile)
