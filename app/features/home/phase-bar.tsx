import { phaseTime } from '#app/domain/cycle-phases.ts'
import { formatDay, formatShortDay } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import type { Cycle } from '#server/cycles/cycles.ts'

const LINES = {
  past: 'border-solid-gray-420 text-solid-gray-700',
  now: 'border-blue-900 text-blue-1000',
  future: 'border-solid-gray-200 text-solid-gray-800',
} as const

/** The year as a slim bar: its phases in their order, each marked in words as done, now or to come, and today. */
export function PhaseBar({ cycle, today }: { readonly cycle: Cycle; readonly today: string }) {
  const { t, i18n } = useTranslation(['home', 'domain'])
  const mark = { past: t('home:phasePast'), now: t('home:phaseNow'), future: t('home:phaseFuture') }
  return (
    <section aria-labelledby="phases" className="mb-5">
      <h2 id="phases" className="sr-only">
        {t('home:phases', { cycle: cycle.title })}
      </h2>
      <p className="mb-1 flex flex-wrap gap-x-4 text-dns-14N-130 text-solid-gray-700">
        <span lang="ja">{cycle.title}</span>
        <span>
          {t('home:today')}　{formatDay(today, i18n.language)}
        </span>
      </p>
      <ol className="grid grid-cols-2 gap-x-1 gap-y-2 sm:grid-cols-3 lg:grid-cols-6">
        {cycle.phases.map((phase) => {
          const time = phaseTime(phase, today)
          return (
            <li
              key={phase.kind}
              aria-current={time === 'now' ? 'step' : undefined}
              // On a phone the work comes first: there the bar is what is now.
              className={`border-t-4 pt-1 text-dns-14N-130 ${LINES[time]} ${time === 'now' ? '' : 'max-sm:hidden'}`}
            >
              <span className={time === 'now' ? 'font-bold' : ''}>
                {t(`domain:phase.${phase.kind}`)}
                <span className="ml-2">{mark[time]}</span>
              </span>
              <span className="block">
                {formatShortDay(phase.startsOn, i18n.language)}–{formatShortDay(phase.endsOn, i18n.language)}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
