import { useLocation } from '@remix-run/react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { TabNav } from '#app/ui/tab-nav.tsx'
import type { Section } from './sections.ts'

type Props = { readonly sections: readonly Section[]; readonly children: ReactNode }

/** The way between the pages of the administration, above each of them. */
export function AdministrationFrame({ sections, children }: Props) {
  const { t } = useTranslation(['administration', 'shell'])
  const { pathname } = useLocation()
  const tabs = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: on every page another one is the present one
  useEffect(() => {
    // On a phone the names stand in one line, of which the end is not seen.
    const bar = tabs.current?.querySelector('nav')
    const present = bar?.querySelector<HTMLElement>('[aria-current="page"]')
    if (bar && present) bar.scrollLeft = present.offsetLeft - bar.offsetLeft - 16
  }, [pathname])
  return (
    <div ref={tabs}>
      <TabNav
        label={t('administration:sections')}
        isOneLine
        arePages
        items={[
          { to: '/admin', label: t('administration:overview'), current: pathname === '/admin' },
          ...sections.map((section) => ({
            to: `/admin/${section}`,
            label: t(`shell:${section}`),
            current: `${pathname}/`.startsWith(`/admin/${section}/`),
          })),
        ]}
      />
      <div className="mt-3">{children}</div>
    </div>
  )
}
