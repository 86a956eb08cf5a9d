import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { SecondStepPage } from '#app/features/sessions/second-step-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { safeReturn } from '#app/routing/safe-return.ts'

needTexts('account', 'sessions')

export const handle: RouteHandle = { title: 'sessions:signInTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const to = safeReturn(new URL(request.url).searchParams.get('to'))
  const factors = await context.services.sessions.awaitedFactors(context.visitor.client)
  if (!factors) throw redirect(to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`)
  return { to, factors }
}

export const formFields: FormFields = { isForAnybody: true, fields: { to: 1, code: 1, recoveryCode: 1 } }

/** Codes go to the service and nowhere else: nobody gets them back. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, formFields)
  const recoveryCode = textOf(form, 'recoveryCode')
  const code = recoveryCode || textOf(form, 'code')
  const session = await context.services.sessions.proveSecondFactor(code, context.visitor.client)
  if (!session.ok) return answerRefusal(session.refusal, { isRecovery: recoveryCode !== '' })
  return redirect(safeReturn(textOf(form, 'to')), { headers: context.sessionCookies.signedIn(session.value) })
}

export default function SecondStep() {
  const { to, factors } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <SecondStepPage
      to={to}
      factors={factors}
      refusal={answer?.refusal ?? null}
      isRecovery={answer?.values.isRecovery ?? false}
    />
  )
}
