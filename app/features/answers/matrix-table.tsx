import { Link } from '@remix-run/react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { cellSymbol, lookOf } from '#app/domain/answer-progress.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { classNames } from '#app/ui/class-names.ts'
import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import type { Matrix, MatrixCell, MatrixRow } from '#server/answers/matrix.ts'
import { useMarkLabel } from './mark-label.tsx'

/** How a sign looks whose class is how its mark is to be taken. */
const LOOK = {
  notSubmitted: '[&_.notSubmitted]:border-transparent [&_.notSubmitted]:bg-white [&_.notSubmitted]:text-solid-gray-700',
  awaiting: '[&_.awaiting]:border-yellow-500 [&_.awaiting]:bg-yellow-100 [&_.awaiting]:text-yellow-1200',
  answered: '[&_.answered]:border-green-300 [&_.answered]:bg-green-50 [&_.answered]:text-green-1100',
  none: '[&_.none]:border-solid-gray-300 [&_.none]:bg-solid-gray-100 [&_.none]:text-solid-gray-900',
  good: '[&_.good]:border-green-500 [&_.good]:bg-green-100 [&_.good]:text-green-1100',
  fair: '[&_.fair]:border-blue-300 [&_.fair]:bg-blue-100 [&_.fair]:text-blue-1200',
  open: '[&_.open]:border-yellow-500 [&_.open]:bg-yellow-50 [&_.open]:text-yellow-1200',
  bad: '[&_.bad]:border-red-300 [&_.bad]:bg-red-100 [&_.bad]:text-red-1200',
  unclear: '[&_.unclear]:border-solid-gray-536 [&_.unclear]:bg-solid-gray-50 [&_.unclear]:text-solid-gray-900',
} as const satisfies Record<ReturnType<typeof lookOf>, string>

/** What every cell and sign has in common is said once: there are hundreds of them on a page. */
const TABLE = classNames(
  'border-separate border-spacing-0 text-dns-14N-130',
  '[&_td]:border-b [&_td]:border-solid-gray-300 [&_td]:px-1 [&_td]:py-0.5 [&_td]:text-center',
  '[&_td>a]:inline-flex [&_td>a]:size-7 [&_td>a]:pointer-coarse:size-11 [&_td>a]:max-sm:size-11 [&_td>a]:items-center [&_td>a]:justify-center [&_td>a]:rounded-8',
  '[&_td>a]:border-2 [&_td>a]:text-oln-16B-100 [&_td>a]:no-underline [&_.draft]:border-dashed',
  ...Object.values(LOOK),
)

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The table itself: heads stay while it scrolls in its own region; arrow keys go from sign to sign. */
export function MatrixTable({ matrix }: { readonly matrix: Matrix }) {
  const { t, i18n } = useTranslation('answers')
  const table = useRef<HTMLTableElement>(null)
  const cycle = matrix.choices.cycles.find((one) => one.id === matrix.cycleId)?.title ?? ''
  const label = t('matrixTable', { cycle })
  const names = matrix.recipients.map((recipient) => (i18n.language === 'en' ? recipient.nameEn : recipient.nameJa))
  useOneTabStop(table, matrix)
  return (
    <ScrollRegion label={label} height="window">
      <table ref={table} className={TABLE} onKeyDown={step}>
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-20 min-w-36 border-r border-b border-solid-gray-536 bg-white px-2 py-1 text-left align-bottom sm:min-w-96"
            >
              {t('request')}
            </th>
            {matrix.recipients.map((recipient, index) => (
              <th
                key={recipient.id}
                scope="col"
                className="sticky top-0 z-10 border-b border-solid-gray-536 bg-white p-1 align-bottom"
              >
                <Link
                  to={`/recipients/${recipient.id}?cycle=${matrix.cycleId}`}
                  className="link [writing-mode:vertical-rl]"
                >
                  {names[index]}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <Row key={row.id} row={row} recipients={matrix.recipients} names={names} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

type RowProps = {
  readonly row: MatrixRow
  readonly recipients: Matrix['recipients']
  readonly names: readonly string[]
}

function Row({ row, recipients, names }: RowProps) {
  const { t } = useTranslation(['answers', 'common'])
  return (
    <tr>
      <th
        scope="row"
        className="sticky left-0 z-10 max-w-36 border-r border-b border-solid-gray-300 bg-white px-2 py-0.5 text-left font-normal sm:max-w-96"
      >
        <Link
          to={`/answers/request/${row.id}`}
          title={row.title}
          className="link line-clamp-2 min-h-6 sm:line-clamp-1 sm:content-center"
        >
          {row.number}
          {row.isPriority && <span className="font-bold">{t('common:bracketed', { text: t('priority') })}</span>}{' '}
          <span lang="ja">{row.title}</span>
        </Link>
      </th>
      {recipients.map((recipient, index) => (
        <td key={recipient.id}>
          <Cell
            cell={row.cells[index] ?? null}
            to={`/answers/request/${row.id}?at=${recipient.id}#recipient-${recipient.id}`}
            name={names[index] ?? ''}
          />
        </td>
      ))}
    </tr>
  )
}

function Cell({ cell, to, name }: { readonly cell: MatrixCell | null; readonly to: string; readonly name: string }) {
  const { t, i18n } = useTranslation('answers')
  const label = useMarkLabel()
  if (!cell) return <span className="sr-only">{t('notAddressed')}</span>
  const look = lookOf(cell.mark, i18n.words.marks)
  const says = t(cell.isDraft ? 'cellDraft' : 'cell', { recipient: name, mark: label(cell.mark) })
  return (
    <Link
      to={to}
      discover="none"
      className={cell.isDraft ? `${look} draft` : look}
      aria-label={cell.rounds > 1 ? t('cellRounds', { cell: says, rounds: cell.rounds }) : says}
    >
      {cellSymbol(cell.mark, i18n.language, i18n.words.marks)}
    </Link>
  )
}

const cellsOf = (element: ParentNode | null | undefined) => [
  ...(element?.querySelectorAll<HTMLElement>('td > a') ?? []),
]

/** With JavaScript the signs are one tab stop, and arrow keys lead on; without it each is a link as any other. */
function useOneTabStop(table: { readonly current: HTMLElement | null }, matrix: Matrix): void {
  // The links are the browser's; which of them Tab reaches can only be set once they are there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another matrix has other links
  useEffect(() => {
    for (const [index, cell] of cellsOf(table.current).entries()) cell.tabIndex = index === 0 ? 0 : -1
  }, [table, matrix])
}

/** Goes to the next sign in the direction of the key; cells without a sign are passed over. */
function step(event: KeyboardEvent<HTMLTableElement>): void {
  const move = STEPS[event.key]
  const from = event.target instanceof HTMLElement ? event.target.closest('td') : null
  if (!move || !from) return
  const body = from.closest('tbody')
  const rows = [...(body?.rows ?? [])]
  const [down, right] = move
  let row = rows.indexOf(from.closest('tr') as HTMLTableRowElement) + down
  let column = from.cellIndex + right
  while (rows[row]?.cells[column]) {
    const [cell] = cellsOf(rows[row]?.cells[column])
    if (cell) {
      event.preventDefault()
      for (const other of cellsOf(body)) other.tabIndex = -1
      cell.tabIndex = 0
      cell.focus()
      return
    }
    row += down
    column += right
  }
}
