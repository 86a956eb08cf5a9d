import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileResponse } from '#app/features/jobs/file-response.ts'
import { refusePage } from '#app/routing/answer-refusal.ts'
import { requireActor } from '#app/routing/require-actor.ts'

/** Hands out a file of a wish to those who may read the wish. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const file = await context.services.attachments.download(actor, params.id, params.attachmentId)
  return file.ok ? fileResponse(file.value) : refusePage(file.refusal)
}
