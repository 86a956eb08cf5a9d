import { Link } from '@remix-run/react'
import { regionName } from '#app/domain/recipient-data/regions.ts'
import { formatDay } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { TabNav } from '#app/ui/tab-nav.tsx'
import type { AnsweredRequest, RecipientPage as Page } from '#server/answers/recipient-page.ts'
import { ListSteps } from './list-steps.tsx'
import { ReceiptChip } from './mark-label.tsx'
import { ResponseItem } from './response-item.tsx'

/** 提出先のページ: one government, what it was asked year by year, what it answered, what is open. */
export function RecipientPage({ page }: { readonly page: Page }) {
  const { t, i18n } = useTranslation(['answers', 'common'])
  const { recipient, years, year, requests, place, submissions, abilities } = page
  const name = i18n.language === 'en' ? recipient.nameEn : recipient.nameJa
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[{ to: `/answers/matrix${year ? `?cycle=${year.cycleId}` : ''}`, label: t('matrixTitle') }]}
        crumbsLabel={t('common:breadcrumbs')}
        actions={
          abilities.record &&
          year && (
            <LinkButton to={`/answers/${recipient.id}?cycle=${year.cycleId}`} variant="primary">
              {t('recordTitle')}
            </LinkButton>
          )
        }
      />
      <Profile recipient={recipient} />
      {year === null ? (
        <Notice tone="info">{t('recipientEmpty')}</Notice>
      ) : (
        <>
          <TabNav
            label={t('years')}
            items={years.map((one) => ({
              to: `/recipients/${recipient.id}?cycle=${one.cycleId}`,
              label: t('yearWithCounts', { ...one }),
              current: one.cycleId === year.cycleId,
            }))}
          />
          <p className="my-4 text-std-18B-160">
            {year.awaiting > 0 ? t('whatIsOpen', { count: year.awaiting }) : t('nothingOpen')}
          </p>
          {submissions.length > 0 && (
            <section aria-labelledby="submissions" className="mb-6">
              <h2 id="submissions" className="text-std-20B-150">
                {t('submissions')}
              </h2>
              <ul className="mt-1 list-disc pl-6">
                {submissions.map((submission) => (
                  <li key={submission.id}>
                    <Link to={`/files/${submission.file.id}`} reloadDocument className="link">
                      {t('submissionEntry', {
                        date: formatDay(submission.submittedOn, i18n.language),
                        number: submission.documentNumber,
                        count: submission.itemCount,
                      })}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section aria-labelledby="requests">
            <h2 id="requests" className="text-std-20B-150">
              {t('requestsAndAnswers')}
            </h2>
            {requests.map((request) => (
              <Answered key={request.id} request={request} />
            ))}
            <ListSteps place={place} shown={requests.length} />
          </section>
        </>
      )}
    </>
  )
}

function Profile({ recipient }: Pick<Page, 'recipient'>) {
  const { t, i18n } = useTranslation('answers')
  const facts = [
    // As letters address them: they have no other name here.
    { term: t('headTitle'), value: recipient.headTitle, lang: 'ja' },
    { term: t('assembly'), value: recipient.assembly, lang: 'ja' },
    { term: t('regionOf'), value: regionName(recipient.region, i18n.language) },
    { term: t('lgCode'), value: recipient.lgCode },
  ].filter(({ value }) => value)
  return (
    <section aria-label={t('recipientProfile')} className="mb-6">
      <dl className="flex flex-wrap gap-x-8 gap-y-1">
        {facts.map(({ term, value, lang }) => (
          <div key={term} className="flex gap-2">
            <dt className="font-bold">{term}</dt>
            <dd lang={lang}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Shown only: answers are recorded at the desk and judged on the request's page. */
const NOTHING = {
  record: false,
  markNone: false,
  readWithdrawn: false,
  draftEvaluation: false,
  confirmEvaluation: false,
} as const

function Answered({ request }: { readonly request: AnsweredRequest }) {
  const { t, i18n } = useTranslation('answers')
  const { submission, responses } = request
  // Whether evaluations may be seen was decided where they were read: those that may not are not here.
  const readEvaluation = responses.some((response) => response.evaluation !== null)
  return (
    <article className="border-t border-solid-gray-300 py-4">
      <h3 className="flex flex-wrap items-center gap-3 text-std-18B-160">
        <Link
          to={`/answers/request/${request.id}?at=${request.recipient.id}#recipient-${request.recipient.id}`}
          className="link"
        >
          {request.number} <span lang="ja">{request.title}</span>
        </Link>
        <ReceiptChip receipt={request.receipt} />
        {request.isPriority && <Chip tone="red">{t('priority')}</Chip>}
      </h3>
      <p className="text-dns-14N-130 text-solid-gray-700">
        {i18n.language === 'en' ? request.bodyNameEn : request.bodyNameJa}
        {submission && (
          <span className="ml-4">
            {t('submittedOn', {
              date: formatDay(submission.submittedOn, i18n.language),
              number: submission.documentNumber,
            })}
          </span>
        )}
      </p>
      {responses.map((response) => (
        <ResponseItem
          key={response.id}
          response={response}
          submittedOn={response.respondedOn}
          abilities={{ ...NOTHING, readEvaluation }}
          actionUrl={null}
          sent={null}
        />
      ))}
    </article>
  )
}
