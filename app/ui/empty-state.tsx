import type { ReactNode } from 'react'

type Props = {
  readonly title: string
  /** What comes next, or how the first one comes about. */
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** Nothing is here, and that is said, with what to do about it. */
export const EmptyState = ({ title, children, action }: Props) => (
  <div className="flex flex-col items-start gap-3 rounded-12 border border-dashed border-solid-gray-536 p-6">
    <p className="text-std-16B-170">{title}</p>
    {children && <div>{children}</div>}
    {action}
  </div>
)
