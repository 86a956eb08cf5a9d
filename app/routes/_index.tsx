import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { HomePage } from '#app/features/home/home-page.tsx'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'

export const handle: RouteHandle = { title: 'home:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { cycles, home, answers, jobs } = context.services
  const today = todayInJapan(new Date())
  const cycle = await cycles.current()
  if (!cycle) return { name: actor.name, today, cycle: null, home: null, answering: null, jobs: [] }
  const [waiting, answering, mine] = await Promise.all([
    home.forActor(actor),
    answers.openItems(actor),
    jobs.mine(actor),
  ])
  return { name: actor.name, today, cycle, home: waiting, answering, jobs: mine }
}

export default function Home() {
  return <HomePage {...useLoaderData<typeof loader>()} />
}
