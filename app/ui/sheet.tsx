import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { classNames } from './class-names.ts'

type SheetProps = {
  /** Id of the sheet; its bar opens it by this name. */
  readonly id: string
  readonly labelledBy: string
  readonly close: string
  /** A key of the navigation whose address asks for this sheet; null when none does. */
  readonly askedBy?: string | null
  readonly className?: string
  readonly children: ReactNode
}

// React 18 knows neither attribute; it passes them on.
const popover = (attributes: Record<string, string>) => attributes

/**
 * A section that stands beside the work on a desk and is pulled up over it on a phone. The browser itself opens and closes it
 * (popover), with Escape too and without JavaScript; where it cannot, the section stands below the work.
 */
export function Sheet({ id, labelledBy, close, askedBy = null, className, children }: SheetProps) {
  const section = useShownWhenAsked(askedBy)
  return (
    <section
      {...popover({ popover: 'auto' })}
      ref={section}
      id={id}
      tabIndex={-1}
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

/** With the change of the page, not a moment later: whoever closes the sheet in between would find it open again. */
const useEffectAtOnce = typeof document === 'undefined' ? useEffect : useLayoutEffect

/**
 * A link to what is in the sheet must show it: on a phone it is pulled up; on a desk, where it stands there already, the focus
 * goes to it. Whoever works in a sheet stays there, and a page that is opened anew begins at its top.
 */
function useShownWhenAsked(askedBy: string | null) {
  const section = useRef<HTMLElement>(null)
  const isNewPage = useRef(true)
  useEffectAtOnce(() => {
    const isOpened = isNewPage.current
    isNewPage.current = false
    if (!askedBy || !section.current || document.activeElement?.closest('.sheet')) return
    // Only the styles know whether this window is narrow: a sheet that waits to be pulled up is not displayed.
    const isDown = getComputedStyle(section.current).display === 'none'
    if (isDown) section.current.showPopover()
    if (isDown || !isOpened) section.current.focus()
  }, [askedBy])
  return section
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
