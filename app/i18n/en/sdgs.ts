import type { sdgs as japanese } from '../ja/sdgs.ts'
import type { Texts } from '../texts.ts'

export const sdgs: Texts<typeof japanese> = {
  title: 'SDGs',
  lead: 'Choose the SDG targets that this request serves. They can be found by number or by word.',
  goal: 'Goal {{number}}',
  target: 'Target {{code}}',
  targets: 'Targets',
  targetsOf: 'Targets of goal {{number}}',
  search: 'Search by number or word',
  searchHelp: 'For instance: 8.5, 介護, decent work',
  found_one: '{{count}} target found.',
  found_other: '{{count}} targets found.',
  nothingFound: 'No target matches “{{words}}”. Please try another word or number.',
  browse: 'Browse by goal',
  chosen: 'Chosen targets',
  chosenCount_one: '{{count}} target is chosen.',
  chosenCount_other: '{{count}} targets are chosen.',
  noneChosen: 'None chosen yet.',
  remove: 'Remove {{code}}',
  noneFitsReason: 'Why none fits',
  noneFitsHelp: 'Only where no target fits (up to 400 characters).',
  priorityAreas: 'Priority areas of the national SDGs implementation guidelines',
  priorityArea: 'Priority area {{number}}',
  source:
    'Source of the Japanese text: Ministry of Internal Affairs and Communications (provisional translation, edited). English: UN A/RES/70/1.',
  save: 'Save the SDGs',
}
