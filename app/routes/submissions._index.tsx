import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isCalendarDate, todayInJapan } from '#app/domain/calendar-date.ts'
import { can } from '#app/domain/permissions.ts'
import { refuse } from '#app/domain/result.ts'
import { readSubmissionFilter } from '#app/domain/submission.ts'
import {
  packagesOf,
  readSubmissionsForm,
  SUBMISSIONS_FIELDS,
  submissionsOf,
  withoutPackage,
} from '#app/features/submissions/submissions-form.ts'
import { SubmissionsPage } from '#app/features/submissions/submissions-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import { cycleOfAddress } from '#app/routing/cycle-of-address.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('submissions')

export const handle: RouteHandle = { title: 'submissions:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { cycles, submissions } = context.services
  const filter = readSubmissionFilter(new URL(request.url).searchParams)
  const common = {
    filter,
    today: todayInJapan(new Date()),
    keys: { makeKey: randomUUID(), recordKey: randomUUID() },
  }
  const years = await cycles.toShow(cycleOfAddress(request))
  if (!years) return { ...common, overview: null }
  const overview = await submissions.show(actor, years.cycle.id, filter)
  return overview.ok ? { ...common, overview: overview.value } : refusePage(overview.refusal)
}

export const formFields: FormFields = {
  fields: SUBMISSIONS_FIELDS,
  words: { intent: ['make', 'record', 'confirmRecord', 'back'] },
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const { submissions } = context.services
  const values = readSubmissionsForm(await readForm(request, formFields))
  if (!can(actor, 'submission.record')) return answerRefusal(refuse('notPermitted').refusal, values)
  // Back to the year that was acted on, also when another one has become the current one meanwhile.
  const done = (name: string, count: number) =>
    redirect(`/submissions?${new URLSearchParams({ cycle: values.cycleId, done: name, count: String(count) })}`)
  if (values.intent === 'make') {
    const jobs = await submissions.requestPackages(actor, packagesOf(values))
    return jobs.ok ? done('requested', jobs.value.length) : answerRefusal(jobs.refusal, values)
  }
  if (values.intent === 'back') return data({ refusal: null, values, asks: false })
  const missing = withoutPackage(values)
  if (missing) return answerRefusal(refuse('packageNotReady', { values: { recipientId: missing } }).refusal, values)
  // What cannot be taken back is named and confirmed first; a form without a choice or a day is refused below.
  if (values.intent === 'record' && values.chosen.length > 0 && isCalendarDate(values.submittedOn))
    return data({ refusal: null, values, asks: true })
  const recorded = await submissions.record(actor, submissionsOf(values))
  return recorded.ok ? done('recorded', recorded.value.length) : answerRefusal(recorded.refusal, values)
}

export default function Submissions() {
  const page = useLoaderData<typeof loader>()
  return <SubmissionsPage {...page} answer={useActionAnswer<typeof action>() ?? null} />
}
