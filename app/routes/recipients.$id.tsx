import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type CycleId, type PolicyRequestId, parseId, type RecipientId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { RecipientPage } from '#app/features/answers/recipient-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { refusePage } from '#app/routing/answer-refusal.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'

needTexts('answers')

export const handle: RouteHandle = { title: 'answers:recipient' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const id = parseId<RecipientId>(params.id)
  const search = new URL(request.url).searchParams
  const cycleId = parseId<CycleId>(search.get('cycle'))
  const at = parseId<PolicyRequestId>(search.get('at'))
  const page = id
    ? await context.services.answers.recipientPage(actor, { recipientId: id, cycleId, at })
    : refuse('notFound')
  return page.ok ? { page: page.value } : refusePage(page.refusal)
}

export default function RecipientRoute() {
  return <RecipientPage {...useLoaderData<typeof loader>()} />
}
