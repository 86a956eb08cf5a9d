import { type ReactNode, useEffect, useRef } from 'react'
import { classNames } from './class-names.ts'

type Props = {
  readonly summary: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

/**
 * A few things behind one button. Opens without JavaScript; closes when something in it is chosen, when one clicks elsewhere, and by
 * Escape, which leads back to the button.
 */
export function Menu({ summary, className, children }: Props) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = ({ target }: Event) => {
      const inside = details.current?.contains(target as Node)
      if (!details.current?.open) return
      if (!inside || (target as Element).closest('a')) details.current.open = false
    }
    document.addEventListener('click', close)
    return () => document.removeEventListener('click', close)
  }, [])
  return (
    <details
      ref={details}
      className="menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !event.currentTarget.open) return
        event.currentTarget.open = false
        event.currentTarget.querySelector('summary')?.focus()
      }}
    >
      <summary className={classNames('bar-button', className)}>{summary}</summary>
      <div className="menu-sheet">{children}</div>
    </details>
  )
}
