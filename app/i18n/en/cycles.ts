import type { cycles as japanese } from '../ja/cycles.ts'
import type { Texts } from '../texts.ts'

export const cycles: Texts<typeof japanese> = {
  title: 'Cycles',
  lead: 'One year, from collecting wishes to reviewing the answers.',
  caption: 'List of cycles',
  empty: 'There is no cycle yet. Once there is one, requests can be created.',
  add: 'Create a cycle',
  name: 'Name',
  workYear: 'Year of work',
  targetFiscalYear: 'Fiscal year it is for',
  targetFiscalYearHelp: 'The book is named for it. Usually the fiscal year after the year of work.',
  current: 'Current cycle',
  isCurrent: 'This is the current cycle',
  makeCurrent: 'Make it the current cycle',
  makeCurrentHelp: 'New requests will go into “{{title}}”. Those made so far stay where they are.',
  phases: 'Schedule',
  phase: 'Phase',
  from: 'First day',
  to: 'Last day',
  save: 'Save',
  saved: 'Saved.',
}
