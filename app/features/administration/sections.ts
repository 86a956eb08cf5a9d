import { type Action, type Actor, can } from '#app/domain/permissions.ts'

/** The pages of the administration, and what one must be permitted to do to open each. */
const SECTIONS = {
  people: 'people.manage',
  bodies: 'bodies.manage',
  heads: 'recipientHead.manage',
  cycles: 'cycle.manage',
  settings: 'settings.manage',
  profile: 'settings.manage',
  audit: 'audit.read',
} as const satisfies Record<string, Action>

export type Section = keyof typeof SECTIONS

/** The pages of the administration for this person, in order. */
export const sectionsFor = (actor: Actor): Section[] =>
  (Object.keys(SECTIONS) as Section[]).filter((section) => can(actor, SECTIONS[section]))
