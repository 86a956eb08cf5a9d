import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { type ProposalId, parseId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { isFromThisSite } from '#app/features/jobs/file-response.ts'
import { statusOf } from '#app/routing/answer-refusal.ts'
import { cycleOfAddress } from '#app/routing/cycle-of-address.ts'

/** What the others have in hand on the desk, and whether it changed; open pages ask again and again, so it says nothing else. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = context.visitor
  const { consolidation, cycles } = context.services
  const refused = (reason: 'notSignedIn' | 'notPermitted' | 'notFound') =>
    json({ reason }, { status: statusOf(refuse(reason).refusal) })
  if (!actor) return refused('notSignedIn')
  if (!isFromThisSite(request)) return refused('notPermitted')
  const search = new URL(request.url).searchParams
  const ownWindow = parseId(search.get('window'))
  const years = ownWindow && (await cycles.toShow(cycleOfAddress(request)))
  if (!years) return refused('notFound')
  const own = { window: ownWindow, wishId: parseId<ProposalId>(search.get('wish')) }
  const watched = await consolidation.watch(actor, years.cycle.id, own)
  if (!watched.ok) return json({ reason: watched.refusal.reason }, { status: statusOf(watched.refusal) })
  return json(watched.value)
}
