import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { classNames } from './class-names.ts'

type Props = {
  /** What the button says, and what it is called where that is more. */
  readonly summary: ReactNode
  readonly label?: string
  readonly className?: string
  readonly summaryClassName?: string
  readonly panelClassName?: string
  readonly children: ReactNode
}

/**
 * A menu of the bar: opens without JavaScript (and one at a time, by its name); with it, Escape and a click elsewhere close it.
 * Given the address of the page as its key, it is closed again on the page that was chosen in it.
 */
export function BarMenu({ summary, label, className, summaryClassName, panelClassName, children }: Props) {
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = ({ target }: PointerEvent) => {
      if (menu.current && !menu.current.contains(target as Node)) menu.current.open = false
    }
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [])
  const closeByEscape = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || !menu.current?.open) return
    menu.current.open = false
    menu.current.querySelector('summary')?.focus()
  }
  return (
    <details ref={menu} {...{ name: 'bar-menu' }} onKeyDown={closeByEscape} className={className}>
      <summary
        aria-label={label}
        className={classNames(
          'flex min-h-11 cursor-pointer items-center gap-1 rounded-8 px-2 hover:bg-blue-50',
          summaryClassName,
        )}
      >
        {summary}
      </summary>
      <div
        className={classNames(
          'absolute z-40 rounded-8 border border-solid-gray-420 bg-white p-2 shadow-2',
          panelClassName,
        )}
      >
        {children}
      </div>
    </details>
  )
}
