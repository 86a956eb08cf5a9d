const TOKYO = 'Asia/Tokyo'

/** One formatter for each zone: making one costs a hundred times as much as using it. */
const formatters = Object.fromEntries(
  [TOKYO, 'UTC'].map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    }),
  ]),
)

const WEEKDAYS = {
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** Year, month (1–12), day and time of `date` on the clocks of `timeZone`. */
function readClock(date: Date, timeZone: string) {
  const parts = Object.fromEntries(
    formatters[timeZone]?.formatToParts(date).map(({ type, value }) => [type, value]) ?? [],
  )
  const [year, month, day] = [Number(parts.year), Number(parts.month), Number(parts.day)]
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return { year, month, day, weekday, time: `${parts.hour}:${parts.minute}` }
}

type Clock = ReturnType<typeof readClock>

// Put together here, not by Intl: servers and browsers of different versions set commas and spaces differently, and React
// would find another text in the browser than in the page.
function writeDay({ year, month, day, weekday }: Clock, locale: string, withYear: boolean): string {
  if (locale === 'en') return `${WEEKDAYS.en[weekday]}, ${day} ${MONTHS[month - 1]}${withYear ? ` ${year}` : ''}`
  return `${withYear ? `${year}年` : ''}${month}月${day}日(${WEEKDAYS.ja[weekday]})`
}

/**
 * A moment as people read it: 「11月23日(月) 14:05」, with the year when it is not this one. Always on Japan's clocks, so that
 * server and browser agree.
 * @param moment a Date, or its ISO form as a loader's data carries it
 * @param locale `ja` or `en`; anything else reads as Japanese
 */
export function formatMoment(moment: Date | string, locale: string, now: Date = new Date()): string {
  const clock = readClock(new Date(moment), TOKYO)
  const day = writeDay(clock, locale, clock.year !== readClock(now, TOKYO).year)
  return locale === 'en' ? `${day}, ${clock.time}` : `${day} ${clock.time}`
}

/** A day (YYYY-MM-DD) as people read it, always with its year: 「2026年11月23日(月)」. */
export const formatDay = (day: string, locale: string): string =>
  writeDay(readClock(new Date(`${day}T00:00:00Z`), 'UTC'), locale, true)

/** A day (YYYY-MM-DD) in as little room as it can take, where the year is known from what stands around: 「8/1」, “1 Aug”. */
export function formatShortDay(day: string, locale: string): string {
  const { month, day: date } = readClock(new Date(`${day}T00:00:00Z`), 'UTC')
  return locale === 'en' ? `${date} ${MONTHS[month - 1]}` : `${month}/${date}`
}
