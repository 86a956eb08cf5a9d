import { Link } from '@remix-run/react'

type Props = {
  readonly label: string
  /** In a narrow column: the names stand closer together. */
  readonly isDense?: boolean
  /** On a phone the names stand in one line, which is pushed aside. */
  readonly isOneLine?: boolean
  /** Pages of their own, each a step to go back to; otherwise panels of one page, which is left with one step. */
  readonly arePages?: boolean
  readonly items: readonly { readonly to: string; readonly label: string; readonly current: boolean }[]
}

/** Panels or pages that are chosen by links: they stand in the address and need no JavaScript. */
export function TabNav({ label, isDense = false, isOneLine = false, arePages = false, items }: Props) {
  return (
    <nav
      aria-label={label}
      className={`border-b border-solid-gray-300 print:hidden ${isOneLine ? 'max-sm:overflow-x-auto' : ''}`}
    >
      <ul className={isOneLine ? 'flex whitespace-nowrap sm:flex-wrap' : 'flex flex-wrap'}>
        {items.map((item) => (
          <li key={item.to}>
            <Link
              to={item.to}
              preventScrollReset
              replace={!arePages}
              aria-current={item.current ? 'page' : undefined}
              className={`flex min-h-11 items-center border-b-4 border-transparent ${isDense ? 'px-1.5 text-dns-14N-130' : 'px-3 text-dns-16N-130'} py-1 text-blue-1000 hover:bg-blue-50 aria-[current=page]:border-blue-900 aria-[current=page]:font-bold`}
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
