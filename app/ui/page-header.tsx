import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

type Crumb = { readonly label: string; readonly to: string }
type Props = {
  readonly title: string
  /** The language of the title where it is not the page’s: what people wrote is Japanese on English pages too. */
  readonly titleLang?: 'ja'
  readonly crumbs?: readonly Crumb[]
  readonly crumbsLabel?: string
  readonly lead?: ReactNode
  readonly chip?: ReactNode
  readonly actions?: ReactNode
}

/** Where am I, what is it, what can I do: the top of every page. */
export function PageHeader({ title, titleLang, crumbs = [], crumbsLabel, lead, chip, actions }: Props) {
  return (
    <header className="mb-6 flex flex-col gap-2">
      {crumbs.length > 0 && (
        <nav aria-label={crumbsLabel}>
          <ol className="flex flex-wrap gap-x-2 text-dns-14N-130">
            {crumbs.map((crumb) => (
              <li key={crumb.to} className="not-last:after:ml-2 not-last:after:content-['›']">
                <Link to={crumb.to} className="link inline-block py-1">
                  {crumb.label}
                </Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-wrap items-center gap-3">
          <h1 lang={titleLang} className="text-std-24B-150 wrap-anywhere sm:text-std-28B-150">
            {title}
          </h1>
          {chip}
        </div>
        {actions && <div className="flex flex-wrap gap-3 print:hidden">{actions}</div>}
      </div>
      {lead && <div className="text-std-16N-170 text-solid-gray-800">{lead}</div>}
    </header>
  )
}
