import { sentField } from '#app/domain/parse-input.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { type Result, refuse } from '#app/domain/result.ts'
import { TRANSITIONS } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import { rightsFirst } from '#server/policy-requests/rights-first.ts'

/**
 * Rights before meaning, for a transition that a form names (`requestId`, `transition`).
 * @returns refused with `invalidInput` where there is no such transition, else as `rightsFirst`
 */
export async function rightsToMove(database: Database, actor: Actor, raw: unknown): Promise<Result<null>> {
  const named = sentField(raw, 'transition')
  const transition = TRANSITIONS.find(({ id }) => id === named)
  if (!transition) return refuse('invalidInput', { fields: { transition: 'invalidInput' } })
  return rightsFirst(database, actor, `policyRequest.${transition.id}`, sentField(raw, 'requestId'))
}
