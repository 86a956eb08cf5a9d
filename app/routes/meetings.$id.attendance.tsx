import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type MeetingId, type PolicyRequestId, parseId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { MeetingPage } from '#app/features/workflow/meeting-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm } from '#app/routing/read-form.ts'
import { MEETING_FIELDS, readMeetingForm } from '#app/routing/read-meeting-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'
import { useRefreshWhenOvertaken } from '#app/routing/use-refresh-when-overtaken.ts'

needTexts('policyRequests', 'workflow')

export const handle: RouteHandle = { title: 'workflow:correctMeeting' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const id = parseId<MeetingId>(params.id)
  const meeting = id ? await context.services.meetings.open(actor, id) : refuse('notFound')
  if (!meeting.ok) return refusePage(meeting.refusal)
  const search = new URL(request.url).searchParams
  return {
    meeting: meeting.value,
    fromRequest: parseId<PolicyRequestId>(search.get('request')),
    isCorrected: search.get('done') === 'corrected',
  }
}

export const formFields: FormFields = { fields: MEETING_FIELDS }

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const values = readMeetingForm(await readForm(request, formFields))
  const corrected = await context.services.meetings.correct(actor, { ...values, meetingId: params.id })
  if (!corrected.ok) return answerRefusal(corrected.refusal, values)
  const from = parseId<PolicyRequestId>(new URL(request.url).searchParams.get('request'))
  const search = new URLSearchParams({ ...(from && { request: from }), done: 'corrected' })
  return redirect(`/meetings/${params.id}/attendance?${search}`)
}

export default function MeetingAttendance() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionAnswer<typeof action>() ?? null
  useRefreshWhenOvertaken(answer)
  return <MeetingPage {...loaded} answer={answer} />
}
