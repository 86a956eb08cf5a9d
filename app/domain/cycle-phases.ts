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
