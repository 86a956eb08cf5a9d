import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type PolicyRequestId, parseId, type RecipientId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import {
  ANSWER_FIELDS,
  ANSWER_INTENTS,
  type AnswerOutcome,
  readAnswerForm,
  runAnswerIntent,
} from '#app/features/answers/answer-intents.ts'
import { RequestAnswersPage } from '#app/features/answers/request-answers-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { refusePage, statusOf } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('answers')

export const handle: RouteHandle = { title: 'answers:panelTitle' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const id = parseId<PolicyRequestId>(params.requestId)
  const at = parseId<RecipientId>(new URL(request.url).searchParams.get('at'))
  const result = id ? await context.services.answers.answersOfRequest(actor, id, at) : refuse('notFound')
  return result.ok ? { answers: result.value } : refusePage(result.refusal)
}

export const formFields: FormFields = { fields: ANSWER_FIELDS, words: { intent: ANSWER_INTENTS } }

/** Takes the forms of the panel, wherever it is shown. */
export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const values = readAnswerForm(await readForm(request, formFields))
  const result = await runAnswerIntent(context.services.answers, actor, values)
  const outcome: AnswerOutcome = result.ok
    ? { saved: result.value.intent, basis: result.value.basis, refusal: null, values: null }
    : { saved: null, refusal: result.refusal, values }
  return data(outcome, { status: result.ok ? 200 : statusOf(result.refusal) })
}

export default function RequestAnswersRoute() {
  return <RequestAnswersPage {...useLoaderData<typeof loader>()} sent={useActionAnswer<typeof action>() ?? null} />
}
