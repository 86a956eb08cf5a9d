import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

type Step = { readonly to: string; readonly label: string }
type Props = {
  readonly label: string
  /** Null: there is nothing before, or after. */
  readonly previous: Step | null
  readonly next: Step | null
  /** Where one is, between the two. */
  readonly children?: ReactNode
}

const LINK = 'link inline-flex min-h-11 items-center'

/** The part of a list before this one, and the one after it; nothing when this is all. */
export function StepNav({ label, previous, next, children }: Props) {
  if (!previous && !next) return null
  return (
    <nav aria-label={label} className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-1 print:hidden">
      {previous && (
        <Link className={LINK} rel="prev" to={previous.to}>
          {previous.label}
        </Link>
      )}
      {children && <span>{children}</span>}
      {next && (
        <Link className={LINK} rel="next" to={next.to}>
          {next.label}
        </Link>
      )}
    </nav>
  )
}
