import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readRequestFilter } from '#app/domain/request-filter.ts'
import { RequestListPage } from '#app/features/policy-requests/request-list-page.tsx'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'

export const handle: RouteHandle = { title: 'policyRequests:listTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { cycles, policyRequests } = context.services
  const filter = readRequestFilter(new URL(request.url).searchParams)
  const cycle = await cycles.current()
  if (!cycle) return { cycle: null, filter, list: null, committees: [], recipients: [], mayCreate: false }
  const [list, committees, recipients, creatable] = await Promise.all([
    policyRequests.list(actor, cycle.id, filter),
    policyRequests.committees(),
    policyRequests.recipients(),
    policyRequests.committeesToCreateIn(actor),
  ])
  return { cycle, filter, list, committees, recipients, mayCreate: creatable.length > 0 }
}

export default function RequestList() {
  return <RequestListPage {...useLoaderData<typeof loader>()} />
}
