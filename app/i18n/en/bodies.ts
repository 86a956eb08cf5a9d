import type { bodies as japanese } from '../ja/bodies.ts'
import type { Texts } from '../texts.ts'

export const bodies: Texts<typeof japanese> = {
  title: 'Bodies',
  lead: 'Committees, deciding bodies, affiliates and regional chapters.',
  caption: 'List of bodies',
  empty: 'There is no body yet.',
  add: 'Add a body',
  kind: 'Kind',
  nameJa: 'Name (Japanese)',
  nameEn: 'Name (English)',
  number: 'Number',
  numberHelp: 'The order of the committees; the first half of a request’s number.',
  members: 'Members',
  membersCount_one: '{{count}} person',
  membersCount_other: '{{count}} people',
  noMembers: 'No members yet.',
  isActive: 'Active',
  inactive: 'No longer active',
  save: 'Save',
  saved: 'Saved.',
}
