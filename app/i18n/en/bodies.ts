import type { bodies as japanese } from '../ja/bodies.ts'
import type { Texts } from '../texts.ts'

export const bodies: Texts<typeof japanese> = {
  title: 'Bodies',
  lead: 'Committees, deciding bodies, affiliates and regional chapters. Requests and decisions name them, so they cannot be deleted.',
  caption: 'List of bodies',
  empty: 'There is no body yet.',
  add: 'Add a body',
  added: '“{{name}}” is added.',
  name: 'Name',
  kind: 'Kind',
  kindHelp: 'Cannot be changed afterwards: it decides which roles can be held there.',
  nameJa: 'Name (Japanese)',
  nameEn: 'Name (English)',
  number: 'Number (optional)',
  numberShort: 'Number',
  numberHelp: 'The number of a committee, and the first half of its requests’ numbers: 5 gives “5-3”.',
  edit: 'Change',
  editOf: 'Change “{{name}}”',
  all: 'Back to the list',
  save: 'Save',
  saved: '“{{name}}” is saved.',
}
