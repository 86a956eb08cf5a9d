import { Form, Link } from '@remix-run/react'
import type { Refused } from '#app/forms/form-answer.tsx'
import { membershipName, termText, timeOfTerm } from '#app/i18n/membership-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { PersonEntry } from '#server/people/people.ts'
import { PersonForm } from './person-form.tsx'
import { PersonState } from './person-state.tsx'

type Props = {
  readonly people: readonly PersonEntry[]
  readonly total: number
  readonly page: number
  readonly pageCount: number
  readonly words: string
  readonly today: string
  /** Makes it harmless that the form arrives twice. */
  readonly formKey: string
  readonly answer: Refused | null
}

/** 人: everybody with their roles and terms; adding a person. */
export function PeoplePage({ people, total, page, pageCount, words, today, formKey, answer }: Props) {
  const { t } = useTranslation(['people', 'common'])
  const hrefOf = (to: number) =>
    `/admin/people?${new URLSearchParams({ ...(words && { q: words }), page: String(to) })}`
  return (
    <>
      <PageHeader title={t('people:title')} help={{ label: t('common:aboutPage'), text: t('people:lead') }} />
      <div className="max-w-4xl">
        <Disclosure summary={t('people:add')} isOpen={answer !== null}>
          <p className="mb-3">{t('people:addLead')}</p>
          <PersonForm
            formKey={formKey}
            stored={{ name: '', kana: '', email: '' }}
            answer={answer}
            button={t('people:add')}
          />
        </Disclosure>
      </div>
      <Form
        method="get"
        action="/admin/people"
        key={words}
        className="mb-2 flex flex-wrap items-end gap-x-4 gap-y-3 print:hidden"
      >
        <div className="flex items-end gap-3">
          <TextField label={t('people:search')} name="q" type="search" defaultValue={words} width="medium" />
          <Button type="submit" variant="secondary" className="shrink-0">
            {t('people:filter')}
          </Button>
        </div>
        {words !== '' && (
          <Link to="/admin/people" className="link inline-flex min-h-11 items-center">
            {t('people:clearFilters')}
          </Link>
        )}
      </Form>
      <p className="mb-2">{t('people:count', { count: total })}</p>
      {people.length === 0 ? (
        <Notice tone="info">{t('people:empty')}</Notice>
      ) : (
        <PeopleTable people={people} today={today} />
      )}
      <Pagination
        label={t('common:pages')}
        page={page}
        pageCount={pageCount}
        hrefOf={hrefOf}
        previous={t('common:previousPage')}
        next={t('common:nextPage')}
      />
    </>
  )
}

function PeopleTable({ people, today }: Pick<Props, 'people' | 'today'>) {
  const { t } = useTranslation('people')
  return (
    <DataTable caption={t('caption')} captionIs="hidden" minWidth="medium" density="dense" onPhone="stacked">
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('memberships')}</th>
          <th scope="col">{t('email')}</th>
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <Link to={`/admin/people/${person.id}`} className="link">
                {person.name}
              </Link>
              {person.kana && (
                <span className="block text-dns-14N-130 text-solid-gray-700 max-sm:ml-2 max-sm:inline">
                  {person.kana}
                </span>
              )}
            </th>
            <td>
              <Memberships person={person} today={today} />
            </td>
            <td className="break-all">{person.email}</td>
            <td>
              <PersonState person={person} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function Memberships({ person, today }: { readonly person: PersonEntry; readonly today: string }) {
  const { t, i18n } = useTranslation(['people', 'access', 'domain'])
  const shown = person.memberships.filter((membership) => timeOfTerm(membership, today) !== 'ended')
  if (shown.length === 0) return t('people:noneNow')
  return (
    <ul>
      {shown.map((membership) => (
        <li key={membership.id}>
          {t('access:membership', membershipName(t, membership, i18n.language))}
          <span className="ml-2 inline-block text-dns-14N-130 text-solid-gray-700">
            {termText(t, membership, i18n.language)}
          </span>
        </li>
      ))}
    </ul>
  )
}
