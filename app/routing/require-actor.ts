import type { AppLoadContext } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import type { Actor } from '#app/domain/permissions.ts'
import { refuse } from '#app/domain/result.ts'
import { refusePage } from './answer-refusal.ts'
import { PERSON_OF_PAGE } from './person-of-page.ts'

/**
 * The signed-in person of a request. Nobody signed in: whoever asks for a page is led to the sign-in page, and back here
 * afterwards; a form is refused (401), and the browser keeps it until the person has signed in again (patient-connection). So it
 * does when somebody else has signed in since the page of the form was shown (412).
 * Whoever must set up a second factor first is led there.
 * @throws a redirect or a refusal, which Remix answers with
 */
export function requireActor(context: AppLoadContext, request: Request): Actor {
  const { actor } = context.visitor
  const expected = request.headers.get(PERSON_OF_PAGE)
  if (actor && expected !== null && expected !== actor.personId) refusePage(refuse('otherPerson').refusal)
  if (actor && context.visitor.mustSetUpSecondFactor && !isOwnAccount(request)) throw redirect('/account/second-factor')
  if (actor) return actor
  if (request.method !== 'GET' && request.method !== 'HEAD') refusePage(refuse('notSignedIn').refusal)
  const url = new URL(request.url)
  const back = url.pathname + url.search
  throw redirect(back === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(back)}`)
}

/** Until a second factor is set up, where it is required, people see their own account and nothing else. */
const isOwnAccount = (request: Request): boolean => /^\/account(?:$|[/.])/.test(new URL(request.url).pathname)
