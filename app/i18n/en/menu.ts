import type { menu as japanese } from '../ja/menu.ts'
import type { Texts } from '../texts.ts'

export const menu: Texts<typeof japanese> = {
  fiscalYear: 'FY{{year}}',
  shownYear: 'Year: {{title}}',
  currentYear: 'Current cycle',
  otherYear: 'You are looking at “{{title}}”, which is not the current cycle.',
  backToCurrent: 'Show the current cycle “{{title}}”',
  group: {
    collect: 'Collect',
    write: 'Write',
    decide: 'Decide',
    deliver: 'Deliver',
    followUp: 'Follow up',
  },
  home: 'Home',
  wishes: 'Wishes',
  consolidation: 'Consolidation desk',
  call: 'Call',
  carryOver: 'Carry over',
  requests: 'Requests',
  pillars: 'Pillars',
  book: 'Book',
  submissions: 'Submissions',
  answers: 'Answers',
  matrix: 'Matrix of answers',
  administration: 'Administration',
}
