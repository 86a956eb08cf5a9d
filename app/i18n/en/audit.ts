import type { audit as japanese } from '../ja/audit.ts'
import type { Texts } from '../texts.ts'

export const audit: Texts<typeof japanese> = {
  title: 'Audit record',
  lead: 'Who did what, and when. It can be neither changed nor deleted. What requests, answers, evaluations and the like say is not shown here, only the names of the fields that changed.',
  caption: 'List of audit records',
  shown: 'Records {{from}} to {{to}}, the newest first.',
  newer: 'Newer records',
  older: 'Older records',
  empty: 'No record matches.',
  tooMany: 'Too many people have such a name. Please enter more of it.',
  at: 'Time',
  who: 'Who did it',
  what: 'What',
  subject: 'To what',
  subjectType: {
    policyRequest: 'Request',
    proposal: 'Wish',
    meeting: 'Meeting',
    person: 'Person',
    body: 'Body',
    recipient: 'Recipient',
    cycle: 'Cycle',
    pillar: 'Pillar',
    submission: 'Submission',
    response: 'Answer',
    job: 'Making of a document',
    settings: 'Settings',
  },
  details: 'Details',
  showDetails: 'Show details',
  withheld: 'Fields whose contents are not shown: {{names}}',
  system: 'System',
  onlyThisPerson: 'Only the records of {{name}} are shown.',
  filter: 'Filter',
  from: 'First day',
  to: 'Last day',
  clearFilters: 'Remove all conditions',
  any: 'All',
  verifyTitle: 'Check that nothing was altered',
  verifyHelp:
    'Each record is sealed with a key that is kept outside the database, and contains the seal of the one before. All of them are computed again, which shows whether one on the way was changed or taken out.',
  verify: 'Check the record',
  verifying: 'Checking…',
  intact_one: '{{count}} record was computed again. Nothing was altered.',
  intact_other: '{{count}} records were computed again. Nothing was altered.',
  unsealed_one: '{{count}} of them is from before records were sealed with a key.',
  unsealed_other: '{{count}} of them are from before records were sealed with a key.',
  head: 'Seal of the last record (number {{id}})',
  headHelp:
    'Keep it elsewhere, and you can later show that none of these records was cut off the end (npm run audit:verify -- --expect-head, followed by the seal). The program writes it to its log regularly, too.',
  broken: {
    altered:
      'The chain breaks at the record of {{at}} (number {{id}}). It or the one before it was changed or taken out. Please tell this number to whoever runs the database.',
    unsealed:
      'The record of {{at}} (number {{id}}) bears no seal of a key: somebody without the key may have rewritten it. Please tell this number to whoever runs the database.',
    unknownKey:
      'The record of {{at}} (number {{id}}) is sealed with a key that is not in the settings. When the key (AUDIT_KEY) is replaced, the earlier one must stay in the settings. Please tell this number to whoever runs the database.',
  },
}
