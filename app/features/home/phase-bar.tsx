import { phaseTime } from '#app/domain/cycle-phases.ts'
import { formatDay } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'
import type { Cycle } from '#server/cycles/cycles.ts'

const TONES = { past: 'neutral', now: 'blue', future: 'outline' } as const

/** The phases of the year in their order, each marked as done, now or to come. */
export function PhaseBar({ cycle, today }: { readonly cycle: Cycle; readonly today: string }) {
  const { t, i18n } = useTranslation(['home', 'domain'])
  const mark = { past: t('home:phasePast'), now: t('home:phaseNow'), future: t('home:phaseFuture') }
  return (
    <section aria-labelledby="phases">
      <h2 id="phases" className="text-std-18B-160">
        {t('home:phases', { cycle: cycle.title })}
      </h2>
      <p className="text-dns-14N-130 text-solid-gray-700">
        {t('home:today')}　{formatDay(today, i18n.language)}
      </p>
      <ol className="mt-2 border-l-4 border-solid-gray-200">
        {cycle.phases.map((phase) => {
          const time = phaseTime(phase, today)
          return (
            <li
              key={phase.kind}
              aria-current={time === 'now' ? 'step' : undefined}
              className="-ml-1 border-l-4 border-transparent py-1.5 pl-3 aria-[current=step]:border-blue-900"
            >
              <span className="flex items-center gap-2 text-dns-16B-130">
                {t(`domain:phase.${phase.kind}`)}
                <Chip tone={TONES[time]}>{mark[time]}</Chip>
              </span>
              <span className="text-dns-14N-130 text-solid-gray-700">
                {formatDay(phase.startsOn, i18n.language)} – {formatDay(phase.endsOn, i18n.language)}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
