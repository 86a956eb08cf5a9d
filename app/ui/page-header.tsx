import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { BarMenu } from './bar-menu.tsx'

type Crumb = { readonly label: string; readonly to: string }
type Props = {
  readonly title: string
  /** The language of the title where it is not the page’s: what people wrote is Japanese on English pages too. */
  readonly titleLang?: 'ja'
  readonly crumbs?: readonly Crumb[]
  readonly crumbsLabel?: string
  /** A sentence under the title, which everybody needs each time. */
  readonly lead?: ReactNode
  /** What the page is for, behind a word beside the title: whoever works here every day has read it. */
  readonly help?: { readonly label: string; readonly text: ReactNode }
  readonly chip?: ReactNode
  readonly actions?: ReactNode
}

/** Where am I, what is it, what can I do: the top of every page, in as few lines as it takes. */
export function PageHeader({ title, titleLang, crumbs = [], crumbsLabel, lead, help, chip, actions }: Props) {
  return (
    <header className="relative mb-3 flex flex-col gap-1">
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
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 lang={titleLang} className="text-std-20B-150 wrap-anywhere">
            {title}
          </h1>
          {chip}
          {help && (
            <BarMenu
              key={title}
              className="print:hidden"
              summaryClassName="text-oln-14N-100 text-blue-1000 underline underline-offset-4 sm:min-h-8"
              summary={help.label}
              panelClassName="inset-x-0 top-full max-w-3xl p-4 text-std-16N-170"
            >
              {help.text}
            </BarMenu>
          )}
        </div>
        {actions && <div className="flex flex-wrap gap-3 print:hidden">{actions}</div>}
      </div>
      {lead && <div className="text-dns-16N-130 text-solid-gray-800">{lead}</div>}
    </header>
  )
}
