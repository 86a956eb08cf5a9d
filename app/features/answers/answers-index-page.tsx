import { Link } from '@remix-run/react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PhoneLabel } from '#app/ui/phone-label.tsx'
import type { AwaitedAnswers } from '#server/answers/open-items.repository.ts'
import type { OpenItems } from '#server/answers/open-items.ts'
import type { AnswersOverview } from '#server/answers/recording-desk.ts'

type Props = AnswersOverview

/** 回答の記録: which recipient's letter has come, and what else is open. Who evaluates only sees the evaluations. */
export function AnswersIndexPage({ recipients, open }: Props) {
  const { t } = useTranslation('answers')
  return (
    <>
      <PageHeader
        title={t(recipients ? 'indexTitle' : 'evaluationsTitle')}
        lead={t(recipients ? 'indexLead' : 'evaluationsLead')}
        actions={<LinkButton to="/answers/matrix">{t('matrixLink')}</LinkButton>}
      />
      {!recipients ? (
        open.toEvaluate.total + open.toConfirm.total === 0 && <Notice tone="info">{t('evaluationsEmpty')}</Notice>
      ) : recipients.length === 0 ? (
        <Notice tone="info">{t('indexEmpty')}</Notice>
      ) : (
        <RecipientsToRecord recipients={recipients} />
      )}
      <OpenAnswers title={t('toEvaluate', { count: open.toEvaluate.total })} {...open.toEvaluate} />
      <OpenAnswers title={t('toConfirm', { count: open.toConfirm.total })} {...open.toConfirm} />
    </>
  )
}

function RecipientsToRecord({ recipients }: { readonly recipients: readonly AwaitedAnswers[] }) {
  const { t, i18n } = useTranslation('answers')
  return (
    <DataTable caption={t('indexTable')} captionIs="hidden" onPhone="stacked">
      <thead>
        <tr>
          <th scope="col">{t('recipient')}</th>
          <th scope="col">{t('cycle')}</th>
          <th scope="col" className="numeric">
            {t('submitted')}
          </th>
          <th scope="col" className="numeric">
            {t('answered')}
          </th>
          <th scope="col" className="numeric">
            {t('awaiting')}
          </th>
          <th scope="col">{t('indexTitle')}</th>
        </tr>
      </thead>
      <tbody>
        {recipients.map(({ recipient, cycleId, cycleTitle, submitted, answered, awaiting }) => {
          const name = i18n.language === 'en' ? recipient.nameEn : recipient.nameJa
          return (
            <tr key={`${recipient.id} ${cycleId}`}>
              <th scope="row" className="whitespace-nowrap text-left">
                <Link to={`/recipients/${recipient.id}?cycle=${cycleId}`} className="link">
                  {name}
                </Link>
              </th>
              <td className="max-sm:w-full">{cycleTitle}</td>
              <td className="numeric">
                <PhoneLabel>{t('submitted')}</PhoneLabel>
                {submitted}
              </td>
              <td className="numeric">
                <PhoneLabel>{t('answered')}</PhoneLabel>
                {answered}
              </td>
              <td className="numeric">
                <PhoneLabel>{t('awaiting')}</PhoneLabel>
                {awaiting}
              </td>
              <td>
                <Link to={`/answers/${recipient.id}?cycle=${cycleId}`} className="link">
                  <span aria-hidden="true">{t('open')}</span>
                  <span className="sr-only">{t('openFor', { recipient: name, cycle: cycleTitle })}</span>
                </Link>
              </td>
            </tr>
          )
        })}
      </tbody>
    </DataTable>
  )
}

type OpenProps = OpenItems['toConfirm'] & { readonly title: string }

function OpenAnswers({ title, items, total }: OpenProps) {
  const { t, i18n } = useTranslation('answers')
  if (total === 0) return null
  return (
    <section className="mt-8" aria-label={title}>
      <h2 className="text-std-20B-150">{title}</h2>
      <ul className="mt-2 list-disc pl-6">
        {items.map(({ responseId, requestId, number, title: requestTitle, recipient }) => (
          <li key={responseId}>
            <Link to={`/answers/request/${requestId}?at=${recipient.id}#recipient-${recipient.id}`} className="link">
              {t('openItem', {
                number,
                title: requestTitle,
                recipient: i18n.language === 'en' ? recipient.nameEn : recipient.nameJa,
              })}
            </Link>
          </li>
        ))}
      </ul>
      {total > items.length && <p>{t('more', { count: total - items.length })}</p>}
    </section>
  )
}
