import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type JobId, parseId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { JobPage } from '#app/features/jobs/job-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { refusePage } from '#app/routing/answer-refusal.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'

needTexts('book', 'jobs', 'submissions')

export const handle: RouteHandle = { title: 'jobs:title' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const id = parseId<JobId>(params.id)
  const result = id ? await context.services.jobs.show(actor, id) : refuse('notFound')
  return result.ok ? { job: result.value } : refusePage(result.refusal)
}

export default function JobRoute() {
  return <JobPage {...useLoaderData<typeof loader>()} />
}
