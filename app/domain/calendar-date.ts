/**
 * The years that people can mean. Beyond them a slip of the hand becomes what neither the database nor the reckoning holds:
 * PostgreSQL knows no year 0, and the day after 9999-12-31 has a year of five digits.
 */
const YEARS = { first: '1900', last: '2999' } as const

/** Is `text` a day of the years 1900–2999 that exists, written YYYY-MM-DD? */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  if (text.slice(0, 4) < YEARS.first || text.slice(0, 4) > YEARS.last) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

// Made once: making one takes longer than a query, and every request asks what day it is.
const daysInJapan = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day it is in Japan at `now`, YYYY-MM-DD. Terms, meetings and phases are reckoned by it, wherever the server stands. */
export const todayInJapan = (now: Date): string => daysInJapan.format(now)

/** A database DATE (midnight UTC) as YYYY-MM-DD. */
export const toCalendarDate = (date: Date): string => date.toISOString().slice(0, 10)

/** YYYY-MM-DD as a database DATE (midnight UTC). */
export const fromCalendarDate = (text: string): Date => new Date(`${text}T00:00:00Z`)

/** The day `days` after `day`, both YYYY-MM-DD. */
export function addDays(day: string, days: number): string {
  const date = fromCalendarDate(day)
  date.setUTCDate(date.getUTCDate() + days)
  return toCalendarDate(date)
}

/** The same day so many years later; 29 February becomes the 28th where the year has none. */
export function addYears(day: string, years: number): string {
  const moved = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
  return isCalendarDate(moved) ? moved : moved.replace(/-29$/, '-28')
}
