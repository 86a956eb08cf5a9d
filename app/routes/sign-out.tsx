import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import type { FormFields } from '#app/routing/form-fields.ts'

export const formFields: FormFields = { isForAnybody: true, fields: {} }

/** Signs out everywhere: every browser of the person, and the open sockets. */
export async function action({ context }: ActionFunctionArgs) {
  if (context.visitor.actor) await context.services.sessions.signOut(context.visitor.actor)
  return redirect('/sign-in?signed-out', { headers: { 'Set-Cookie': context.sessionCookies.clear } })
}

export const loader = () => redirect('/')
