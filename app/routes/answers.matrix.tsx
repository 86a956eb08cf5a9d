import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readMatrixFilter } from '#app/domain/matrix-filter.ts'
import { MatrixPage } from '#app/features/answers/matrix-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { refusePage } from '#app/routing/answer-refusal.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'

needTexts('answers')

export const handle: RouteHandle = { title: 'answers:matrixTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const filter = readMatrixFilter(new URL(request.url).searchParams)
  const matrix = await context.services.answers.matrix(actor, filter)
  return matrix.ok ? { matrix: matrix.value, filter } : refusePage(matrix.refusal)
}

export default function MatrixRoute() {
  return <MatrixPage {...useLoaderData<typeof loader>()} />
}
