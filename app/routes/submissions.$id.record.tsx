import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { parseId, type SubmissionId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { CorrectSubmissionPage } from '#app/features/submissions/correct-submission-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'
import { useRefreshWhenOvertaken } from '#app/routing/use-refresh-when-overtaken.ts'

needTexts('submissions')

export const handle: RouteHandle = { title: 'submissions:correctTitle' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const id = parseId<SubmissionId>(params.id)
  const submission = id ? await context.services.submissions.open(actor, id) : refuse('notFound')
  if (!submission.ok) return refusePage(submission.refusal)
  return {
    submission: submission.value,
    today: todayInJapan(new Date()),
    isCorrected: new URL(request.url).searchParams.get('done') === 'corrected',
  }
}

export const formFields: FormFields = {
  fields: { basedOn: 1, submittedOn: 1, documentNumber: 1, place: 1, handedBy: 1, reason: 1 },
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const values = {
    formKey: textOf(form, 'formKey'),
    basedOn: textOf(form, 'basedOn'),
    submittedOn: textOf(form, 'submittedOn'),
    documentNumber: textOf(form, 'documentNumber'),
    place: textOf(form, 'place'),
    handedBy: textOf(form, 'handedBy'),
    reason: textOf(form, 'reason'),
  }
  const corrected = await context.services.submissions.correct(actor, { ...values, submissionId: params.id })
  if (!corrected.ok) return answerRefusal(corrected.refusal, values)
  return redirect(`/submissions/${params.id}/record?done=corrected`)
}

export default function SubmissionRecord() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionAnswer<typeof action>() ?? null
  useRefreshWhenOvertaken(answer)
  return <CorrectSubmissionPage {...loaded} answer={answer} />
}
