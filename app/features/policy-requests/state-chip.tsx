import { type RequestState, STATES, type StateLook } from '#app/domain/workflow.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip, type ChipTone } from '#app/ui/chip.tsx'

const TONES: Record<StateLook, ChipTone> = {
  begun: 'outline',
  underWay: 'blue',
  near: 'yellow',
  carried: 'green',
  lost: 'red',
  over: 'neutral',
}

/** The state of a request in words. */
export function StateChip({ state }: { readonly state: RequestState }) {
  const { t } = useTranslation('domain')
  return <Chip tone={TONES[STATES[state].look]}>{t(`state.${state}`)}</Chip>
}
