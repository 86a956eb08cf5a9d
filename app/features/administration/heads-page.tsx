import { Form, Link } from '@remix-run/react'
import { headFingerprint } from '#app/domain/form-fingerprints.ts'
import type { Refused } from '#app/forms/form-answer.tsx'
import { formatDay } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { RecipientHead, RecipientWithHeads } from '#server/recipients/recipient-heads.repository.ts'
import { HeadForm } from './head-form.tsx'
import { BasedOn } from './overtaken.tsx'

type Props = {
  readonly recipients: readonly RecipientWithHeads[]
  /** YYYY-MM-DD */
  readonly today: string
  /** The recipient whose terms are shown, when the address names one, and the term of it that is changed. */
  readonly opened: RecipientWithHeads | null
  readonly changedId: string | null
  /** What the last form did. */
  readonly done: 'saved' | 'removed' | null
  /** Makes it harmless that the form arrives twice. */
  readonly formKey: string
  readonly answer: Refused | null
}

/** 提出先の首長・議長: who is in office, and for one recipient its terms with a form. */
export function HeadsPage({ recipients, today, opened, changedId, done, formKey, answer }: Props) {
  const { t, i18n } = useTranslation('heads')
  const nameOf = (recipient: RecipientWithHeads) => (i18n.language === 'en' ? recipient.nameEn : recipient.nameJa)
  if (!opened)
    return (
      <>
        <PageHeader title={t('title')} lead={t('lead')} />
        <RecipientTable {...{ recipients, today, nameOf }} />
      </>
    )
  const recipient = nameOf(opened)
  const changed = opened.heads.find(({ id }) => id === changedId) ?? null
  return (
    <>
      <PageHeader title={t('editOf', { recipient })} lead={t('lead')} />
      {done && !answer && <Notice tone="success">{t(done, { recipient })}</Notice>}
      <section aria-labelledby="edit" className="panel my-4 flex max-w-4xl flex-col gap-4">
        <h2 id="edit" className="text-std-18B-160">
          {changed ? t('changeOf', { name: changed.name }) : t('addTitle')}
        </h2>
        <HeadForm
          key={changed?.id ?? opened.heads.length}
          {...{ recipientId: opened.id, stored: changed, formKey, answer }}
        />
      </section>
      <TermTable heads={opened.heads} recipientId={opened.id} answer={answer} />
      <p>
        <Link to="/admin/heads" className="link inline-flex min-h-11 items-center">
          {t('all')}
        </Link>
      </p>
    </>
  )
}

type TableProps = Pick<Props, 'recipients' | 'today'> & { readonly nameOf: (recipient: RecipientWithHeads) => string }

function RecipientTable({ recipients, today, nameOf }: TableProps) {
  const { t } = useTranslation('heads')
  const inOffice = ({ heads }: RecipientWithHeads) =>
    heads.find(({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || endsOn >= today))
  return (
    <DataTable caption={t('caption')} captionIs="hidden" minWidth="none" onPhone="stacked">
      <thead>
        <tr>
          <th scope="col">{t('recipient')}</th>
          <th scope="col">{t('office')}</th>
          <th scope="col">{t('today')}</th>
          <th scope="col">
            <span className="sr-only">{t('edit')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {recipients.map((recipient) => (
          <tr key={recipient.id}>
            <th scope="row">{nameOf(recipient)}</th>
            <td lang="ja">{recipient.kind === 'assembly' ? t('speaker') : recipient.headTitle}</td>
            <td>{inOffice(recipient)?.name ?? t('none')}</td>
            <td>
              <Link
                to={`/admin/heads?recipient=${recipient.id}`}
                className="link"
                aria-label={t('editOf', { recipient: nameOf(recipient) })}
              >
                {t('edit')}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

type TermProps = Pick<Props, 'answer'> & { readonly heads: readonly RecipientHead[]; readonly recipientId: string }

function TermTable({ heads, recipientId, answer }: TermProps) {
  const { t, i18n } = useTranslation('heads')
  const termOf = ({ startsOn, endsOn }: RecipientHead) =>
    [
      t('from', { day: formatDay(startsOn, i18n.language) }),
      ...(endsOn ? [t('until', { day: formatDay(endsOn, i18n.language) })] : []),
    ].join(' ')
  if (heads.length === 0) return <Notice tone="info">{t('noTerms')}</Notice>
  return (
    <DataTable caption={t('terms')} minWidth="none">
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('term')}</th>
          <th scope="col">
            <span className="sr-only">{t('change')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {heads.map((head) => (
          <tr key={head.id}>
            <th scope="row">{head.name}</th>
            <td>{termOf(head)}</td>
            <td>
              <div className="flex flex-wrap items-start gap-x-4">
                <Link
                  to={`/admin/heads?recipient=${recipientId}&head=${head.id}`}
                  className="link inline-flex min-h-11 items-center"
                  aria-label={t('changeOf', { name: head.name })}
                >
                  {t('change')}
                </Link>
                <details className="open:basis-full">
                  <summary className="link inline-flex min-h-11 cursor-pointer items-center">
                    {t('remove')}
                    <span className="sr-only">{t('bracketedName', { name: head.name })}</span>
                  </summary>
                  <Form method="post" className="flex flex-col items-start gap-2 pb-2">
                    <p>{t('removeAsk', { name: head.name, term: termOf(head) })}</p>
                    <input type="hidden" name="recipientId" value={recipientId} />
                    <input type="hidden" name="headId" value={head.id} />
                    <BasedOn current={headFingerprint(head)} answer={answer} />
                    <SubmitButton variant="danger" name="intent" value="remove">
                      {t('removeOf', { name: head.name })}
                    </SubmitButton>
                  </Form>
                </details>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
