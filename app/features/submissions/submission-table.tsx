import { Link } from '@remix-run/react'
import { type ChangeEvent, useId } from 'react'
import type { Refusal } from '#app/domain/result.ts'
import { fillDocumentNumber } from '#app/domain/submission.ts'
import { formatDay, formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { CONTROL } from '#app/ui/field.tsx'
import { PhoneLabel } from '#app/ui/phone-label.tsx'
import type { SubmissionRow, SubmissionsOverview } from '#server/submissions/show-submissions.ts'
import {
  documentNumberField,
  documentNumberId,
  packageJobField,
  type SubmissionsFormValues,
} from './submissions-form.ts'

type Props = {
  readonly overview: SubmissionsOverview
  readonly values: SubmissionsFormValues | null
  readonly refusal: Refusal | null
}

/** The recipients of the year with what was made and handed over; rows are chosen for the work below. */
export function SubmissionTable({ overview, values, refusal }: Props) {
  const { t } = useTranslation('submissions')
  const mayChoose = overview.abilities.record
  const numbers = proposedNumbers(overview)
  return (
    <DataTable
      caption={t('tableCaption', { cycle: overview.cycle.title })}
      captionIs="hidden"
      minWidth="wide"
      onPhone="stacked"
    >
      <thead>
        <tr>
          {mayChoose && <ChooseAll />}
          <th scope="col">{t('recipient')}</th>
          <th scope="col">{t('requests')}</th>
          {mayChoose && <th scope="col">{t('documentNumber')}</th>}
          <th scope="col">{t('package')}</th>
          <th scope="col">{t('handedOver')}</th>
          <th scope="col">{t('answers')}</th>
        </tr>
      </thead>
      <tbody>
        {overview.rows.map((row) => {
          const index = values?.chosen.indexOf(row.recipient.id) ?? -1
          return (
            <Row
              key={row.recipient.id}
              row={row}
              cycleId={overview.cycle.id}
              mayChoose={mayChoose}
              mayCorrect={overview.abilities.correct}
              isChosen={index >= 0}
              number={values?.documentNumbers[row.recipient.id] ?? numbers.get(row.recipient.id) ?? ''}
              isWrong={index >= 0 && refusal?.fields?.[`packages.${index}.documentNumber`] !== undefined}
            />
          )
        })}
      </tbody>
    </DataTable>
  )
}

/** Recipient → number: that of its package, else the next ones in order. */
function proposedNumbers({ rows, documentNumber: { pattern, next } }: SubmissionsOverview): Map<string, string> {
  let number = next
  const proposed = rows
    .filter((row) => row.toSubmit > 0)
    .map((row) => {
      const made = row.package?.about.documentNumber
      return [row.recipient.id, made ?? fillDocumentNumber(pattern, number++)] as const
    })
  return new Map(proposed)
}

function ChooseAll() {
  const { t } = useTranslation('submissions')
  const chooseAll = (event: ChangeEvent<HTMLInputElement>) => {
    for (const box of event.target.form?.querySelectorAll<HTMLInputElement>('input[name="recipient"]') ?? [])
      box.checked = event.target.checked
  }
  return (
    <th scope="col" className="max-sm:hidden">
      <label className="flex size-11 items-center justify-center">
        <input type="checkbox" className="size-6 accent-blue-900" onChange={chooseAll} />
        <span className="sr-only">{t('chooseAll')}</span>
      </label>
    </th>
  )
}

type RowProps = {
  readonly row: SubmissionRow
  readonly cycleId: string
  readonly mayChoose: boolean
  readonly mayCorrect: boolean
  readonly isChosen: boolean
  readonly number: string
  readonly isWrong: boolean
}

function Row({ row, cycleId, mayChoose, mayCorrect, isChosen, number, isWrong }: RowProps) {
  const { t, i18n } = useTranslation('submissions')
  const { recipient } = row
  const name = i18n.language === 'en' ? recipient.nameEn : recipient.nameJa
  return (
    <tr className="[&>*]:align-middle">
      {mayChoose && (
        <td className={row.toSubmit > 0 ? undefined : 'max-sm:hidden'}>
          {row.toSubmit > 0 && (
            <label className="flex size-11 items-center justify-center">
              <input
                type="checkbox"
                name="recipient"
                value={recipient.id}
                defaultChecked={isChosen}
                className="size-6 accent-blue-900"
              />
              <span className="sr-only">{t('chooseRow', { recipient: name })}</span>
            </label>
          )}
        </td>
      )}
      <th scope="row" className="whitespace-nowrap text-left max-sm:self-center">
        <Link to={`/recipients/${recipient.id}?cycle=${cycleId}`} className="link">
          {name}
        </Link>
      </th>
      <td>
        <Requests row={row} />
      </td>
      {mayChoose && (
        <td className={row.toSubmit > 0 ? undefined : 'max-sm:hidden'}>
          {row.toSubmit > 0 && <PhoneLabel>{t('documentNumber')}</PhoneLabel>}
          {row.toSubmit > 0 && (
            <input
              name={documentNumberField(recipient.id)}
              defaultValue={number}
              id={documentNumberId(recipient.id)}
              aria-label={t('documentNumberOf', { recipient: name })}
              aria-invalid={isWrong || undefined}
              className={`${CONTROL} w-56`}
            />
          )}
        </td>
      )}
      <td className={row.toSubmit > 0 ? undefined : 'max-sm:hidden'}>
        {row.toSubmit > 0 && <PhoneLabel>{t('package')}</PhoneLabel>}
        <Package row={row} />
      </td>
      <td>
        <PhoneLabel>{t('handedOver')}</PhoneLabel>
        <Deliveries row={row} mayCorrect={mayCorrect} />
      </td>
      <td className="whitespace-nowrap">
        {row.submitted > 0 && <PhoneLabel>{t('answers')}</PhoneLabel>}
        {row.submitted > 0 && t('answersOf', { answered: row.answered, submitted: row.submitted })}
        {row.none > 0 && <span className="block">{t('answersNone', { count: row.none })}</span>}
      </td>
    </tr>
  )
}

function Requests({ row: { adopted, submitted, toSubmit } }: { readonly row: SubmissionRow }) {
  const { t } = useTranslation('submissions')
  if (toSubmit > 0) return t('requestsOf', { adopted, toSubmit })
  // A request can be closed without having gone to a recipient that is marked 回答なし.
  return submitted === adopted
    ? t('requestsDone', { adopted })
    : t('requestsClosed', { adopted, submitted, closed: adopted - submitted })
}

function Package({ row: { recipient, toSubmit, package: made } }: { readonly row: SubmissionRow }) {
  const { t, i18n } = useTranslation('submissions')
  if (toSubmit === 0) return null
  if (!made) return <span className="text-solid-gray-700">{t('packageNone')}</span>
  if (made.state !== 'finished' || !made.file)
    return (
      <Link to={`/jobs/${made.id}`} className="link">
        {made.state === 'failed' ? t('packageFailed') : t('packageMaking')}
      </Link>
    )
  return (
    <>
      {made.isCurrent && <input type="hidden" name={packageJobField(recipient.id)} value={made.id} />}
      <Link to={`/files/${made.file.id}`} reloadDocument className="link">
        {t('packageMade', {
          date: formatMoment(made.createdAt, i18n.language),
          number: made.about.documentNumber,
        })}
      </Link>
      {!made.isCurrent && <p className="text-dns-14N-130">{t('packageStale')}</p>}
    </>
  )
}

function Deliveries({ row, mayCorrect }: Pick<RowProps, 'row' | 'mayCorrect'>) {
  const { t, i18n } = useTranslation('submissions')
  const id = useId()
  if (row.submissions.length === 0) return <span className="text-solid-gray-700">{t('notHandedOver')}</span>
  return (
    <ul className="flex flex-col gap-2">
      {row.submissions.map((submission) => (
        <li key={submission.id}>
          <span id={`${id}-${submission.id}`}>
            {t('handedOverOn', {
              date: formatDay(submission.submittedOn, i18n.language),
              number: submission.documentNumber,
              count: submission.itemCount,
            })}
          </span>
          <span className="block text-dns-14N-130">
            <Link
              to={`/files/${submission.file.id}`}
              reloadDocument
              className="link"
              aria-describedby={`${id}-${submission.id}`}
            >
              {t('keptFile')}
            </Link>
            {mayCorrect && (
              <Link
                to={`/submissions/${submission.id}/record`}
                className="link ml-3"
                aria-describedby={`${id}-${submission.id}`}
              >
                {t('correctLink')}
              </Link>
            )}
            {submission.place && <span className="ml-3">{t('place', { place: submission.place })}</span>}
            {submission.handedBy && <span className="ml-3">{t('handedBy', { people: submission.handedBy })}</span>}
          </span>
          <Disclosure summary={t('sha256')}>
            <code className="break-all text-dns-14N-130">{submission.file.sha256}</code>
          </Disclosure>
        </li>
      ))}
    </ul>
  )
}
