import { useBlocker } from '@remix-run/react'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { FieldSection } from '#app/domain/policy-request-input.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'

type Unsaved = {
  readonly sections: ReadonlySet<FieldSection>
  readonly tell: (section: FieldSection, isUnsaved: boolean) => void
}
const Context = createContext<Unsaved>({ sections: new Set(), tell: () => {} })

/** Which parts of the fields hold input that is not saved yet, and how a part says so. */
export const useUnsaved = (): Unsaved => useContext(Context)

/** Knows what is not saved on the page inside, and asks before the person leaves it. */
export function UnsavedGuard({ children }: { readonly children: ReactNode }) {
  const [sections, setSections] = useState<ReadonlySet<FieldSection>>(new Set())
  const tell = useCallback(
    (section: FieldSection, isUnsaved: boolean) =>
      setSections((before) => {
        if (before.has(section) === isUnsaved) return before
        const after = new Set(before)
        isUnsaved ? after.add(section) : after.delete(section)
        return after
      }),
    [],
  )
  const value = useMemo(() => ({ sections, tell }), [sections, tell])
  const isUnsaved = sections.size > 0
  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUnsaved])
  return (
    <Context.Provider value={value}>
      {children}
      <LeaveDialog sections={sections} />
    </Context.Provider>
  )
}

/** Another panel of the same page keeps everything; any other page does not, and is gone to only when the person says so. */
function LeaveDialog({ sections }: Pick<Unsaved, 'sections'>) {
  const { t } = useTranslation('policyRequests')
  const { t: common } = useTranslation('common')
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => sections.size > 0 && currentLocation.pathname !== nextLocation.pathname,
  )
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
      <p className="my-4">
        {t('unsavedLead', { sections: [...sections].map((one) => t(`section_${one}`)).join(common('comma')) })}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => dialog.current?.close()}>{t('stay')}</Button>
        <Button variant="danger" onClick={() => blocker.proceed?.()}>
          {t('leaveUnsaved')}
        </Button>
      </div>
    </dialog>
  )
}
