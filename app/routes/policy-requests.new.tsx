import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { NewRequestPage } from '#app/features/policy-requests/new-request-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { isTicked, readForm, textOf, textsOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'

needTexts('policyRequests')

export const handle: RouteHandle = { title: 'policyRequests:newTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { policyRequests } = context.services
  const [committees, proposers] = await Promise.all([
    policyRequests.committeesToCreateIn(actor),
    policyRequests.possibleProposers(),
  ])
  return { committees, proposers, formKey: randomUUID() }
}

export const formFields: FormFields = { fields: { bodyId: 1, title: 1, kind: 1, isPriority: 1, proposer: 500 } }

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const values = {
    formKey: textOf(form, 'formKey'),
    bodyId: textOf(form, 'bodyId'),
    title: textOf(form, 'title'),
    kind: textOf(form, 'kind'),
    isPriority: isTicked(form, 'isPriority'),
    proposerBodyIds: textsOf(form, 'proposer'),
  }
  const result = await context.services.policyRequests.create(actor, values)
  return result.ok ? redirect(`/policy-requests/${result.value}`) : answerRefusal(result.refusal, values)
}

export default function NewRequest() {
  return <NewRequestPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
}
