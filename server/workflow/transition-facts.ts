import { sectionText } from '#app/document/document-text.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import type { DecisionChain, TransitionFacts } from '#app/domain/workflow.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { substanceSha256Of } from '#server/revisions/take-revision.ts'
import { answeringFacts } from './answering.repository.ts'

/** What the workflow table's checks look at, as stored now. */
export async function transitionFacts(
  tx: Database | Transaction,
  request: PolicyRequestDetail,
  document: DocumentJson,
  chain: DecisionChain,
): Promise<TransitionFacts> {
  return {
    title: request.title,
    bodyText: sectionText(document, 'body'),
    sdgTargetCount: request.sdgTargetCodes.length,
    noSdgReason: request.noSdgReason,
    recipientCount: request.recipients.length,
    textIsAsApprovedOrConfirmed:
      chain === 'centralOnly'
        ? !isChangedSinceApproval(request, substanceSha256Of(request, document))
        : isAsApprovedOrConfirmed(request, substanceSha256Of(request, document)),
    ...(await answeringFacts(tx, request.id)),
  }
}

type Approval = Pick<PolicyRequestDetail, 'approvedRevision' | 'confirmedSubstanceSha256'>

/** Did a committee approve it, and is the text with this hash neither that nor what it confirmed since? */
export const isChangedSinceApproval = (request: Approval, substanceSha256: string): boolean =>
  request.approvedRevision !== null && !isAsApprovedOrConfirmed(request, substanceSha256)

/** Is the text with this hash what the committee approved, or what it confirmed since? */
const isAsApprovedOrConfirmed = (request: Approval, substanceSha256: string): boolean =>
  substanceSha256 === request.approvedRevision?.substanceSha256 || substanceSha256 === request.confirmedSubstanceSha256
