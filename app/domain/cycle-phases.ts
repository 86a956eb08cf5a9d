/** The six phases of a cycle, in their order (DOMAIN: `Cycle`). */
export const CYCLE_PHASE_KINDS = ['collect', 'deliberate', 'decide', 'submit', 'answer', 'review'] as const
export type CyclePhaseKind = (typeof CYCLE_PHASE_KINDS)[number]

/** A phase with its first and last day, YYYY-MM-DD, both inclusive. */
export type CyclePhase = { readonly kind: CyclePhaseKind; readonly startsOn: string; readonly endsOn: string }

export type PhaseTime = 'past' | 'now' | 'future'

/** Where `today` (YYYY-MM-DD) stands to a phase. Phases may overlap: designated cities answer while others still receive. */
export function phaseTime(phase: CyclePhase, today: string): PhaseTime {
  if (today > phase.endsOn) return 'past'
  return today < phase.startsOn ? 'future' : 'now'
}

/** Phases whose last day is before their first, or that begin before the one ahead of them: kinds of those that are wrong. */
export function misplacedPhases(phases: readonly CyclePhase[]): CyclePhaseKind[] {
  return phases
    .filter((phase, index) => phase.endsOn < phase.startsOn || phase.startsOn < (phases[index - 1]?.startsOn ?? ''))
    .map((phase) => phase.kind)
}

/**
 * The usual days of a cycle whose requests are for `fiscalYear` (April to March): the first federation's year, as
 * docs/rules.md tells it. The work is done in the calendar year before.
 */
export function usualPhases(fiscalYear: number): CyclePhase[] {
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

/** The usual title of a cycle: it is the title of its book, so it is in the language of the documents. */
export const usualCycleTitle = (fiscalYear: number): string => `${fiscalYear}年度に向けた政策・制度要求と提言`
