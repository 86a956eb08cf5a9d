import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { type BodyId, type ProposalOutcomeId, parseId } from '#app/domain/ids.ts'
import { PROPOSALS_AT_ONCE_MAX } from '#app/domain/proposal.ts'
import { refuse } from '#app/domain/result.ts'
import { ConfirmationPage } from '#app/features/proposals/confirmation-page.tsx'
import { MoveRefusal } from '#app/features/workflow/move-refusal.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import { cycleOfAddress } from '#app/routing/cycle-of-address.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf, textsOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'
import { useRefreshWhenOvertaken } from '#app/routing/use-refresh-when-overtaken.ts'

needTexts('confirmation', 'proposals', 'workflow')

export const handle: RouteHandle = { title: 'confirmation:title' }

const DONE = ['confirmed', 'sentBack'] as const

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { confirmation, cycles } = context.services
  const search = new URL(request.url).searchParams
  const years = await cycles.toShow(cycleOfAddress(request))
  if (!years) return refusePage(refuse('notFound').refusal)
  const isConfirmed = search.get('show') === 'confirmed'
  const opened = await confirmation.open(actor, years.cycle.id, {
    bodyId: parseId<BodyId>(search.get('body')),
    at: parseId<ProposalOutcomeId>(search.get('at')),
    isConfirmed,
  })
  if (!opened.ok) return refusePage(opened.refusal)
  return {
    ...opened.value,
    isConfirmed,
    cycleId: years.cycle.id,
    today: todayInJapan(new Date()),
    done: DONE.find((one) => one === search.get('done')) ?? null,
  }
}

export const formFields: FormFields = {
  fields: {
    ...{ intent: 1, item: PROPOSALS_AT_ONCE_MAX, sentBackReason: 1 },
    ...{ heldOn: 1, form: 1, eligible: 1, present: 1 },
  },
  words: { intent: ['confirm', 'sendBack'] },
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const { confirmation } = context.services
  const values = {
    formKey: textOf(form, 'formKey'),
    outcomes: textsOf(form, 'item'),
    heldOn: textOf(form, 'heldOn'),
    form: textOf(form, 'form'),
    eligible: textOf(form, 'eligible'),
    present: textOf(form, 'present'),
    sentBackReason: textOf(form, 'sentBackReason'),
  }
  const isConfirmed = textOf(form, 'intent') === 'confirm'
  const result = isConfirmed ? await confirmation.confirm(actor, values) : await confirmation.sendBack(actor, values)
  if (!result.ok) return answerRefusal(result.refusal, values)
  const search = new URL(request.url).searchParams
  search.delete('at')
  search.set('done', isConfirmed ? 'confirmed' : 'sentBack')
  return redirect(`/confirmation?${search}`)
}

export default function Confirmation() {
  const answer = useActionAnswer<typeof action>() ?? null
  useRefreshWhenOvertaken(answer)
  return (
    <ConfirmationPage
      {...useLoaderData<typeof loader>()}
      answer={answer}
      refusalShown={(refusal) => <MoveRefusal refusal={refusal} requestId="" />}
    />
  )
}
