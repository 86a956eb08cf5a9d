import type { CyclePhase } from '#app/domain/cycle-phases.ts'

/**
 * The days of a cycle whose requests are for `fiscalYear` (April to March): the usual year of the first federation, as
 * DOMAIN tells it. The work is done in the calendar year before.
 */
export function phasesFor(fiscalYear: number): CyclePhase[] {
  const year = fiscalYear - 1
  return [
    { kind: 'collect', startsOn: `${year}-03-01`, endsOn: `${year}-04-30` },
    { kind: 'deliberate', startsOn: `${year}-04-15`, endsOn: `${year}-06-30` },
    { kind: 'decide', startsOn: `${year}-07-01`, endsOn: `${year}-07-31` },
    { kind: 'submit', startsOn: `${year}-08-01`, endsOn: `${year}-11-30` },
    { kind: 'answer', startsOn: `${year}-11-01`, endsOn: `${fiscalYear}-01-31` },
    { kind: 'review', startsOn: `${fiscalYear}-02-01`, endsOn: `${fiscalYear}-03-31` },
  ]
}

/** The fiscal year that a federation works for on `today` (YYYY-MM-DD): from March on the coming one. */
export function workedForFiscalYear(today: string): number {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return month >= 3 ? year + 1 : year
}

/** The same day in another year; 29 February becomes 28. */
export const inYear = (day: string, year: number): string => `${year}${day.slice(4)}`.replace('-02-29', '-02-28')
