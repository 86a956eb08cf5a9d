import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { type PersonId, parseId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { SignInPage } from '#app/features/sessions/sign-in-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { safeReturn } from '#app/routing/safe-return.ts'
import { secondStep } from '#app/routing/second-step.ts'

needTexts('sessions')

export const handle: RouteHandle = { title: 'sessions:signInTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams
  const to = safeReturn(search.get('to'))
  if (context.visitor.actor) throw redirect(to)
  return {
    to,
    people: await context.services.sessions.demoPeople(),
    hasSignedOut: search.has('signed-out'),
    isOnTheWay: to !== '/',
  }
}

export const formFields: FormFields = { isForAnybody: true, fields: { to: 1, person: 1, email: 1, password: 1 } }

export async function action({ context, request }: ActionFunctionArgs) {
  const { sessions } = context.services
  const { client } = context.visitor
  const form = await readForm(request, formFields)
  const to = safeReturn(textOf(form, 'to'))
  const email = textOf(form, 'email')
  const demoPerson = parseId<PersonId>(textOf(form, 'person'))
  const session = form.has('person')
    ? demoPerson
      ? await sessions.signInAsDemoPerson(demoPerson, client)
      : refuse('notPermitted')
    : await sessions.signIn({ email, password: textOf(form, 'password') }, client)
  if (!session.ok) return answerRefusal(session.refusal, { email })
  return redirect(session.value.needsSecondFactor ? secondStep(to) : to, {
    headers: context.sessionCookies.signedIn(session.value),
  })
}

export default function SignIn() {
  return <SignInPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
}
