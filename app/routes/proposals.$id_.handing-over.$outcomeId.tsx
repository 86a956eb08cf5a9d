import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { type ProposalId, type ProposalOutcomeId, parseId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { HandingOverPage } from '#app/features/proposals/handing-over-page.tsx'
import { readValues } from '#app/forms/form-answer.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'
import { useRefreshWhenOvertaken } from '#app/routing/use-refresh-when-overtaken.ts'

needTexts('proposals')

export const handle: RouteHandle = { title: 'proposals:handingOver' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const [id, outcomeId] = [parseId<ProposalId>(params.id), parseId<ProposalOutcomeId>(params.outcomeId)]
  const opened =
    id && outcomeId ? await context.services.proposals.openHandingOver(actor, id, outcomeId) : refuse('notFound')
  return opened.ok ? { ...opened.value, today: todayInJapan(new Date()) } : refusePage(opened.refusal)
}

export const formFields: FormFields = { fields: { basedOn: 1, handedOverOn: 1, reply: 1 } }

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const values = readValues(await readForm(request, formFields))
  const { id, outcomeId } = params
  const input = { ...values, proposalId: id, outcomeId }
  const recorded = await context.services.proposals.recordHandingOver(actor, input)
  return recorded.ok ? redirect(`/proposals/${id}`) : answerRefusal(recorded.refusal, values)
}

export default function HandingOver() {
  const answer = useActionAnswer<typeof action>() ?? null
  useRefreshWhenOvertaken(answer)
  return <HandingOverPage {...useLoaderData<typeof loader>()} answer={answer} />
}
