import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { fieldsWith } from '#app/domain/request-fields.ts'
import { NewRequestPage } from '#app/features/policy-requests/new-request-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readFields, timesOfFields } from '#app/routing/read-fields-form.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('policyRequests')

export const handle: RouteHandle = { title: 'policyRequests:newTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { policyRequests } = context.services
  return { committees: await policyRequests.committeesToCreateIn(actor), formKey: randomUUID() }
}

const ASKED = fieldsWith('isAskedFirst', true)

export const formFields: FormFields = { fields: { bodyId: 1, ...timesOfFields(ASKED) } }

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const values = {
    formKey: textOf(form, 'formKey'),
    bodyId: textOf(form, 'bodyId'),
    ...readFields(form, ASKED),
  }
  // What is not asked for is filled in beside the text.
  const result = await context.services.policyRequests.create(actor, { kind: 'new', ...values })
  return result.ok ? redirect(`/policy-requests/${result.value}?write`) : answerRefusal(result.refusal, values)
}

export default function NewRequest() {
  return <NewRequestPage {...useLoaderData<typeof loader>()} answer={useActionAnswer<typeof action>() ?? null} />
}
