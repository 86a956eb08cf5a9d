/** The fiscal year that a federation works for on `today` (YYYY-MM-DD): from March on the coming one. */
export function workedForFiscalYear(today: string): number {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return month >= 3 ? year + 1 : year
}

/** The same day in another year; 29 February becomes 28. */
export const inYear = (day: string, year: number): string => `${year}${day.slice(4)}`.replace('-02-29', '-02-28')
