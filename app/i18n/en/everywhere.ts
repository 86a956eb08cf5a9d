import type { common as japanese } from '../ja/everywhere.ts'
import type { Texts } from '../texts.ts'

export const common: Texts<typeof japanese> = {
  product: 'Policy Desk',
  required: 'required',
  save: 'Save',
  cancel: 'Cancel',
  back: 'Back',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  pages: 'Pages',
  breadcrumbs: 'Where you are',
  errorSummary: 'Please check the following.',
  storedNow: 'What is saved now, in the fields that differ from yours',
  storedEmpty: '(empty)',
  yes: 'Yes',
  fictional: 'Fictional sample',
  comma: ', ',
  colon: ': ',
  bracketed: ' ({{text}})',
}
