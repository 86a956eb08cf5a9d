import { Link } from '@remix-run/react'

type Props = {
  readonly label: string
  readonly page: number
  readonly pageCount: number
  readonly hrefOf: (page: number) => string
  readonly previous: string
  readonly next: string
}

const LINK = 'link inline-flex min-h-11 items-center'

/** Pages before and after; nothing when there is one page. */
export function Pagination({ label, page, pageCount, hrefOf, previous, next }: Props) {
  if (pageCount <= 1) return null
  return (
    <nav aria-label={label} className="mt-4 flex items-center gap-6 print:hidden">
      {page > 1 && (
        <Link className={LINK} rel="prev" to={hrefOf(page - 1)}>
          {previous}
        </Link>
      )}
      <span>
        {page} / {pageCount}
      </span>
      {page < pageCount && (
        <Link className={LINK} rel="next" to={hrefOf(page + 1)}>
          {next}
        </Link>
      )}
    </nav>
  )
}
