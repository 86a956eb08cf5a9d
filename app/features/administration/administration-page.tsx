import { Link } from '@remix-run/react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import type { Section } from './sections.ts'

/** 管理: what this person may look after, and what each page is for. */
export function AdministrationPage({ sections }: { readonly sections: readonly Section[] }) {
  const { t } = useTranslation(['administration', 'shell'])
  return (
    <>
      <PageHeader title={t('administration:title')} lead={t('administration:lead')} />
      <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {sections.map((section) => (
          <li key={section} className="panel">
            <h2 className="text-std-18B-160">
              <Link to={`/admin/${section}`} className="link inline-flex min-h-11 items-center">
                {t(`shell:${section}`)}
              </Link>
            </h2>
            <p>{t(`administration:${section}`)}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
