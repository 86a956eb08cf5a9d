import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { refuse } from '#app/domain/result.ts'
import { answerRefusal } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import { safeReturn } from '#app/routing/safe-return.ts'

/** Only forms are sent here; whoever comes by the address signs in first. */
export const loader = () => redirect('/sign-in')

export const formFields: FormFields = {
  isForAnybody: true,
  fields: { intent: 1, to: 1, response: 1 },
  words: { intent: ['begin', 'prove'] },
}

/** What the device is asked, and what it answered. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { sessions } = context.services
  const form = await readForm(request, formFields)
  const intent = textOf(form, 'intent')
  if (intent === 'begin') {
    const { options, cookie } = await sessions.askForPasskey()
    return data({ options }, { headers: { 'Set-Cookie': context.sessionCookies.passkey(cookie) } })
  }
  const session =
    intent === 'prove'
      ? await sessions.signInWithPasskey(textOf(form, 'response'), context.visitor.client)
      : refuse('invalidInput')
  if (!session.ok) {
    context.logRefused(session.refusal.reason)
    return answerRefusal(session.refusal, {})
  }
  return data({ goTo: safeReturn(textOf(form, 'to')) }, { headers: context.sessionCookies.signedIn(session.value) })
}
