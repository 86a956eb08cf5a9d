import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

/** What went wrong, in words that say what to do. Never a stack trace. */
export function ErrorPage() {
  const { t } = useTranslation('errors')
  const error = useRouteError()
  const kind = kindOf(error)
  const reference = isRouteErrorResponse(error) ? undefined : (error as { reference?: string } | null)?.reference
  return (
    <>
      <PageHeader title={t(`${kind}Title`)} />
      <div className="flex max-w-2xl flex-col gap-4">
        <p>{t(kind)}</p>
        {reference && <p>{t('reference', { id: reference })}</p>}
        <div>
          <LinkButton to="/" variant="primary" reloadDocument>
            {t('goHome')}
          </LinkButton>
        </div>
      </div>
    </>
  )
}

type Kind = 'notFound' | 'notPermitted' | 'tooMany' | 'failed' | 'offline'

function kindOf(error: unknown): Kind {
  if (!isRouteErrorResponse(error)) return error instanceof TypeError && /fetch/i.test(error.message) ? 'offline' : 'failed'
  if (error.status === 404 || error.status === 405) return 'notFound'
  if (error.status === 403 || error.status === 401) return 'notPermitted'
  return error.status === 429 ? 'tooMany' : 'failed'
}
