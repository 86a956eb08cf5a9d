import type { cycles as japanese } from '../ja/cycles.ts'
import type { Texts } from '../texts.ts'

export const cycles: Texts<typeof japanese> = {
  title: 'Cycles',
  lead: 'One year, from collecting wishes to reviewing the answers.',
  empty: 'There is no cycle yet. Once there is one, requests can be created.',
  add: 'Create a cycle',
  added: 'The cycle is created. To begin with it, choose “Make it the current cycle”.',
  name: 'Name',
  nameHelp: 'The title of the book.',
  targetFiscalYear: 'Fiscal year it is for',
  targetFiscalYearHelp: 'The year after the year of work. It cannot be changed afterwards.',
  years: 'Work in {{workYear}}, for fiscal year {{targetFiscalYear}}',
  current: 'Current cycle',
  fromBook: 'Take in last year',
  makeCurrent: 'Make it the current cycle',
  makeCurrentHelp:
    'New requests will go into “{{title}}”. Those made so far stay where they are, and work on them goes on once their year is chosen at the top of the screen.',
  madeCurrent: 'The current cycle is another one now. New requests go into it.',
  phases: 'Schedule',
  phasesOf: 'Schedule of “{{title}}”',
  phasesHelp:
    'Filled in with the usual days. When you change the fiscal year, please change the days as well. Phases begin in this order and may overlap.',
  phase: 'Phase',
  from: 'First day',
  to: 'Last day',
  others: 'Earlier cycles',
  edit: 'Change name and schedule',
  save: 'Save',
  saved: 'The cycle is saved.',
}
