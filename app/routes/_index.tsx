import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { AccessPanel } from '#app/features/access/access-panel.tsx'
import { HomePage } from '#app/features/home/home-page.tsx'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'

export const handle: RouteHandle = { title: 'home:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { cycles, home, answers, jobs, membershipAsks, accessNotices } = context.services
  const today = todayInJapan(new Date())
  const [cycle, asks, notices] = await Promise.all([
    cycles.current(),
    membershipAsks.open(actor),
    accessNotices.for(actor),
  ])
  const access = { personId: actor.personId, asks, notices }
  if (!cycle) return { name: actor.name, today, cycle: null, home: null, answering: null, jobs: [], access }
  const [waiting, answering, mine] = await Promise.all([
    home.forActor(actor),
    answers.openItems(actor),
    jobs.mine(actor),
  ])
  return { name: actor.name, today, cycle, home: waiting, answering, jobs: mine, access }
}

export default function Home() {
  const { access, ...home } = useLoaderData<typeof loader>()
  return <HomePage {...home} access={<AccessPanel {...access} />} />
}
