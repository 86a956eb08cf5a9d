import type { PolicyRequestId, RevisionId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import type { TransitionId } from '#app/domain/workflow.ts'
import { findRequestSubject } from '#server/policy-requests/policy-requests.repository.ts'
import { confirmChangedText } from './confirm-changed-text.ts'
import { decideTogether } from './decide-together.ts'
import type { MergeSearch } from './merge-choices.ts'
import { movePolicyRequest, type WorkflowDeps } from './move-policy-request.ts'
import { moveTogether } from './move-together.ts'
import { nextInQueue } from './next-in-queue.ts'
import { openMove } from './open-move.ts'
import { previewAmendments } from './preview-amendments.ts'
import { type ReadSoFar, showChangedText } from './show-changed-text.ts'
import { openSitting } from './sitting.ts'

export type Workflow = ReturnType<typeof createWorkflow>

const BEGINNING: ReadSoFar = { part: 1, of: null }

/** Moving requests through the states of the workflow table. */
export function createWorkflow(deps: WorkflowDeps) {
  return {
    /** What the page of one step shows. */
    openMove: (actor: Actor, id: PolicyRequestId, transition: TransitionId, search?: MergeSearch) =>
      openMove(deps, actor, id, transition, search),
    /** What waits for the same step after it was taken. */
    nextInQueue: (actor: Actor, id: PolicyRequestId, transition: TransitionId) =>
      nextInQueue(deps, actor, id, transition),
    /** Does the person still see the request? A step can take it out of what the own role reads. */
    mayRead: async (actor: Actor, id: PolicyRequestId) => {
      const subject = await findRequestSubject(deps.database, id)
      return subject !== null && can(actor, 'policyRequest.read', subject)
    },
    /** What one body can decide on at one sitting. */
    openSitting: (actor: Actor, id: PolicyRequestId, transition: Parameters<typeof openSitting>[3]) =>
      openSitting(deps, actor, id, transition),
    decideTogether: (actor: Actor, input: unknown) => decideTogether(deps, actor, input),
    moveTogether: (actor: Actor, input: unknown) => moveTogether(deps, actor, input),
    move: (actor: Actor, input: unknown) => movePolicyRequest(deps, actor, input),
    confirmChangedText: (actor: Actor, input: Parameters<typeof confirmChangedText>[2]) =>
      confirmChangedText(deps, actor, input),
    showChangedText: (actor: Actor, id: PolicyRequestId, revisionId: RevisionId | null, soFar: ReadSoFar = BEGINNING) =>
      showChangedText(deps, actor, id, revisionId, soFar),
    previewAmendments: (actor: Actor, input: unknown) => previewAmendments(deps, actor, input),
  }
}
