import type { TFunction } from 'i18next'
import { PROPOSAL_INTENTS } from '#app/domain/proposal.ts'
import type { ProposalFields } from '#app/domain/proposal-input.ts'
import { SHEET_FIELDS, type SheetField } from '#app/domain/proposal-sheet.ts'
import { type Asks, isShown } from '#app/domain/wish-questions.ts'
import type { GivenSheet, SheetRow } from '#server/proposals/give-sheet.ts'

type T = TFunction<['proposals', 'domain']>

const WIDTHS: Readonly<Record<SheetField, number>> = {
  ...{ intent: 8, title: 24, demand: 44, situation: 36 },
  ...{ reason: 28, addressedTo: 15, isUrgent: 8 },
}

/** What a field of a wish is called, in forms and as the head of a column. */
export const fieldLabel = (t: T, field: SheetField): string =>
  t(field === 'title' ? 'proposals:subject' : `proposals:${field}`)

/** The fields that the call asks for, and any in which something stands. */
export const askedFields = (asks: Asks, { rows }: GivenSheet): readonly SheetField[] =>
  SHEET_FIELDS.filter(
    (field) =>
      field === 'intent' || field === 'title' || rows.some(({ fields }) => isShown(asks, field, fields?.[field] ?? '')),
  )

/** The columns of the sheet: a number for people, then the fields. */
export const sheetColumns = (t: T, fields: readonly SheetField[]) => [
  { header: t('proposals:sheetNumber'), width: 10 },
  ...fields.map((field) => ({
    header: fieldLabel(t, field),
    width: WIDTHS[field],
    ...(field === 'intent' && { choices: PROPOSAL_INTENTS.map((intent) => t(`domain:proposalIntent.${intent}`)) }),
    ...(field === 'isUrgent' && { choices: [t('proposals:sheetUrgent')] }),
  })),
]

/** The rows of the sheet, every cell as it is to be read. */
export const sheetRows = (t: T, { rows }: GivenSheet, asked: readonly SheetField[]) =>
  rows.map((row) => ({ key: row.key, cells: cellsOf(t, row, asked) }))

function cellsOf(t: T, { number, fields }: SheetRow, asked: readonly SheetField[]): string[] {
  const told =
    number === null
      ? ''
      : 'received' in number
        ? t('proposals:sheetReceived', { number: number.received })
        : t('proposals:sheetLastYears', { number: number.lastYears })
  return [told, ...asked.map((field) => (fields ? fieldText(t, field, fields) : ''))]
}

/** What a wish says in a field, as a cell shows it. */
export function fieldText(t: T, field: SheetField, fields: Readonly<Pick<ProposalFields, SheetField>>): string {
  if (field === 'intent') return t(`domain:proposalIntent.${fields.intent}`)
  if (field === 'isUrgent') return fields.isUrgent ? t('proposals:sheetUrgent') : ''
  return fields[field]
}
