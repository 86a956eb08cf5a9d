import { Link } from '@remix-run/react'
import type { RequestFilter } from '#app/domain/request-filter.ts'
import { REQUEST_STATES, type RequestState } from '#app/domain/workflow.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { filterHref } from './filter-href.ts'

type Props = { readonly counts: Readonly<Partial<Record<RequestState, number>>>; readonly filter: RequestFilter }

/** How many requests are in each state; a click narrows the list to it, another one takes that back. */
export function StateCounts({ counts, filter }: Props) {
  const { t } = useTranslation(['policyRequests', 'domain'])
  return (
    <nav aria-label={t('policyRequests:statesWithCounts')} className="min-w-0 max-sm:overflow-x-auto">
      <ul className="flex gap-1 sm:flex-wrap">
        {REQUEST_STATES.filter((state) => counts[state] || filter.states.includes(state)).map((state) => {
          const isChosen = filter.states.includes(state)
          const states = isChosen ? filter.states.filter((other) => other !== state) : [...filter.states, state]
          return (
            <li key={state}>
              <Link
                to={filterHref(filter, { states })}
                aria-current={isChosen ? 'true' : undefined}
                className="flex min-h-8 items-center gap-1.5 rounded-8 border border-solid-gray-420 px-2 whitespace-nowrap pointer-coarse:min-h-11 max-sm:min-h-11 text-dns-14N-130 text-solid-gray-900 no-underline hover:bg-blue-50 aria-[current=true]:border-2 aria-[current=true]:border-blue-900 aria-[current=true]:bg-blue-50 aria-[current=true]:font-bold"
              >
                {t(`domain:state.${state}`)}
                <span className="tabular-nums">{counts[state] ?? 0}</span>
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
