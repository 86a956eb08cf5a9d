import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'

type Props = { readonly isUrgent: boolean; readonly isLate: boolean; readonly isTyped?: boolean }

/** What is special about a wish. */
export function ProposalMarks({ isUrgent, isLate, isTyped = false }: Props) {
  const { t } = useTranslation('proposals')
  return (
    <>
      {isUrgent && <Chip tone="red">{t('urgent')}</Chip>} {isLate && <Chip tone="yellow">{t('late')}</Chip>}{' '}
      {isTyped && <Chip tone="outline">{t('typed')}</Chip>}
    </>
  )
}
