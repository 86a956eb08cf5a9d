import type { ReactNode } from 'react'
import { membershipName, termText, timeOfTerm } from '#app/i18n/membership-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import type { PersonEntry } from '#server/people/people.ts'

/** What is registered about the person, and the roles in force. */
export function Particulars({ person, today }: { readonly person: PersonEntry; readonly today: string }) {
  const { t, i18n } = useTranslation(['account', 'access', 'people', 'domain'])
  const inForce = person.memberships.filter((membership) => timeOfTerm(membership, today) === 'inForce')
  return (
    <section aria-labelledby="particulars" className="panel flex flex-col gap-3">
      <h2 id="particulars" className="text-std-18B-160">
        {t('account:particulars')}
      </h2>
      <dl className="flex flex-col gap-3">
        <Entry label={t('account:name')}>
          <dd>{person.name}</dd>
        </Entry>
        <Entry label={t('account:email')}>
          <dd className="break-all">{person.email}</dd>
        </Entry>
        <Entry label={t('account:roles')}>
          {inForce.length === 0 && <dd>{t('account:noRoles')}</dd>}
          {inForce.map((membership) => (
            <dd key={membership.id}>
              {t('access:membership', membershipName(t, membership, i18n.language))}
              <span className="ml-2 inline-block text-dns-14N-130 text-solid-gray-700">
                {termText(t, membership, i18n.language)}
              </span>
            </dd>
          ))}
        </Entry>
      </dl>
    </section>
  )
}

const Entry = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt className="text-std-16B-170">{label}</dt>
    {children}
  </div>
)
