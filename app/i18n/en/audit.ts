import type { audit as japanese } from '../ja/audit.ts'
import type { Texts } from '../texts.ts'

export const audit: Texts<typeof japanese> = {
  title: 'Audit record',
  lead: 'Who did what, and when. It can be neither changed nor deleted.',
  caption: 'List of audit records',
  empty: 'No record matches these conditions.',
  at: 'Time',
  who: 'Who',
  what: 'What',
  subject: 'To what',
  details: 'Details',
  system: 'System',
  filter: 'Filter',
  clearFilters: 'Remove all conditions',
  any: 'All',
  from: 'From',
  to: 'Until',
}
