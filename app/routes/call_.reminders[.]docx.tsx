import type { LoaderFunctionArgs } from '@remix-run/node'
import { type BodyId, parseId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { fileResponse, isFromThisSite } from '#app/features/jobs/file-response.ts'
import { refusePage } from '#app/routing/answer-refusal.ts'
import { cycleOfAddress } from '#app/routing/cycle-of-address.ts'
import { requireActor } from '#app/routing/require-actor.ts'

/** Letters of reminder as one Word file: to all bodies that have handed in nothing, or to one (`body`). */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  if (!isFromThisSite(request)) return refusePage({ reason: 'notPermitted' })
  const { reminders, cycles } = context.services
  const body = new URL(request.url).searchParams.get('body')
  const bodyId = parseId<BodyId>(body)
  const years = await cycles.toShow(cycleOfAddress(request))
  if (!years || (body !== null && !bodyId)) return refusePage(refuse('notFound').refusal)
  const written = await reminders.write(actor, years.cycle.id, bodyId)
  return written.ok ? fileResponse(written.value) : refusePage(written.refusal)
}
