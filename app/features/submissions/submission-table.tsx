import { Link } from '@remix-run/react'
import { type ChangeEvent, useState } from 'react'
import type { Refusal } from '#app/domain/result.ts'
import { proposeDocumentNumbers } from '#app/domain/submission.ts'
import { formatMoment } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { CONTROL } from '#app/ui/field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { SubmissionRow, SubmissionsOverview } from '#server/submissions/show-submissions.ts'
import { SubmissionRecords } from './submission-records.tsx'
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
  const offered = offeredNumbers(overview, values)
  const isTyped = ({ recipient: { id } }: SubmissionRow) => {
    const sent = values?.documentNumbers[id]
    return sent !== undefined && sent !== offered.get(id)
  }
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
              number={numbers.get(row.recipient.id) ?? ''}
              sent={values?.documentNumbers[row.recipient.id]}
              isTyped={isTyped(row)}
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

/** What the page itself offered each row while these were chosen (`useChosenRows`): whatever else was sent, a person typed. */
function offeredNumbers(
  { rows, documentNumber }: SubmissionsOverview,
  values: SubmissionsFormValues | null,
): Map<string, string> {
  const free = proposeDocumentNumbers(documentNumber, rows.length + 1)
  const toNumber = rows.filter((row) => row.toSubmit > 0 && !row.package)
  const chosen = toNumber.filter((row) => values?.chosen.includes(row.recipient.id))
  return new Map(
    rows.map((row) => {
      const place = chosen.indexOf(row)
      return [row.recipient.id, row.package?.about.documentNumber ?? free[place < 0 ? chosen.length : place] ?? '']
    }),
  )
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
  /** What the field held when the form was sent, and whether a person had typed it. */
  readonly sent: string | undefined
  readonly isTyped: boolean
  readonly isWrong: boolean
}

function Row({ row, cycleId, mayChoose, mayCorrect, isChosen, number, sent, ...is }: RowProps) {
  const { t, i18n } = useTranslation('submissions')
  // As the form begins; from then on the field itself says whether somebody has typed in it.
  const [isTyped] = useState(is.isTyped)
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
                data-stage={row.stage}
                className="size-5 accent-blue-900"
              />
              <span className="sr-only">{t('chooseRow', { recipient: name })}</span>
            </label>
          )}
        </td>
      )}
      <th
        scope="row"
        className="whitespace-nowrap text-left max-sm:flex-[1_1_5rem]! max-sm:self-center max-sm:whitespace-normal"
      >
        <Link to={`/recipients/${recipient.id}?cycle=${cycleId}`} className="link">
          {name}
        </Link>
      </th>
      <td className={row.toSubmit > 0 ? 'max-sm:order-3 max-sm:self-center' : 'max-sm:order-3'}>
        <Requests row={row} />
      </td>
      {mayChoose && (
        <td className={row.toSubmit > 0 ? 'max-sm:order-4' : 'max-sm:hidden'}>
          {row.toSubmit > 0 && (
            <input
              name={documentNumberField(recipient.id)}
              defaultValue={sent ?? number}
              data-made={row.package?.about.documentNumber}
              data-typed={isTyped ? '' : undefined}
              id={documentNumberId(recipient.id)}
              aria-label={t('documentNumberOf', { recipient: name })}
              aria-invalid={is.isWrong || undefined}
              className={`${CONTROL} min-h-8! w-44 px-2! py-0.5! text-dns-14N-130! data-waiting:text-solid-gray-700`}
            />
          )}
        </td>
      )}
      <td
        className={
          row.package ? 'text-dns-14N-130 max-sm:order-5 max-sm:flex-[1_0_100%]' : 'text-dns-14N-130 max-sm:hidden'
        }
      >
        <Package row={row} />
      </td>
      <td
        className={
          row.toSubmit > 0
            ? 'text-dns-14N-130 max-sm:self-center max-sm:has-[>.record-switch[open]]:order-6 max-sm:has-[>.record-switch[open]]:flex-[1_0_100%]'
            : 'text-dns-14N-130 max-sm:order-5'
        }
      >
        <SubmissionRecords row={row} mayCorrect={mayCorrect} />
      </td>
      <td className="whitespace-nowrap text-dns-14N-130 max-sm:hidden">
        {row.submitted > 0 && t('answersOf', { answered: row.answered, submitted: row.submitted })}
        {row.none > 0 && <span className="block">{t('answersNone', { count: row.none })}</span>}
      </td>
      {mayChoose && (
        <td className={row.toSubmit > 0 ? 'max-sm:order-2' : 'max-sm:hidden'}>
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
        <span className="whitespace-nowrap">
          {t('packageMade', { date: formatMoment(made.createdAt, i18n.language) })}
        </span>{' '}
        <span className="inline-block whitespace-nowrap">{made.about.documentNumber}</span>
      </Link>
      {!made.isCurrent && (
        <details>
          <summary className="link inline-block cursor-pointer">{t('packageStale')}</summary>
          <p>{t('packageStaleHelp')}</p>
        </details>
      )}
    </>
  )
}
