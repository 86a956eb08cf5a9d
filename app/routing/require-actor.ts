import type { AppLoadContext } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import type { Actor } from '#app/domain/permissions.ts'

/**
 * The signed-in person of a request. Nobody signed in: to the sign-in page, and back here afterwards.
 * @throws a redirect, which Remix answers with
 */
export function requireActor(context: AppLoadContext, request: Request): Actor {
  if (context.visitor.actor) return context.visitor.actor
  const url = new URL(request.url)
  const back = request.method === 'GET' ? url.pathname + url.search : '/'
  throw redirect(back === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(back)}`)
}
