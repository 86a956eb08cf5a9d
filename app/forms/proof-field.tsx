import type { Refusal } from '#app/domain/result.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { TextField } from '#app/ui/text-field.tsx'
import { fieldId } from './form-answer.tsx'

type Props = {
  /** Proved lately in this session: nothing is asked then. */
  readonly isProved: boolean
  readonly prefix: string
  readonly refusal?: Refusal | null
}

/** Asks once more for the own password, where what the form does is delicate and the last proof is some time ago. */
export function ProofField({ isProved, prefix, refusal }: Props) {
  const { t } = useTranslation(['common', 'refusals'])
  if (isProved) return null
  return (
    <TextField
      id={fieldId(prefix, 'currentPassword')}
      label={t('common:ownPassword')}
      name="currentPassword"
      type="password"
      help={t('common:ownPasswordHelp')}
      requiredMark={t('common:required')}
      autoComplete="current-password"
      error={fieldError(t, refusal, 'currentPassword')}
    />
  )
}
