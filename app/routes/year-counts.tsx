import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { refuse } from '#app/domain/result.ts'
import { YearCountsPage } from '#app/features/year-counts/year-counts-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { refusePage } from '#app/routing/answer-refusal.ts'
import { cycleOfAddress } from '#app/routing/cycle-of-address.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'

needTexts('yearCounts')

export const handle: RouteHandle = { title: 'yearCounts:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { cycles, yearCounts } = context.services
  const years = await cycles.toShow(cycleOfAddress(request))
  if (!years) return refusePage(refuse('notFound').refusal)
  const counts = await yearCounts.show(actor, years.cycle.id)
  return counts.ok ? { cycle: years.cycle, counts: counts.value } : refusePage(counts.refusal)
}

export default function YearCounts() {
  return <YearCountsPage {...useLoaderData<typeof loader>()} />
}
