import type { CellMark, ReceiptState } from '#app/domain/answer-progress.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip, type ChipTone } from '#app/ui/chip.tsx'

/** Gives the words for a mark; the sign or colour beside them only repeats what they say. */
export function useMarkLabel(): (mark: CellMark) => string {
  const { t } = useTranslation(['answers', 'domain'])
  return (mark) => {
    switch (mark) {
      case 'notSubmitted':
      case 'awaiting':
      case 'answered':
      case 'none':
        return t(`answers:mark_${mark}`)
      default:
        return t(`domain:evaluation.${mark}`)
    }
  }
}

const TONES: Record<ReceiptState, ChipTone> = {
  notSubmitted: 'outline',
  awaiting: 'yellow',
  answered: 'green',
  none: 'neutral',
}

/** 受領状況 as a chip. */
export function ReceiptChip({ receipt }: { readonly receipt: ReceiptState }) {
  const label = useMarkLabel()
  return <Chip tone={TONES[receipt]}>{label(receipt)}</Chip>
}
