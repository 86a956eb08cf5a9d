import type { yearCounts as japanese } from '../ja/yearCounts.ts'
import type { Texts } from '../texts.ts'

export const yearCounts: Texts<typeof japanese> = {
  title: 'Counts',
  lead: 'How many wishes and requests “{{cycle}}” has.',
  file: 'Counts (Excel)',
  requests: 'Requests',
  requestsTotal: 'Requests: {{count}} (without those withdrawn or merged)',
  wishes: 'Wishes',
  wishesTotal: 'Wishes: {{count}}',
  table: 'Table',
  item: 'Item',
  count: 'Number',
  byOrigin: 'By kind of the bodies that proposed',
  byKind: 'By kind',
  byState: 'By state',
  byCommittee: 'By committee',
  byGoal: 'By SDG goal',
  byIntent: 'By kind',
  byOutcome: 'By outcome',
  goal: 'Goal {{number}} {{name}}',
  none: 'No body is named',
  open: 'Not decided yet',
  ended: 'To be ended',
  inFile: 'As the imported file has it',
  countedInEach: 'What belongs to two or more is counted in each.',
  nothing: 'None yet.',
}
