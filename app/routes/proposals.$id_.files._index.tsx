import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ATTACHMENTS_MAX } from '#app/domain/proposal.ts'
import { AttachmentsPage } from '#app/features/proposals/attachments-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readFileForm, textOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('proposals')

export const handle: RouteHandle = { title: 'proposals:attachments' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const opened = await context.services.attachments.open(actor, params.id)
  if (!opened.ok) return refusePage(opened.refusal)
  const { id, title, attachments } = opened.value.proposal
  return { proposal: { id, title, attachments }, mayChange: opened.value.mayChange }
}

export const formFields: FormFields = {
  fields: { intent: 1, attachmentId: 1 },
  files: { name: 'file', most: ATTACHMENTS_MAX + 1 },
  words: { intent: ['add', 'remove'] },
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const { attachments } = context.services
  // Who sends it and may they, before anything of it is looked at.
  const opened = await attachments.open(actor, params.id)
  if (!opened.ok) return answerRefusal(opened.refusal, {})
  const read = await readFileForm(request, formFields)
  if (!read) return answerRefusal({ reason: 'invalidInput' }, {})
  const result =
    textOf(read.form, 'intent') === 'remove'
      ? await attachments.remove(actor, params.id, textOf(read.form, 'attachmentId'))
      : await attachments.add(actor, params.id, read.files)
  return result.ok ? redirect(`/proposals/${params.id}/files`) : answerRefusal(result.refusal, {})
}

export default function ProposalFiles() {
  const answer = useActionAnswer<typeof action>()
  return <AttachmentsPage {...useLoaderData<typeof loader>()} refusal={answer?.refusal ?? null} />
}
