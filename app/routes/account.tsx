import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { AccountPage } from '#app/features/administration/account-page.tsx'
import { refusePage } from '#app/routing/answer-refusal.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'

export const handle: RouteHandle = { title: 'administration:accountTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await context.services.people.own(requireActor(context, request))
  return person.ok ? { person: person.value, today: todayInJapan(new Date()) } : refusePage(person.refusal)
}

export default function Account() {
  return <AccountPage {...useLoaderData<typeof loader>()} />
}
