import type { MeetingId, PolicyRequestId, RevisionId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { confirmChangedText } from './confirm-changed-text.ts'
import { correctMeeting, openMeeting } from './correct-meeting.ts'
import { movePolicyRequest, type WorkflowDeps } from './move-policy-request.ts'
import { previewAmendments } from './preview-amendments.ts'
import { type ReadSoFar, showChangedText } from './show-changed-text.ts'

export type Workflow = ReturnType<typeof createWorkflow>

const BEGINNING: ReadSoFar = { part: 1, of: null }

/** Moving requests through the states of the workflow table. */
export function createWorkflow(deps: WorkflowDeps) {
  return {
    move: (actor: Actor, input: unknown) => movePolicyRequest(deps, actor, input),
    confirmChangedText: (actor: Actor, input: Parameters<typeof confirmChangedText>[2]) =>
      confirmChangedText(deps, actor, input),
    showChangedText: (actor: Actor, id: PolicyRequestId, revisionId: RevisionId | null, soFar: ReadSoFar = BEGINNING) =>
      showChangedText(deps, actor, id, revisionId, soFar),
    previewAmendments: (actor: Actor, input: unknown) => previewAmendments(deps, actor, input),
    /** A meeting at which something was decided, on the page where its attendance is corrected. */
    openMeeting: (actor: Actor, id: MeetingId) => openMeeting(deps, actor, id),
    correctMeeting: (actor: Actor, input: unknown) => correctMeeting(deps, actor, input),
  }
}
