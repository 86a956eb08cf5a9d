import { sectionText } from '#app/document/document-text.ts'
import { beginningOf } from '#app/domain/cut-text.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { PROPOSAL_TEXT_MAX, PROPOSAL_TITLE_MAX } from '#app/domain/proposal.ts'
import type { ProposalFields } from '#app/domain/proposal-input.ts'

/** Last year's text to be mended, where it fits a wish; a longer one stands in the request that is carried on. */
export function textToMend(document: DocumentJson): Pick<ProposalFields, 'demand' | 'reason'> | null {
  const [demand, reason] = [sectionText(document, 'body'), sectionText(document, 'background')]
  return demand.length <= PROPOSAL_TEXT_MAX && reason.length <= PROPOSAL_TEXT_MAX ? { demand, reason } : null
}

/** Last year's title, as far as a wish's holds it. */
export const titleOf = (title: string): string => beginningOf(title, PROPOSAL_TITLE_MAX)
