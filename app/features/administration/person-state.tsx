import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'
import type { PersonEntry } from '#server/people/people.ts'

/** May the person sign in: yes, not before a password is set, or not any more. */
export function PersonState({ person }: { readonly person: Pick<PersonEntry, 'isDisabled' | 'hasPassword'> }) {
  const { t } = useTranslation('people')
  if (person.isDisabled) return <Chip tone="red">{t('state_disabled')}</Chip>
  if (!person.hasPassword) return <Chip tone="yellow">{t('state_invited')}</Chip>
  return <Chip tone="green">{t('state_active')}</Chip>
}
