import type { Locale } from './create-i18n.ts'

const TOKYO = 'Asia/Tokyo'
const LANGUAGE: Record<Locale, string> = { ja: 'ja-JP', en: 'en-GB' }

const yearOf = (date: Date): string => new Intl.DateTimeFormat('en', { timeZone: TOKYO, year: 'numeric' }).format(date)

/**
 * A moment as people read it: 「11月23日(月) 14:05」, with the year when it is not this one. Always Japan's time, so that
 * server and browser agree.
 */
export function formatMoment(moment: Date | string, locale: string, now: Date = new Date()): string {
  const date = new Date(moment)
  return new Intl.DateTimeFormat(LANGUAGE[locale === 'en' ? 'en' : 'ja'], {
    timeZone: TOKYO,
    ...(yearOf(date) !== yearOf(now) && { year: 'numeric' }),
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(date)
}

/** A day (YYYY-MM-DD) as people read it: 「2026年11月23日(月)」. */
export function formatDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(LANGUAGE[locale === 'en' ? 'en' : 'ja'], {
    timeZone: 'UTC',
    year: 'numeric',
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
  }).format(new Date(`${day}T00:00:00Z`))
}
