import { Link } from '@remix-run/react'
import { phaseTime } from '#app/domain/cycle-phases.ts'
import { formatDay, formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import type { Cycle } from '#server/cycles/cycles.ts'

/** One kind of waiting work. Each item leads to the place where it is done. */
export type TurnEntry = {
  readonly kind:
    | 'handIn'
    | 'wishDraft'
    | 'confirmWishes'
    | 'decideWishes'
    | 'carryOver'
    | 'draft'
    | 'approve'
    | 'takeUp'
    | 'consolidate'
    | 'confirm'
    | 'adopt'
    | 'submit'
    | 'close'
    | 'answer'
    | 'draftEvaluation'
    | 'evaluate'
  readonly total: number
  readonly items: readonly {
    readonly key: string
    readonly href: string
    readonly number: string | null
    readonly title: string
    readonly place: string
    /** Title of the year where it is not the current one. */
    readonly year: string | null
    readonly at: Date | string | null
  }[]
  /** Lists with what is not shown here; one for each year that has some. */
  readonly more: readonly { readonly href: string; readonly count: number; readonly year: string | null }[]
}

type Props = { readonly turns: readonly TurnEntry[]; readonly cycle: Cycle; readonly today: string }

/** 「あなたの番です」; when nothing waits it says what comes next. */
export function TurnList({ turns, cycle, today }: Props) {
  const { t, i18n } = useTranslation(['home', 'common', 'domain'])
  if (turns.length === 0) {
    const next = cycle.phases.find((phase) => phaseTime(phase, today) === 'future')
    return (
      <p className="panel mt-3">
        {t('home:nothing')}
        {next &&
          ` ${t('home:nothingNext', { phase: t(`domain:phase.${next.kind}`), from: formatDay(next.startsOn, i18n.language), to: formatDay(next.endsOn, i18n.language) })}`}
      </p>
    )
  }
  return (
    <div className="mt-3 flex flex-col gap-5">
      {turns.map((turn) => (
        <section key={turn.kind} aria-labelledby={`turn-${turn.kind}`} className="panel">
          <h3 id={`turn-${turn.kind}`} className="flex items-baseline gap-2 text-std-16B-170">
            {t(`home:turn_${turn.kind}`)}
            <span className="text-dns-14N-130 text-solid-gray-700">{t('home:count', { count: turn.total })}</span>
          </h3>
          <ul className="divide-y divide-solid-gray-200">
            {turn.items.map((item) => (
              <li key={item.key} className="flex flex-wrap items-baseline gap-x-3 py-2">
                {item.number && (
                  <span className="text-dns-14N-130 tabular-nums text-solid-gray-700">{item.number}</span>
                )}
                <Link
                  to={item.href}
                  // Titles of requests are Japanese; a recipient is named in the language of the page.
                  lang={item.number === null ? undefined : 'ja'}
                  className="link min-w-0 flex-1 basis-64"
                >
                  {item.title}
                </Link>
                <span className="flex flex-wrap gap-x-4 text-dns-14N-130 text-solid-gray-700">
                  {item.year && <span lang="ja">{item.year}</span>}
                  <span>{item.place}</span>
                  {item.at && <span>{t('home:untouchedSince', { date: formatMoment(item.at, i18n.language) })}</span>}
                </span>
              </li>
            ))}
          </ul>
          {turn.more.map(({ href, count, year }) => (
            <p key={href}>
              <Link to={href} className="link text-dns-16N-130">
                {year && year + t('common:colon')}
                {t('home:more', { count })}
              </Link>
            </p>
          ))}
        </section>
      ))}
    </div>
  )
}
