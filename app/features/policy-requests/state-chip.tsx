import type { RequestState } from '#app/domain/workflow.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip, type ChipTone } from '#app/ui/chip.tsx'

const TONES: Record<RequestState, ChipTone> = {
  drafting: 'outline',
  inCommittee: 'blue',
  committeeApproved: 'blue',
  consolidating: 'yellow',
  onCentralAgenda: 'yellow',
  adopted: 'green',
  submitted: 'green',
  closed: 'neutral',
  rejected: 'red',
  withdrawn: 'neutral',
  merged: 'neutral',
}

/** The state of a request in words. */
export function StateChip({ state }: { readonly state: RequestState }) {
  const { t } = useTranslation('domain')
  return <Chip tone={TONES[state]}>{t(`state.${state}`)}</Chip>
}
