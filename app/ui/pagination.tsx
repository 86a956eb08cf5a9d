import { Link } from '@remix-run/react'

type Props = {
  readonly label: string
  readonly page: number
  readonly pageCount: number
  readonly hrefOf: (page: number) => string
  readonly previous: string
  readonly next: string
}

/** Pages before and after; nothing when there is one page. */
export function Pagination({ label, page, pageCount, hrefOf, previous, next }: Props) {
  if (pageCount <= 1) return null
  return (
    <nav aria-label={label} className="mt-4 flex items-center gap-6">
      {page > 1 && (
        <Link className="link" to={hrefOf(page - 1)}>
          {previous}
        </Link>
      )}
      <span>
        {page} / {pageCount}
      </span>
      {page < pageCount && (
        <Link className="link" to={hrefOf(page + 1)}>
          {next}
        </Link>
      )}
    </nav>
  )
}
