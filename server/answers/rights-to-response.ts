import { parseId, type ResponseId } from '#app/domain/ids.ts'
import { sentField } from '#app/domain/parse-input.ts'
import type { Action, Actor } from '#app/domain/permissions.ts'
import { type Result, refuse } from '#app/domain/result.ts'
import type { Database } from '#server/db/client.ts'
import { rightsFirst } from '#server/policy-requests/rights-first.ts'
import { findRequestOf } from './responses.repository.ts'

/**
 * Rights before meaning, for what is done to the answer that a form names (`responseId`).
 * @returns refused as `rightsFirst` refuses at the request of that answer
 */
export async function rightsToResponse(
  database: Database,
  actor: Actor,
  action: Action,
  raw: unknown,
): Promise<Result<null>> {
  const id = parseId<ResponseId>(sentField(raw, 'responseId'))
  const requestId = id && (await findRequestOf(database, id))
  return requestId ? rightsFirst(database, actor, action, requestId) : refuse('notFound')
}
