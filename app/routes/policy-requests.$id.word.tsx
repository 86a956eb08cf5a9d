import type { LoaderFunctionArgs } from '@remix-run/node'
import { type PolicyRequestId, parseId } from '#app/domain/ids.ts'
import { REQUEST_DOCUMENTS } from '#app/domain/request-documents.ts'
import { refuse } from '#app/domain/result.ts'
import { fileResponse, isFromThisSite } from '#app/features/jobs/file-response.ts'
import { refusePage } from '#app/routing/answer-refusal.ts'
import { requireActor } from '#app/routing/require-actor.ts'

/** One request as a Word document, in its present text; of which kind, the address says (`?document=`). */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  if (!isFromThisSite(request)) return refusePage({ reason: 'notPermitted' })
  const id = parseId<PolicyRequestId>(params.id)
  const asked = new URL(request.url).searchParams.get('document') ?? REQUEST_DOCUMENTS[0]
  const kind = REQUEST_DOCUMENTS.find((known) => known === asked)
  const result = id && kind ? await context.services.book.exportRequest(actor, id, kind) : refuse('notFound')
  return result.ok ? fileResponse(result.value) : refusePage(result.refusal)
}
