import type { recipients as japanese } from '../ja/recipients.ts'
import type { Texts } from '../texts.ts'

export const recipients: Texts<typeof japanese> = {
  title: 'Recipients',
  lead: 'Choose to whom this request goes.',
  prefecture: 'Prefecture',
  all: 'Choose all',
  none: 'Choose none',
  allCities: 'Choose all cities',
  allTowns: 'Choose all towns and villages',
  wholeRegion: 'Choose all of {{region}}',
  region: 'Region',
  search: 'Search by name',
  searchHelp: 'For instance 横浜, よこはま or yokohama.',
  others: 'Prefecture and national offices',
  nothingFound: 'No recipient matches “{{words}}”.',
  chosen: 'Chosen recipients',
  chosenCount_one: '{{count}} is chosen.',
  chosenCount_other: '{{count}} are chosen.',
  noneChosen: 'None chosen yet.',
  save: 'Save the recipients',
}
