import { Link } from '@remix-run/react'
import { useId } from 'react'
import { formatDay, formatShortDay } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import type { SubmissionRow } from '#server/submissions/show-submissions.ts'

type Props = { readonly row: SubmissionRow; readonly mayCorrect: boolean }

/**
 * What was handed over to a recipient: the newest delivery in two lines, those before it behind a word. On a phone all of them
 * stand behind their number while the row is about the next one.
 */
export function SubmissionRecords({ row: { submissions, toSubmit }, mayCorrect }: Props) {
  const { t } = useTranslation('submissions')
  const [newest, ...earlier] = submissions
  if (!newest) return <span className="text-solid-gray-700 max-sm:hidden">{t('notHandedOver')}</span>
  return (
    <>
      {toSubmit > 0 && (
        <details className="record-switch sm:hidden">
          <summary className="link inline-flex min-h-11 cursor-pointer items-center whitespace-nowrap">
            {t('records', { count: submissions.length })}
          </summary>
        </details>
      )}
      <div className="record-list">
        <Delivery delivery={newest} mayCorrect={mayCorrect}>
          {earlier.length > 0 && (
            <details>
              <summary className="link inline-block cursor-pointer">
                {t('earlierRecords', { count: earlier.length })}
              </summary>
              <ul className="flex flex-col gap-1">
                {earlier.map((delivery) => (
                  <li key={delivery.id}>
                    <Delivery delivery={delivery} mayCorrect={mayCorrect} />
                  </li>
                ))}
              </ul>
            </details>
          )}
        </Delivery>
      </div>
    </>
  )
}

type DeliveryProps = Pick<Props, 'mayCorrect'> & {
  readonly delivery: SubmissionRow['submissions'][number]
  readonly children?: React.ReactNode
}

function Delivery({ delivery, mayCorrect, children }: DeliveryProps) {
  const { t, i18n } = useTranslation('submissions')
  const id = useId()
  return (
    <>
      <span id={id} className="block whitespace-nowrap max-sm:whitespace-normal">
        {t('handedOverOn', {
          date: formatShortDay(delivery.submittedOn, i18n.language),
          number: delivery.documentNumber,
          count: delivery.itemCount,
        })}
      </span>
      <span className="flex items-start gap-x-3 whitespace-nowrap max-sm:flex-wrap">
        <Link to={`/files/${delivery.file.id}`} reloadDocument className="link" aria-describedby={id}>
          {t('keptFile')}
        </Link>
        {mayCorrect && (
          <Link to={`/submissions/${delivery.id}/record`} className="link" aria-describedby={id}>
            {t('correctLink')}
          </Link>
        )}
        <details>
          <summary className="link inline-block cursor-pointer" aria-describedby={id}>
            {t('more')}
          </summary>
          <div className="max-w-64 whitespace-normal">
            <p>{formatDay(delivery.submittedOn, i18n.language)}</p>
            {delivery.place && <p>{t('place', { place: delivery.place })}</p>}
            {delivery.handedBy && <p>{t('handedBy', { people: delivery.handedBy })}</p>}
            <p>
              {t('sha256')} <code className="break-all">{delivery.file.sha256}</code>
            </p>
          </div>
        </details>
        {children}
      </span>
    </>
  )
}
