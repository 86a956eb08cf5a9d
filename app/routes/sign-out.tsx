import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'

export const formFields: FormFields = { isForAnybody: true, fields: { stored: 1 } }

/**
 * Signs out everywhere: every browser of the person, and the open sockets. What this browser has stored is wiped (OWASP ASVS 5.0,
 * 14.3.1), unless the person was shown unsent text in it and chose to leave it there. Cookies stay: the session's is taken back by
 * itself, and the language and what this browser has proved are for the next time.
 */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, formFields)
  if (context.visitor.actor) await context.services.sessions.signOut(context.visitor.actor)
  const headers = new Headers({ 'Set-Cookie': context.sessionCookies.clear })
  if (textOf(form, 'stored') !== 'keep') headers.set('Clear-Site-Data', '"storage"')
  return redirect('/sign-in?signed-out', { headers })
}

export const loader = () => redirect('/')
