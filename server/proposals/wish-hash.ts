import { createHash } from 'node:crypto'
import { canonicalJson } from '#app/domain/canonical-json.ts'
import type { ProposalFields } from '#app/domain/proposal-input.ts'
import { SHEET_FIELDS } from '#app/domain/proposal-sheet.ts'

/** What a wish says, in 16 letters: the same words, the same letters. */
export function wishHash(fields: ProposalFields): string {
  const said = Object.fromEntries(SHEET_FIELDS.map((field) => [field, fields[field]]))
  return createHash('sha256').update(canonicalJson(said)).digest('hex').slice(0, 16)
}
