import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type Tone = 'info' | 'success' | 'warning' | 'error'

const LOOK: Record<Tone, { box: string; sign: string }> = {
  info: { box: 'border-blue-900 bg-blue-50', sign: 'ℹ' },
  success: { box: 'border-success-2 bg-green-50', sign: '✓' },
  warning: { box: 'border-yellow-900 bg-yellow-50', sign: '!' },
  error: { box: 'border-error-1 bg-red-50', sign: '⚠' },
}

type Props = { readonly tone: Tone; readonly title?: string; readonly children?: ReactNode; readonly id?: string }

/** A message in the page. An error is an alert, so that it is read out at once. */
export function Notice({ tone, title, children, id }: Props) {
  const { box, sign } = LOOK[tone]
  return (
    <div
      id={id}
      role={tone === 'error' ? 'alert' : 'status'}
      className={classNames('flex gap-3 rounded-8 border-2 p-4', box)}
    >
      <span aria-hidden="true" className="text-std-18B-160">
        {sign}
      </span>
      <div className="min-w-0 flex-1">
        {title && <p className="text-std-16B-170">{title}</p>}
        {children && <div className="text-std-16N-170">{children}</div>}
      </div>
    </div>
  )
}
