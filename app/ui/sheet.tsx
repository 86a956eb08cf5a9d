import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

type SheetProps = {
  /** Id of the sheet; its bar opens it by this name. */
  readonly id: string
  readonly labelledBy: string
  readonly close: string
  readonly className?: string
  readonly children: ReactNode
}

// React 18 knows neither attribute; it passes them on.
const popover = (attributes: Record<string, string>) => attributes

/**
 * A section that stands beside the work on a desk and is pulled up over it on a phone. The browser itself opens and closes it
 * (popover), with Escape too and without JavaScript; where it cannot, the section stands below the work.
 */
export function Sheet({ id, labelledBy, close, className, children }: SheetProps) {
  return (
    <section
      {...popover({ popover: 'auto' })}
      id={id}
      aria-labelledby={labelledBy}
      className={classNames('sheet', className)}
    >
      <button type="button" {...popover({ popovertarget: id, popovertargetaction: 'hide' })} className="sheet-close">
        {close}
      </button>
      {children}
    </section>
  )
}

type SheetBarProps = {
  readonly label: string
  readonly sheets: readonly { readonly id: string; readonly label: string }[]
}

/** The bar at the bottom of a phone's window that pulls the sheets up. */
export function SheetBar({ label, sheets }: SheetBarProps) {
  return (
    <nav aria-label={label} className="sheet-bar">
      {sheets.map((sheet) => (
        <button key={sheet.id} type="button" {...popover({ popovertarget: sheet.id })}>
          {sheet.label}
        </button>
      ))}
    </nav>
  )
}
