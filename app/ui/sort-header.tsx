import { Link } from '@remix-run/react'

type Props = {
  readonly label: string
  /** The list in this column's order, or in the opposite one where it has that already. */
  readonly to: string
  /** The order that the list has by this column; null: it is ordered by another one. */
  readonly order: 'ascending' | 'descending' | null
  readonly className?: string
}

const SIGN = { ascending: '▲', descending: '▼' } as const

/** The head of a column by which a list can be ordered: a link, so that the order stands in the address. */
export const SortHeader = ({ label, to, order, className }: Props) => (
  <th scope="col" aria-sort={order ?? undefined} className={className}>
    <Link to={to} preventScrollReset className="inline-flex min-h-6 items-center gap-1 hover:underline">
      {label}
      <span aria-hidden="true" className="text-oln-14N-100 text-solid-gray-600">
        {order === null ? '↕' : SIGN[order]}
      </span>
    </Link>
  </th>
)
