import { Link } from '@remix-run/react'
import type { ChangeEvent } from 'react'
import { CARRY_OVERS } from '#app/domain/carry-over.ts'
import { EVALUATION_CODES, markLook, NEXT_ACTIONS } from '#app/domain/evaluation.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { type CarryOverRow, type CarryOverValues, isOpen } from './carry-over-row.ts'

type Props = { readonly rows: readonly CarryOverRow[]; readonly values: CarryOverValues | null }

/** Without JavaScript it does nothing, and each row is chosen by itself. */
function chooseAll({ target }: ChangeEvent<HTMLInputElement>): void {
  for (const box of target.form?.querySelectorAll<HTMLInputElement>('input[name="request"]') ?? [])
    box.checked = target.checked
}

/** Last year's requests: what came of each, what is proposed and why, and what becomes of it. */
export function CarryOverTable({ rows, values }: Props) {
  const { t } = useTranslation(['carryOver', 'domain'])
  return (
    <>
      {rows.some(isOpen) && <Checkbox label={t('carryOver:chooseAll')} name="" onChange={chooseAll} />}
      <DataTable caption={t('carryOver:caption')} captionIs="hidden" minWidth="wide" onPhone="stacked">
        <thead>
          <tr>
            <th scope="col">{t('carryOver:number')}</th>
            <th scope="col">{t('carryOver:request')}</th>
            <th scope="col">{t('carryOver:known')}</th>
            <th scope="col">{t('carryOver:proposal')}</th>
            <th scope="col">{t('carryOver:thisYear')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} chosen={values?.requests.find(({ id }) => id === row.id)?.how ?? null} />
          ))}
        </tbody>
      </DataTable>
    </>
  )
}

type RowProps = {
  readonly row: CarryOverRow
  /** What was chosen in the form that came back. */
  readonly chosen: string | null
}

function Row({ row, chosen }: RowProps) {
  const { t, i18n } = useTranslation(['carryOver', 'domain'])
  const open = isOpen(row)
  return (
    <tr>
      <td className="whitespace-nowrap">
        {open ? (
          <Checkbox
            name="request"
            value={row.id}
            defaultChecked={chosen !== null}
            label={
              <>
                <span className="sr-only">{t('carryOver:choose', { title: row.title })}</span>
                <span aria-hidden="true">{row.number}</span>
              </>
            }
          />
        ) : (
          row.number
        )}
      </td>
      <th scope="row" className="font-normal">
        <Link to={`/policy-requests/${row.id}`} className="link font-bold" lang="ja">
          {row.title}
        </Link>
        <span className="block text-dns-14N-130 text-solid-gray-700">
          <Link
            to={`/policy-requests/${row.id}/lineage`}
            className="link mr-3"
            aria-label={t('carryOver:lineageOf', { title: row.title })}
          >
            {t('carryOver:lineage')}
          </Link>
          {i18n.language === 'en' ? row.bodyEn : row.bodyJa}　{t(`domain:kind.${row.kind}`)}
        </span>
      </th>
      <td className="text-dns-14N-130">
        <Known known={row.known} />
      </td>
      <td>
        {open && (
          <>
            <strong>{t(`carryOver:how.${row.proposed.how}`)}</strong>
            <span className="block text-dns-14N-130">{t(`carryOver:because.${row.proposed.because}`)}</span>
          </>
        )}
      </td>
      <td>
        <Became row={row} />
        {open && (
          <select
            name={`how.${row.id}`}
            aria-label={t('carryOver:howOf', { title: row.title })}
            defaultValue={chosen ?? row.proposed.how}
            className="min-h-11 rounded-8 border border-solid-gray-600 bg-white px-2 text-dns-16N-130"
          >
            {CARRY_OVERS.map((how) => (
              <option key={how} value={how}>
                {t(`carryOver:how.${how}`)}
              </option>
            ))}
          </select>
        )}
      </td>
    </tr>
  )
}

/** What the answers and the wishes say, counted. */
function Known({ known }: Pick<CarryOverRow, 'known'>) {
  const { t, i18n } = useTranslation(['carryOver', 'domain', 'common'])
  const marks = [
    ...EVALUATION_CODES.flatMap((code) =>
      known.marks[code]
        ? [`${markLook(i18n.words.marks, code).symbol}${t(`domain:evaluation.${code}`)} ${known.marks[code]}`]
        : [],
    ),
    ...(known.unjudged > 0 ? [t('carryOver:unjudged', { count: known.unjudged })] : []),
  ]
  const next = NEXT_ACTIONS.flatMap((action) =>
    known.next[action] ? [`${t(`domain:nextAction.${action}`)} ${known.next[action]}`] : [],
  )
  const wishes = CARRY_OVERS.flatMap((how) =>
    known.wishes[how] ? [`${t(`carryOver:how.${how}`)} ${known.wishes[how]}`] : [],
  )
  const join = (texts: readonly string[]) => texts.join(t('common:comma'))
  const drafted = known.drafted > 0 ? t('carryOver:drafted', { count: known.drafted }) : ''
  const lines = [
    ...(marks.length > 0 ? [t('carryOver:marks', { marks: join(marks) }) + drafted] : []),
    ...(next.length > 0 ? [t('carryOver:next', { next: join(next) })] : []),
    ...(known.awaited > 0 ? [t('carryOver:awaited', { count: known.awaited })] : []),
    ...(known.noResponse > 0 ? [t('carryOver:noResponse', { count: known.noResponse })] : []),
    ...(wishes.length > 0 ? [t('carryOver:wishes', { wishes: join(wishes) })] : []),
  ]
  if (lines.length === 0) return t('carryOver:nothingKnown')
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** What was decided already: where it goes on, or that it ended. */
function Became({ row }: { readonly row: CarryOverRow }) {
  const { t } = useTranslation(['carryOver', 'domain'])
  return (
    <>
      {row.successors.map((one) => (
        <span key={one.id} className="block">
          <Link to={`/policy-requests/${one.id}`} className="link">
            {t('carryOver:successor', one)}
          </Link>
          （{t(`domain:state.${one.state}`)}）
        </span>
      ))}
      {row.isEnded && (
        <span className="flex flex-wrap items-center gap-2">
          {t('carryOver:ended')}
          <SubmitButton
            name="undo"
            value={row.id}
            size="small"
            variant="secondary"
            aria-label={t('carryOver:undoOf', { title: row.title })}
          >
            {t('carryOver:undo')}
          </SubmitButton>
        </span>
      )}
    </>
  )
}
