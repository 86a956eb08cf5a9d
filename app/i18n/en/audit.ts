import type { audit as japanese } from '../ja/audit.ts'
import type { Texts } from '../texts.ts'

export const audit: Texts<typeof japanese> = {
  title: 'Audit record',
  lead: 'Who did what, and when. It can be neither changed nor deleted.',
  caption: 'List of audit records',
  count_one: '{{count}} record',
  count_other: '{{count}} records',
  empty: 'No record matches.',
  at: 'Time',
  who: 'Who',
  what: 'What',
  subject: 'To what',
  subjectType: {
    policyRequest: 'Request',
    person: 'Person',
    body: 'Body',
    cycle: 'Cycle',
    pillar: 'Pillar',
    submission: 'Submission',
    response: 'Answer',
    job: 'Making of a document',
    settings: 'Settings',
  },
  details: 'Details',
  showDetails: 'Show details',
  system: 'System',
  onlyThisPerson: 'Only the records of {{name}} are shown.',
  filter: 'Filter',
  clearFilters: 'Remove all conditions',
  any: 'All',
  verifyTitle: 'Check that nothing was altered',
  verifyHelp:
    'The records form a chain: each contains the hash of the one before. All of them are computed again, which shows whether one on the way was changed or taken out.',
  verify: 'Check the record',
  verifying: 'Checking…',
  intact_one: '{{count}} record was computed again. Nothing was altered.',
  intact_other: '{{count}} records were computed again. Nothing was altered.',
  head: 'Hash of the last record',
  headHelp: 'Keep it elsewhere, and you can later show that none of these records was cut off the end.',
  broken:
    'The chain breaks at the record of {{at}} (number {{id}}). It or the one before it was changed or taken out. Please tell this number to whoever runs the database.',
}
