import { type ReactNode, useEffect, useId, useState } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Sheet } from '#app/ui/sheet.tsx'

type Props = {
  /** Id of its sheet, and the name under which the browser remembers whether it is open. */
  readonly id: string
  readonly title: string
  readonly side: 'left' | 'right'
  /** A key of the navigation whose address asks for this panel; null when none does. */
  readonly askedBy?: string | null
  readonly children: ReactNode
}

const remembered = (id: string) => `panel:${id}`

/**
 * What stands beside the paper. On a desk it can be put away, and stays so in this browser until it is wanted again; on a phone it is a
 * sheet that is pulled up. The paper stays where it is.
 */
export function SidePanel({ id, title, side, askedBy = null, children }: Props) {
  const { t } = useTranslation('policyRequests')
  const headingId = useId()
  const [isOpen, setOpen] = useState(true)
  const [asked, setAsked] = useState(askedBy)
  // Before the sheet is drawn, so that it can take the focus.
  if (askedBy !== asked) {
    setAsked(askedBy)
    if (askedBy) setOpen(true)
  }
  useEffect(() => {
    if (!askedBy && readFlag(id) === 'closed') setOpen(false)
  }, [id, askedBy])
  const toggle = () => {
    setOpen(!isOpen)
    writeFlag(id, isOpen ? 'closed' : 'open')
  }
  return (
    <div className="side-panel" data-side={side} data-open={isOpen}>
      <button type="button" className="side-panel-toggle" aria-expanded={isOpen} aria-controls={id} onClick={toggle}>
        <span aria-hidden="true">{isOpen === (side === 'left') ? '«' : '»'}</span>
        {t(isOpen ? 'closePanel' : 'openPanel', { panel: title })}
      </button>
      <Sheet id={id} labelledBy={headingId} close={t('closeSheet')} askedBy={askedBy} className="side-panel-sheet">
        <h2 id={headingId} className="sr-only">
          {title}
        </h2>
        {children}
      </Sheet>
    </div>
  )
}

// A browser may forbid its store: then nothing is remembered.
function readFlag(id: string): string | null {
  try {
    return localStorage.getItem(remembered(id))
  } catch {
    return null
  }
}

function writeFlag(id: string, flag: 'open' | 'closed'): void {
  try {
    localStorage.setItem(remembered(id), flag)
  } catch {}
}
