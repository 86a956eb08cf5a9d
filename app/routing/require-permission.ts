import type { AppLoadContext } from '@remix-run/node'
import { type Action, type Actor, can } from '#app/domain/permissions.ts'
import { refuse } from '#app/domain/result.ts'
import { refusePage } from './answer-refusal.ts'
import { requireActor } from './require-actor.ts'

/**
 * The signed-in person, who may do `action` anywhere. Nobody signed in: to the sign-in page; not permitted: the page that says so.
 * @throws a redirect or a Response, which Remix answers with
 */
export function requirePermission(context: AppLoadContext, request: Request, action: Action): Actor {
  const actor = requireActor(context, request)
  return can(actor, action) ? actor : refusePage(refuse('notPermitted').refusal)
}
