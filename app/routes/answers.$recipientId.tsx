import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type CycleId, type PolicyRequestId, parseId, type RecipientId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { ANSWER_FIELDS, ANSWER_INTENTS, readAnswerForm, runAnswerIntent } from '#app/features/answers/answer-intents.ts'
import { DeskPage } from '#app/features/answers/desk-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('answers')

export const handle: RouteHandle = { title: 'answers:indexTitle' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { searchParams } = new URL(request.url)
  const recipientId = parseId<RecipientId>(params.recipientId)
  const desk = recipientId
    ? await context.services.answers.recordingDesk(actor, {
        recipientId,
        cycleId: parseId<CycleId>(searchParams.get('cycle')),
        requestId: parseId<PolicyRequestId>(searchParams.get('request')),
        at: parseId<PolicyRequestId>(searchParams.get('at')),
      })
    : refuse('notFound')
  return desk.ok ? { desk: desk.value } : refusePage(desk.refusal)
}

export const formFields: FormFields = {
  fields: { ...ANSWER_FIELDS, goOnTo: 1 },
  words: { intent: ANSWER_INTENTS },
}

/** Saves an answer, then stays or goes on to the next request that waits (the next one, when none does). */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const { answers } = context.services
  const form = await readForm(request, formFields)
  const values = readAnswerForm(form)
  const result = await runAnswerIntent(answers, actor, values)
  if (!result.ok) return answerRefusal(result.refusal, values)
  const cycleId = parseId<CycleId>(new URL(request.url).searchParams.get('cycle'))
  const requestId = parseId<PolicyRequestId>(values.requestId)
  const recipientId = parseId<RecipientId>(params.recipientId)
  const desk = recipientId
    ? await answers.recordingDesk(actor, { recipientId, cycleId, requestId })
    : refuse('notFound')
  if (!desk.ok) return answerRefusal(desk.refusal, values)
  const { nextAwaiting, next } = desk.value
  const goOn = textOf(form, 'goOnTo') === 'next'
  const place = new URLSearchParams({
    cycle: desk.value.cycleId,
    ...(requestId && { request: (goOn && (nextAwaiting ?? next)) || requestId }),
    saved: result.value.intent,
  })
  return redirect(`/answers/${recipientId}?${place}`)
}

export default function Desk() {
  return <DeskPage {...useLoaderData<typeof loader>()} answer={useActionAnswer<typeof action>() ?? null} />
}
