import type { PolicyRequestId, RevisionId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { confirmChangedText } from './confirm-changed-text.ts'
import { movePolicyRequest, type WorkflowDeps } from './move-policy-request.ts'
import { showChangedText } from './show-changed-text.ts'

export type Workflow = ReturnType<typeof createWorkflow>

/** Moving requests through the states of the workflow table. */
export function createWorkflow(deps: WorkflowDeps) {
  return {
    move: (actor: Actor, input: unknown) => movePolicyRequest(deps, actor, input),
    confirmChangedText: (actor: Actor, input: { requestId: PolicyRequestId; shownSubstanceSha256: string }) =>
      confirmChangedText(deps, actor, input),
    showChangedText: (actor: Actor, id: PolicyRequestId, revisionId: RevisionId | null) =>
      showChangedText(deps, actor, id, revisionId),
  }
}
