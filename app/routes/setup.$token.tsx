import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { SetupPage } from '#app/features/administration/setup-page.tsx'
import { readValues } from '#app/forms/form-answer.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, statusOf } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { secondStep } from '#app/routing/second-step.ts'

needTexts('sessions')

export const handle: RouteHandle = { title: 'sessions:setupTitle' }

export async function loader({ context, params }: LoaderFunctionArgs) {
  const link = await context.services.links.look(params.token ?? '')
  return link.ok
    ? data({ link: link.value, isUsed: false })
    : data({ link: null, isUsed: link.refusal.reason === 'linkUsed' }, { status: statusOf(link.refusal) })
}

export const formFields: FormFields = { isForAnybody: true, fields: { name: 1, kana: 1, email: 1, password: 1 } }

/** Uses the link and signs the person in. The password goes to the service and nowhere else. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { links, sessions } = context.services
  const form = await readForm(request, formFields)
  const values = readValues(form)
  const used = await links.use(params.token ?? '', { ...values, password: textOf(form, 'password') })
  if (!used.ok) return answerRefusal(used.refusal, values)
  const session = await sessions.openSession(used.value, context.visitor.client)
  if (!session.ok) return redirect('/sign-in')
  return redirect(session.value.needsSecondFactor ? secondStep('/') : '/', {
    headers: context.sessionCookies.signedIn(session.value),
  })
}

export default function Setup() {
  return <SetupPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
}
