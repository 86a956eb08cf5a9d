import type { AppLoadContext } from '@remix-run/node'
import type { Own } from '#server/account/account-deps.ts'
import { requireActor } from './require-actor.ts'

/**
 * The signed-in person in this very session, for what people do to their own account.
 * @throws as requireActor
 */
export function requireOwn(context: AppLoadContext, request: Request): Own {
  const actor = requireActor(context, request)
  const { sessionKey, client } = context.visitor
  return { actor, sessionKey: sessionKey ?? '', address: client.address }
}
