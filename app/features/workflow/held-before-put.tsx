import type { Refusal } from '#app/domain/result.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'

type Props = {
  readonly isTicked: boolean
  readonly refusal: Refusal | null
}

/** Asked where the day of a meeting is before its request was put to the body: is it recorded afterwards, and the day right? */
export function HeldBeforePut({ isTicked, refusal }: Props) {
  const { t } = useTranslation('workflow')
  if (!isTicked && refusal?.reason !== 'heldOnBeforePut') return null
  return (
    <Checkbox name="heldBeforePut" label={t('heldBeforePut')} help={t('heldBeforePutHelp')} defaultChecked={isTicked} />
  )
}
