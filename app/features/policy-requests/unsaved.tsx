import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { FieldSection } from '#app/domain/request-fields.ts'
import type { FieldsSaving } from '#app/domain/save-state.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { tellUnsaved } from '#app/routing/unsaved-input.ts'

/** What is entered and not stored: `changed` will be saved by itself, `stuck` waits for the person. */
type Unsaved = 'changed' | 'stuck'
type Fields = {
  readonly unsaved: ReadonlyMap<FieldSection, Unsaved>
  /** A part says whether it holds input that is not stored; null: it holds none. */
  readonly tell: (section: FieldSection, unsaved: Unsaved | null) => void
  /** A part says how it is saved at once. @returns a function that takes this back */
  readonly join: (saveNow: () => void) => () => void
}
const Context = createContext<Fields>({ unsaved: new Map(), tell: () => {}, join: () => () => {} })

/** Which parts of the fields hold input that is not stored yet, and how a part says so. */
export const useUnsaved = (): Fields => useContext(Context)

/** How the fields as a whole stand, for the one place that says whether all is saved. */
export function useFieldsSaving(): FieldsSaving {
  const states = [...useUnsaved().unsaved.values()]
  if (states.includes('stuck')) return 'stuck'
  return states.length > 0 ? 'saving' : 'saved'
}

/** Whoever leaves waits this long for what saves itself (ms), and is asked then. */
const LEAVING_WAITS = 4_000
const LOOKS_EVERY = 50

/** Knows which parts of the page inside are not stored; has them saved before the person leaves, and asked about where that fails. */
export function UnsavedGuard({ children }: { readonly children: ReactNode }) {
  const [unsaved, setUnsaved] = useState<ReadonlyMap<FieldSection, Unsaved>>(new Map())
  const present = useRef(unsaved)
  const parts = useRef(new Set<() => void>())
  const tell = useCallback((section: FieldSection, state: Unsaved | null) => {
    if ((present.current.get(section) ?? null) === state) return
    const after = new Map(present.current)
    state ? after.set(section, state) : after.delete(section)
    present.current = after
    setUnsaved(after)
  }, [])
  const join = useCallback((saveNow: () => void) => {
    parts.current.add(saveNow)
    return () => void parts.current.delete(saveNow)
  }, [])
  const value = useMemo(() => ({ unsaved, tell, join }), [unsaved, tell, join])
  const { t } = useTranslation('policyRequests')
  useEffect(() => {
    const saveAll = () => {
      for (const saveNow of parts.current) saveNow()
    }
    const settle = async () => {
      const waits = () => [...present.current.values()].includes('changed')
      saveAll()
      for (let waited = 0; waits() && waited < LEAVING_WAITS; waited += LOOKS_EVERY) {
        await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY))
        // Also what was typed while an earlier saving was under way.
        saveAll()
      }
    }
    tellUnsaved(() => [...present.current.keys()].map((one) => t(`section_${one}`)), settle)
    // Whoever looks at another window may close this one from there.
    const onHidden = () => document.visibilityState === 'hidden' && saveAll()
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      document.removeEventListener('visibilitychange', onHidden)
      tellUnsaved(() => [])
    }
  }, [t])
  return <Context.Provider value={value}>{children}</Context.Provider>
}
