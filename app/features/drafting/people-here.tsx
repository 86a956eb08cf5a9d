import { useTranslation } from '#app/i18n/use-translation.ts'
import type { PersonHere } from './connection/people-here.ts'

type Props = { readonly people: readonly PersonHere[]; readonly name: string }

/** Who has the text open: those who can write with the colour of their caret, readers apart. */
export function PeopleHere({ people, name }: Props) {
  const { t } = useTranslation('drafting')
  const { t: common } = useTranslation('common')
  return (
    <ul aria-label={t('peopleHere')} className="people-here">
      <li>{t('you', { name })}</li>
      {people.map((person) => (
        <li key={person.id}>
          <span
            aria-hidden="true"
            className="size-3 rounded-full"
            ref={(dot) => {
              // By property: the page's security policy forbids styles in markup.
              if (dot) dot.style.backgroundColor = person.color
            }}
          />
          {person.name}
          {!person.canWrite && common('bracketed', { text: t('reading') })}
        </li>
      ))}
    </ul>
  )
}
