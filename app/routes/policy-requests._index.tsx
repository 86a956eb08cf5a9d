import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type RequestFilter, readRequestFilter } from '#app/domain/request-filter.ts'
import { RequestListPage } from '#app/features/policy-requests/request-list-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'

needTexts('policyRequests', 'sdgs')

export const handle: RouteHandle = { title: 'policyRequests:listTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { cycles, policyRequests } = context.services
  const asked = readRequestFilter(new URL(request.url).searchParams)
  const years = await cycles.toShow(asked.cycleId)
  if (!years) return { years, filter: asked, list: null, committees: [], recipients: [], mayCreate: false }
  const { cycle } = years
  const filter: RequestFilter = { ...asked, cycleId: cycle.isCurrent ? null : cycle.id }
  const [list, committees, recipients, creatable] = await Promise.all([
    policyRequests.list(actor, cycle.id, filter),
    policyRequests.committees(),
    policyRequests.recipients(),
    policyRequests.committeesToCreateIn(actor),
  ])
  // What is created goes into the current year, so another one's list does not offer it.
  return { years, filter, list, committees, recipients, mayCreate: cycle.isCurrent && creatable.length > 0 }
}

export default function RequestList() {
  const { years, ...page } = useLoaderData<typeof loader>()
  return <RequestListPage {...page} cycle={years?.cycle ?? null} />
}
