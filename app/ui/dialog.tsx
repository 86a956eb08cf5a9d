import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button.tsx'

type Props = {
  readonly isOpen: boolean
  /** Asked to close: by Escape, by the closing button. */
  readonly onClose: () => void
  readonly title: string
  readonly closeLabel: string
  readonly children: ReactNode
  /** Buttons at the end, beside the one that closes. */
  readonly actions?: ReactNode
}

/**
 * A question that must be answered before going on. The browser's own `<dialog>`: it keeps the focus inside, makes the rest
 * inert and gives the focus back to where it was.
 */
export function Dialog({ isOpen, onClose, title, closeLabel, children, actions }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  // showModal() is the only way to open it above everything; `open` alone would leave the page behind it usable.
  useEffect(() => {
    const element = dialog.current
    if (!isOpen || !element) return
    element.showModal()
    // The browser goes to the first control. That is right for a form, but must not be a button that cannot be undone.
    if (!element.querySelector('input:not([type=hidden]), select, textarea')) element.querySelector('h2')?.focus()
    return () => element.close()
  }, [isOpen])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      className="m-auto w-full max-w-2xl rounded-12 border border-solid-gray-536 bg-white p-6 shadow-5 backdrop:bg-opacity-gray-600"
    >
      {isOpen && (
        <div className="flex flex-col gap-4">
          <h2 id={titleId} tabIndex={-1} className="text-std-20B-150 outline-none">
            {title}
          </h2>
          <div>{children}</div>
          <div className="flex flex-wrap gap-3">
            {actions}
            <Button variant="secondary" onClick={onClose}>
              {closeLabel}
            </Button>
          </div>
        </div>
      )}
    </dialog>
  )
}
