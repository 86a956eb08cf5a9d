import type { LoaderFunctionArgs } from '@remix-run/node'
import { parseId, type StoredFileId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { fileResponse } from '#app/features/jobs/file-response.ts'
import { refusePage } from '#app/routing/answer-refusal.ts'
import { requireActor } from '#app/routing/require-actor.ts'

/** Hands out a kept file to those who may read what is in it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const id = parseId<StoredFileId>(params.id)
  const result = id ? await context.services.files.open(actor, id) : refuse('notFound')
  return result.ok ? fileResponse(result.value) : refusePage(result.refusal)
}
