import { Form } from '@remix-run/react'
import { FormRefusal, fieldId, type Refused } from '#app/forms/form-answer.tsx'
import { membershipName, termText, timeOfTerm } from '#app/i18n/membership-text.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'
import { DateField } from '#app/ui/date-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { MembershipOfPerson } from '#server/people/people.repository.ts'
import type { PersonEntry } from '#server/people/people.ts'

type Props = { readonly person: PersonEntry; readonly today: string; readonly refused: Refused | null }

/** The memberships of a person with their terms; the last day of each can be set. */
export function MembershipList({ person, today, refused }: Props) {
  const { t } = useTranslation('people')
  if (person.memberships.length === 0) return <p>{t('noMemberships')}</p>
  return (
    <ul aria-label={t('membershipsCaption', { name: person.name })} className="divide-y divide-solid-gray-200">
      {person.memberships.map((membership) => (
        <Item
          key={`${membership.id} ${membership.endsOn}`}
          membership={membership}
          today={today}
          refused={refused?.values.membershipId === membership.id ? refused : null}
        />
      ))}
    </ul>
  )
}

type ItemProps = { readonly membership: MembershipOfPerson; readonly today: string; readonly refused: Refused | null }

function Item({ membership, today, refused }: ItemProps) {
  const { t, i18n } = useTranslation(['people', 'access', 'domain'])
  const name = t('access:membership', membershipName(t, membership, i18n.language))
  const time = timeOfTerm(membership, today)
  return (
    <li className="py-3">
      <p className="font-bold">
        {name}
        <span className="ml-2">
          <Chip tone={time === 'inForce' ? 'green' : 'neutral'}>{t(`people:${time}`)}</Chip>
        </span>
      </p>
      <p className="text-dns-16N-130">{termText(t, membership, i18n.language)}</p>
      {time !== 'ended' && (
        <Disclosure summary={t('people:endMembershipOf', { membership: name })} isOpen={refused !== null}>
          <EndForm membership={membership} today={today} refused={refused} />
        </Disclosure>
      )}
    </li>
  )
}

function EndForm({ membership, today, refused }: ItemProps) {
  const { t } = useTranslation(['people', 'common', 'refusals'])
  return (
    <Form method="post" className="flex flex-col gap-3">
      {refused && (
        <FormRefusal refusal={refused.refusal} prefix={membership.id} labels={{ endsOn: t('people:lastDay') }} />
      )}
      <input type="hidden" name="intent" value="endMembership" />
      <input type="hidden" name="membershipId" value={membership.id} />
      <DateField
        id={fieldId(membership.id, 'endsOn')}
        label={t('people:lastDay')}
        name="endsOn"
        help={t('people:endMembershipHelp')}
        requiredMark={t('common:required')}
        min={membership.startsOn}
        defaultValue={refused?.values.endsOn ?? membership.endsOn ?? (today < membership.startsOn ? '' : today)}
        error={fieldError(t, refused?.refusal, 'endsOn')}
      />
      <div>
        <SubmitButton variant="secondary">{t('people:endMembership')}</SubmitButton>
      </div>
    </Form>
  )
}
