import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { FieldSection } from '#app/domain/request-fields.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { tellUnsaved } from '#app/routing/unsaved-input.ts'

type Unsaved = {
  readonly sections: ReadonlySet<FieldSection>
  readonly tell: (section: FieldSection, isUnsaved: boolean) => void
}
const Context = createContext<Unsaved>({ sections: new Set(), tell: () => {} })

/** Which parts of the fields hold input that is not saved yet, and how a part says so. */
export const useUnsaved = (): Unsaved => useContext(Context)

/** Knows which parts of the page inside are not saved, and lets it be asked about before the person leaves. */
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
  const { t } = useTranslation('policyRequests')
  useEffect(() => {
    tellUnsaved([...sections].map((one) => t(`section_${one}`)))
    return () => tellUnsaved([])
  }, [sections, t])
  return <Context.Provider value={value}>{children}</Context.Provider>
}
