import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

type Props = {
  /** What has happened; empty when there is nothing to say. */
  readonly children?: ReactNode
  /** `toast`: in the corner of the window. `spoken`: for screen readers, where the page shows it in another way. */
  readonly look?: 'inline' | 'toast' | 'spoken'
}

const LOOK = {
  inline: 'text-std-16N-170',
  toast:
    'fixed right-4 bottom-4 left-4 z-40 rounded-8 border border-solid-gray-536 bg-white p-4 shadow-4 sm:left-auto sm:max-w-96',
  spoken: 'sr-only',
} as const

/** Says what changed without taking the focus. It must stand in the page before the message does, or nobody hears it. */
export const StatusRegion = ({ children, look = 'inline' }: Props) => (
  <div role="status" className={classNames(children ? LOOK[look] : 'sr-only', 'print:hidden')}>
    {children}
  </div>
)
