import { Form } from '@remix-run/react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { PersonEntry } from '#server/people/people.ts'
import { membershipName, termText, timeOfTerm } from './membership-text.ts'

/** アカウント: what is registered about oneself, and signing out everywhere. */
export function AccountPage({ person, today }: { readonly person: PersonEntry; readonly today: string }) {
  const { t, i18n } = useTranslation(['administration', 'people', 'domain'])
  const inForce = person.memberships.filter((membership) => timeOfTerm(membership, today) === 'inForce')
  return (
    <>
      <PageHeader title={t('administration:accountTitle')} lead={t('administration:accountLead')} />
      <div className="flex max-w-4xl flex-col gap-6">
        <dl className="panel flex flex-col gap-3">
          <div>
            <dt className="text-std-16B-170">{t('administration:accountName')}</dt>
            <dd>{person.name}</dd>
          </div>
          <div>
            <dt className="text-std-16B-170">{t('administration:accountEmail')}</dt>
            <dd className="break-all">{person.email}</dd>
          </div>
          <div>
            <dt className="text-std-16B-170">{t('administration:accountRoles')}</dt>
            {inForce.length === 0 && <dd>{t('administration:accountNoRoles')}</dd>}
            {inForce.map((membership) => (
              <dd key={membership.id}>
                {t('people:membership', membershipName(t, membership, i18n.language))}
                <span className="ml-2 inline-block text-dns-14N-130 text-solid-gray-700">
                  {termText(t, membership, i18n.language)}
                </span>
              </dd>
            ))}
          </div>
        </dl>
        <section aria-labelledby="sign-out" className="panel flex flex-col gap-3">
          <h2 id="sign-out" className="text-std-18B-160">
            {t('administration:accountSignOutTitle')}
          </h2>
          <p>{t('administration:accountSignOutHelp')}</p>
          <Form method="post" action="/sign-out" reloadDocument>
            <SubmitButton variant="secondary">{t('administration:accountSignOut')}</SubmitButton>
          </Form>
        </section>
      </div>
    </>
  )
}
