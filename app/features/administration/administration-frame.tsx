import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { TabNav } from '#app/ui/tab-nav.tsx'
import type { Section } from './sections.ts'

type Props = { readonly sections: readonly Section[]; readonly children: ReactNode }

/** The way between the pages of the administration, above each of them. */
export function AdministrationFrame({ sections, children }: Props) {
  const { t } = useTranslation(['administration', 'shell'])
  const { pathname } = useLocation()
  return (
    <>
      <TabNav
        label={t('administration:sections')}
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
    </>
  )
}
