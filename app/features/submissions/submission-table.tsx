import { Link } from '@remix-run/react'
import { type ChangeEvent, useId } from 'react'
import type { Refusal } from '#app/domain/result.ts'
import { proposeDocumentNumbers } from '#app/domain/submission.ts'
import { formatDay, formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { CONTROL } from '#app/ui/field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
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
      density="dense"
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
          {mayChoose && (
            <th scope="col">
              <span className="sr-only">{t('ofRow')}</span>
            </th>
          )}
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

/** Recipient → number: that of its package, else the next free ones in order. */
function proposedNumbers({ rows, documentNumber }: SubmissionsOverview): Map<string, string> {
  const free = proposeDocumentNumbers(documentNumber, rows.length)
  const proposed = rows
    .filter((row) => row.toSubmit > 0)
    .map((row) => [row.recipient.id, row.package?.about.documentNumber ?? free.shift() ?? ''] as const)
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
      <label className="flex size-8 items-center justify-center pointer-coarse:size-11 max-sm:size-11">
        <input type="checkbox" className="size-5 accent-blue-900" onChange={chooseAll} />
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
            <label className="flex size-8 items-center justify-center pointer-coarse:size-11 max-sm:size-11">
              <input
                type="checkbox"
                name="recipient"
                value={recipient.id}
                defaultChecked={isChosen}
                className="size-5 accent-blue-900"
              />
              <span className="sr-only">{t('chooseRow', { recipient: name })}</span>
            </label>
          )}
        </td>
      )}
      <th scope="row" className="whitespace-nowrap text-left max-sm:flex-[1_0_calc(100%-8rem)]! max-sm:self-center">
        <Link to={`/recipients/${recipient.id}?cycle=${cycleId}`} className="link">
          {name}
        </Link>
      </th>
      <td className="max-sm:order-2">
        <Requests row={row} />
      </td>
      {mayChoose && (
        <td className="max-sm:hidden">
          {row.toSubmit > 0 && (
            <input
              name={documentNumberField(recipient.id)}
              defaultValue={number}
              id={documentNumberId(recipient.id)}
              aria-label={t('documentNumberOf', { recipient: name })}
              aria-invalid={isWrong || undefined}
              className={`${CONTROL} min-h-8! w-48 px-2! py-0.5! text-dns-14N-130!`}
            />
          )}
        </td>
      )}
      <td className={row.toSubmit > 0 ? 'text-dns-14N-130 max-sm:order-3 max-sm:self-center' : 'max-sm:hidden'}>
        <Package row={row} />
      </td>
      <td className={row.toSubmit > 0 ? 'text-dns-14N-130 max-sm:hidden' : 'text-dns-14N-130 max-sm:order-3'}>
        <Deliveries row={row} mayCorrect={mayCorrect} />
      </td>
      <td className="whitespace-nowrap text-dns-14N-130 max-sm:hidden">
        {row.submitted > 0 && t('answersOf', { answered: row.answered, submitted: row.submitted })}
        {row.none > 0 && <span className="block">{t('answersNone', { count: row.none })}</span>}
      </td>
      {mayChoose && (
        <td className={row.toSubmit > 0 ? 'max-sm:order-1' : 'max-sm:hidden'}>
          <OfRow row={row} name={name} />
        </td>
      )}
    </tr>
  )
}

/** What comes next for one recipient: its package, or, when that is there, the record of its delivery. */
function OfRow({ row: { recipient, stage }, name }: { readonly row: SubmissionRow; readonly name: string }) {
  const { t } = useTranslation('submissions')
  if (stage === 'submitted') return null
  const isMade = stage === 'prepared'
  return (
    <SubmitButton
      name={isMade ? 'recordFor' : 'makeFor'}
      value={recipient.id}
      size="small"
      variant="secondary"
      className="whitespace-nowrap max-sm:min-h-11"
      aria-label={t(isMade ? 'recordForRow' : 'makeForRow', { recipient: name })}
    >
      {t(isMade ? 'recordShort' : 'makeShort')}
    </SubmitButton>
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
    <ul className="flex flex-col gap-1">
      {row.submissions.map((submission) => (
        <li key={submission.id}>
          <span id={`${id}-${submission.id}`}>
            {t('handedOverOn', {
              date: formatDay(submission.submittedOn, i18n.language),
              number: submission.documentNumber,
              count: submission.itemCount,
            })}
          </span>
          <span className="flex flex-wrap items-start gap-x-3">
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
                className="link"
                aria-describedby={`${id}-${submission.id}`}
              >
                {t('correctLink')}
              </Link>
            )}
            <details>
              <summary className="link inline-block cursor-pointer" aria-describedby={`${id}-${submission.id}`}>
                {t('more')}
              </summary>
              {submission.place && <p>{t('place', { place: submission.place })}</p>}
              {submission.handedBy && <p>{t('handedBy', { people: submission.handedBy })}</p>}
              <p>
                {t('sha256')} <code className="break-all">{submission.file.sha256}</code>
              </p>
            </details>
          </span>
        </li>
      ))}
    </ul>
  )
}
