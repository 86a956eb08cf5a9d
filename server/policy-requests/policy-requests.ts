import type { CycleId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import type { RequestFilter } from '#app/domain/request-filter.ts'
import type { AccessChanges } from '#server/access-changes.ts'
import type { Clock } from '#server/clock.ts'
import type { Database } from '#server/db/client.ts'
import { recipientChoices } from '#server/recipients/recipients.repository.ts'
import { bodyChoices } from './choices.repository.ts'
import { createPolicyRequest, type RequestOrigin } from './create-policy-request.ts'
import { editFields } from './edit-fields.ts'
import { listPolicyRequests } from './list-policy-requests.ts'
import { ownViews, removeView, saveView } from './named-views.ts'
import { removeDraft } from './remove-draft.ts'

export type PolicyRequests = ReturnType<typeof createPolicyRequests>

type Deps = { readonly database: Database; readonly clock: Clock; readonly accessChanges: AccessChanges }

/** 要求項目: creating, editing the fields, removing one's own draft, listing. Opening one is `services.workspace`, moving one `services.workflow`. */
export function createPolicyRequests(deps: Deps) {
  const { database } = deps
  return {
    create: (actor: Actor, input: unknown, origin?: RequestOrigin) => createPolicyRequest(deps, actor, input, origin),
    editFields: (actor: Actor, input: unknown) => editFields(deps, actor, input),
    removeDraft: (actor: Actor, input: Parameters<typeof removeDraft>[2]) => removeDraft(deps, actor, input),
    list: (actor: Actor, cycleId: CycleId, filter: RequestFilter) => listPolicyRequests(deps, actor, cycleId, filter),
    /** The person's own named views of the list. */
    views: (actor: Actor) => ownViews(deps, actor),
    saveView: (actor: Actor, input: unknown) => saveView(deps, actor, input),
    removeView: (actor: Actor, id: string) => removeView(deps, actor, id),
    /** The committees in which the person may create a request. */
    committeesToCreateIn: async (actor: Actor) =>
      (await bodyChoices(database, ['committee'])).filter((body) =>
        can(actor, 'policyRequest.create', { bodyId: body.id }),
      ),
    /** All committees, for the filter of the list. */
    committees: () => bodyChoices(database, ['committee']),
    recipients: () => recipientChoices(database),
  }
}
