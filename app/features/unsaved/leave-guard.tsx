import { useBlocker } from '@remix-run/react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { type Leaving, settleUnsaved, unsavedInput, watchInput } from '#app/routing/unsaved-input.ts'
import { Button } from '#app/ui/button.tsx'

/** While the question stands there, what is unsaved is looked at this often (ms). */
const LOOKS_EVERY = 200

/**
 * Asks before a person leaves a page, or a panel of it, on which something typed is not saved. What saves itself is given the time
 * for it first. One for all pages.
 */
export function LeaveGuard() {
  const { t } = useTranslation('common')
  const leaving = useRef<Leaving>('page')
  const [names, setNames] = useState<readonly string[]>([])
  const blocker = useBlocker(({ currentLocation: here, nextLocation: there }) => {
    if (there.state?.isSamePage || (here.pathname === there.pathname && here.search === there.search)) return false
    leaving.current = here.pathname === there.pathname ? 'panel' : 'page'
    return unsavedInput(leaving.current).length > 0
  })
  useEffect(watchInput, [])
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const isBlocked = blocker.state === 'blocked'
  const goOn = useRef(blocker.proceed)
  goOn.current = blocker.proceed
  useEffect(() => {
    if (!isBlocked) return dialog.current?.close()
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    // A saving that takes longer than one waits in silence may end while the question stands there: then there is nothing to ask.
    const look = () => {
      if (isOver) return
      const left = unsavedInput(leaving.current)
      if (left.length === 0) return goOn.current?.()
      setNames((shown) => (shown.join() === left.join() ? shown : left))
      if (!dialog.current?.open) dialog.current?.showModal()
      timer = setTimeout(look, LOOKS_EVERY)
    }
    settleUnsaved().then(look)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [isBlocked])
  return (
    <dialog ref={dialog} aria-labelledby={title} onClose={() => blocker.reset?.()} className="dialog">
      <h2 id={title} className="text-std-20B-150">
        {t('unsavedTitle')}
      </h2>
      <p className="my-4">{t('unsavedLead', { names: names.join(t('comma')) })}</p>
      <div className="flex flex-wrap gap-3">
        {/* Not by closing: that is told later, and would by then call off another question. */}
        <Button onClick={() => blocker.reset?.()}>{t('stay')}</Button>
        <Button variant="danger" onClick={() => blocker.proceed?.()}>
          {t('leaveUnsaved')}
        </Button>
      </div>
    </dialog>
  )
}
