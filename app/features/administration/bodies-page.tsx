import { Link } from '@remix-run/react'
import type { BodyKind } from '#app/domain/roles.ts'
import type { Refused } from '#app/forms/form-answer.tsx'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PhoneLabel } from '#app/ui/phone-label.tsx'
import type { BodyEntry } from '#server/bodies/bodies.repository.ts'
import { BodyForm } from './body-form.tsx'

type Props = {
  readonly bodies: readonly BodyEntry[]
  /** The body that is being changed, when the address names one. */
  readonly edited: BodyEntry | null
  /** What the last form did, and to which body. */
  readonly done: { readonly what: 'added' | 'saved'; readonly body: BodyEntry } | null
  /** Makes it harmless that the form arrives twice. */
  readonly formKey: string
  readonly kinds: readonly BodyKind[]
  readonly answer: Refused | null
}

/** 組織: the list, a form to add one and, when one was chosen, the form to change it. */
export function BodiesPage({ bodies, edited, done, formKey, kinds, answer }: Props) {
  const { t, i18n } = useTranslation('bodies')
  const nameOf = (body: BodyEntry) => (i18n.language === 'en' ? body.nameEn : body.nameJa)
  const { t: common } = useTranslation('common')
  return (
    <>
      <PageHeader title={t('title')} help={{ label: common('aboutPage'), text: t('lead') }} />
      {done && !answer && <Notice tone="success">{t(done.what, { name: nameOf(done.body) })}</Notice>}
      {edited ? (
        <section aria-labelledby="edit" className="panel my-4 flex max-w-4xl flex-col gap-4">
          <h2 id="edit" className="text-std-18B-160">
            {t('editOf', { name: nameOf(edited) })}
          </h2>
          <BodyForm key={edited.id} stored={edited} formKey={null} kinds={kinds} answer={answer} />
          <p>
            <Link to="/admin/bodies" className="link inline-flex min-h-11 items-center">
              {t('all')}
            </Link>
          </p>
        </section>
      ) : (
        <div className="max-w-4xl">
          <Disclosure summary={t('add')} isOpen={answer !== null}>
            <BodyForm key={bodies.length} stored={null} formKey={formKey} kinds={kinds} answer={answer} />
          </Disclosure>
        </div>
      )}
      {bodies.length === 0 ? <Notice tone="info">{t('empty')}</Notice> : <BodyTable bodies={bodies} nameOf={nameOf} />}
    </>
  )
}

type TableProps = Pick<Props, 'bodies'> & { readonly nameOf: (body: BodyEntry) => string }

function BodyTable({ bodies, nameOf }: TableProps) {
  const { t } = useTranslation(['bodies', 'domain'])
  return (
    <DataTable caption={t('bodies:caption')} captionIs="hidden" minWidth="none" density="dense" onPhone="stacked">
      <thead>
        <tr>
          <th scope="col">{t('bodies:name')}</th>
          <th scope="col">{t('bodies:kind')}</th>
          <th scope="col" className="numeric">
            {t('bodies:numberShort')}
          </th>
          <th scope="col">
            <span className="sr-only">{t('bodies:edit')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {bodies.map((body) => (
          <tr key={body.id}>
            <th scope="row">{nameOf(body)}</th>
            <td>{t(`domain:bodyKind.${body.kind}`)}</td>
            <td className="numeric">
              {body.number !== null && <PhoneLabel>{t('bodies:numberShort')}</PhoneLabel>}
              {body.number}
            </td>
            <td>
              <Link
                to={`/admin/bodies?edit=${body.id}`}
                className="link"
                aria-label={t('bodies:editOf', { name: nameOf(body) })}
              >
                {t('bodies:edit')}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
