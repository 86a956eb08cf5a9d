import { useBlocker } from '@remix-run/react'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { unsavedInput, watchInput } from '#app/routing/unsaved-input.ts'
import { Button } from '#app/ui/button.tsx'

/** Asks before a person leaves a page, or a panel of it, on which something typed is not saved. One for all pages. */
export function LeaveGuard() {
  const { t } = useTranslation('common')
  const names = useRef<readonly string[]>([])
  const blocker = useBlocker(({ currentLocation: here, nextLocation: there }) => {
    if (here.pathname === there.pathname && here.search === there.search) return false
    names.current = unsavedInput(here.pathname === there.pathname ? 'panel' : 'page')
    return names.current.length > 0
  })
  useEffect(watchInput, [])
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const isAsking = blocker.state === 'blocked'
  useEffect(() => {
    if (isAsking) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isAsking])
  return (
    <dialog ref={dialog} aria-labelledby={title} onClose={() => blocker.reset?.()} className="dialog">
      <h2 id={title} className="text-std-20B-150">
        {t('unsavedTitle')}
      </h2>
      <p className="my-4">{t('unsavedLead', { names: names.current.join(t('comma')) })}</p>
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
