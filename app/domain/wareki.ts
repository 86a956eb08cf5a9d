/** Dates as documents write them: 和暦, 西暦, or both. */

export const DATE_STYLES = ['wareki', 'seireki', 'both'] as const
export type DateStyle = (typeof DATE_STYLES)[number]

/**
 * First day of each era, newest first. 令和: 平成31年政令第143号; 平成: 昭和64年政令第1号; 昭和 and 大正: the edicts of those days;
 * 明治: the edict of 1868 counts back to the first day of that (lunar) year.
 */
const ERAS = [
  { name: '令和', firstDay: '2019-05-01' },
  { name: '平成', firstDay: '1989-01-08' },
  { name: '昭和', firstDay: '1926-12-25' },
  { name: '大正', firstDay: '1912-07-30' },
  { name: '明治', firstDay: '1868-01-25' },
] as const

/**
 * Writes a day: 「令和8年11月23日」, 「2026年11月23日」, or 「令和8年（2026年）11月23日」. The first year of an era is 元年.
 * @param date YYYY-MM-DD; before 明治 it is written in 西暦 whatever the style
 */
export function formatDate(date: string, style: DateStyle): string {
  const [year = '', month, day] = date.split('-')
  const monthAndDay = `${Number(month)}月${Number(day)}日`
  return `${formatYear(Number(year), eraYear(date), style)}${monthAndDay}`
}

/**
 * Writes a fiscal year: 「令和5年度」, 「2023年度」, or 「令和5年度（2023年度）」. A year in whose first months an era began bears its
 * name throughout (2019 is 令和元年度), one that an era ended in later keeps the old name (1988 is 昭和63年度).
 */
export function formatFiscalYear(fiscalYear: number, style: DateStyle): string {
  const wareki = eraYear(`${fiscalYear}-07-31`)
  if (style === 'seireki' || !wareki) return `${fiscalYear}年度`
  return style === 'wareki' ? `${wareki}年度` : `${wareki}年度（${fiscalYear}年度）`
}

/** The fiscal year (April to March) that a day, YYYY-MM-DD, belongs to. */
export function fiscalYearOf(date: string): number {
  const year = Number(date.slice(0, 4))
  return Number(date.slice(5, 7)) >= 4 ? year : year - 1
}

function formatYear(year: number, wareki: string | null, style: DateStyle): string {
  if (style === 'seireki' || !wareki) return `${year}年`
  return style === 'wareki' ? `${wareki}年` : `${wareki}年（${year}年）`
}

/** 「令和8」, 「平成元」; null before 明治. */
function eraYear(date: string): string | null {
  const era = ERAS.find(({ firstDay }) => date >= firstDay)
  if (!era) return null
  const year = Number(date.slice(0, 4)) - Number(era.firstDay.slice(0, 4)) + 1
  return `${era.name}${year === 1 ? '元' : year}`
}
