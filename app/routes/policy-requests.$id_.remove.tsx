import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type PolicyRequestId, parseId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { RemovePage } from '#app/features/policy-requests/remove-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('policyRequests')

export const handle: RouteHandle = { title: 'policyRequests:removeTitle' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const id = parseId<PolicyRequestId>(params.id)
  const opened = id ? await context.services.workspace.open(actor, id) : refuse('notFound')
  if (!opened.ok) throw refusePage(opened.refusal)
  const { request: draft, abilities } = opened.value
  if (!abilities.removeDraft) throw refusePage({ reason: 'notPermitted' })
  return { id: draft.id, title: draft.title, body: draft.body, number: draft.number }
}

export const formFields: FormFields = { fields: {} }

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const requestId = parseId<PolicyRequestId>(params.id)
  const formKey = textOf(await readForm(request, formFields), 'formKey')
  const removed = requestId
    ? await context.services.policyRequests.removeDraft(actor, { requestId, formKey })
    : refuse('notFound')
  return removed.ok ? redirect('/policy-requests') : answerRefusal(removed.refusal, null)
}

export default function Remove() {
  return (
    <RemovePage draft={useLoaderData<typeof loader>()} refusal={useActionAnswer<typeof action>()?.refusal ?? null} />
  )
}
