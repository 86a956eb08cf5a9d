import { CYCLE_PHASE_KINDS } from '#app/domain/cycle-phases.ts'
import type { FormValues } from '#app/forms/form-answer.tsx'

/** The name of a phase's field in the form; also what the service calls it when it is wrong. */
export const phaseField = (index: number, field: 'startsOn' | 'endsOn'): string => `phases.${index}.${field}`

/** What the service takes for a cycle, from the fields of the form. */
export const cycleInputOf = (values: FormValues) => ({
  ...values,
  phases: CYCLE_PHASE_KINDS.map((kind, index) => ({
    kind,
    startsOn: values[phaseField(index, 'startsOn')] ?? '',
    endsOn: values[phaseField(index, 'endsOn')] ?? '',
  })),
})
