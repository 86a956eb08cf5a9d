import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { type JobId, parseId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { statusOf } from '#app/routing/answer-refusal.ts'

/** How far a job is; pages ask again and again, so it says nothing else. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { actor } = context.visitor
  const id = parseId<JobId>(params.id)
  const result = actor && id ? await context.services.jobs.show(actor, id) : refuse(actor ? 'notFound' : 'notSignedIn')
  if (!result.ok) return json({ reason: result.refusal.reason }, { status: statusOf(result.refusal) })
  const { state, done, total, problem } = result.value
  return json({ state, done, total, problem })
}
