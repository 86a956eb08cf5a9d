import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { reachOf } from '#app/domain/permissions.ts'
import { AccessPanel } from '#app/features/access/access-panel.tsx'
import { AccountReminder } from '#app/features/account/account-reminder.tsx'
import { HomePage } from '#app/features/home/home-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { requireOwn } from '#app/routing/require-own.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'

needTexts('access', 'account', 'home', 'jobs')

export const handle: RouteHandle = { title: 'home:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const own = requireOwn(context, request)
  const { actor } = own
  const { account, cycles, home, answers, jobs, policyRequests, membershipAsks, accessNotices, proposals, carryOver } =
    context.services
  const today = todayInJapan(new Date())
  const [cycle, asks, notices, reminder] = await Promise.all([
    cycles.current(),
    membershipAsks.open(actor),
    accessNotices.for(actor),
    account.reminder(own),
  ])
  const access = { personId: actor.personId, asks, notices }
  // Who opens the house only has no list to open and nothing to look for in it.
  const mayRead = reachOf(actor, 'policyRequest.read').length > 0
  if (!cycle)
    return {
      reminder,
      name: actor.name,
      today,
      cycle: null,
      home: null,
      answering: null,
      wishes: null,
      carryOvers: 0,
      jobs: [],
      mayRead,
      recipients: [],
      access,
    }
  const [waiting, answering, wishes, carryOvers, mine, recipients] = await Promise.all([
    home.forActor(actor),
    answers.openItems(actor),
    proposals.waiting(actor, cycle.id),
    carryOver.waiting(actor),
    jobs.mine(actor),
    mayRead ? policyRequests.recipients() : [],
  ])
  return {
    reminder,
    name: actor.name,
    today,
    cycle,
    home: waiting,
    answering,
    wishes,
    carryOvers,
    jobs: mine,
    mayRead,
    recipients,
    access,
  }
}

export default function Home() {
  const { reminder, access, ...home } = useLoaderData<typeof loader>()
  return (
    <>
      {reminder && <AccountReminder {...reminder} />}
      <HomePage {...home} access={<AccessPanel {...access} />} />
    </>
  )
}
