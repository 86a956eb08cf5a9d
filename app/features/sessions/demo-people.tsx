import { Form } from '@remix-run/react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import type { DemoPerson } from '#server/sessions/sessions.repository.ts'

/** The prepared people of the sample year: one button each. */
export function DemoPeople({ people, to }: { readonly people: readonly DemoPerson[]; readonly to: string }) {
  const { t, i18n } = useTranslation(['sessions', 'domain'])
  const bodyOf = (role: DemoPerson['roles'][number]) => (i18n.language === 'en' ? role.bodyNameEn : role.bodyNameJa)
  return (
    <section aria-labelledby="demo-people">
      <h2 id="demo-people" className="text-std-20B-160">
        {t('sessions:demoTitle')}
      </h2>
      <p className="mb-3">{t('sessions:demoLead')}</p>
      <Form method="post" reloadDocument>
        <input type="hidden" name="to" value={to} />
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {people.map((person) => (
            <li key={person.id}>
              <button
                type="submit"
                name="person"
                value={person.id}
                className="flex size-full min-h-16 flex-col rounded-8 border border-blue-900 bg-white px-4 py-3 text-left hover:bg-blue-50"
              >
                <span className="text-std-16B-170 text-blue-1000">{person.name}</span>
                {person.roles.map((role) => (
                  <span key={`${role.role}${role.bodyNameJa}`} className="text-dns-14N-130">
                    {t('sessions:demoRole', { role: t(`domain:role.${role.role}`), body: bodyOf(role) })}
                  </span>
                ))}
              </button>
            </li>
          ))}
        </ul>
      </Form>
    </section>
  )
}
