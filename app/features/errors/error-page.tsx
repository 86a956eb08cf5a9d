import { useLocation, useRouteError } from '@remix-run/react'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { useErrorReference } from '#app/routing/error-reference.ts'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { pageErrorOf } from './page-error.ts'

/** What went wrong and what to do about it, with a way on. Never a stack trace. */
export function ErrorPage() {
  const { t } = useTranslation(['errors', 'refusals'])
  const { kind, refusal } = pageErrorOf(useRouteError())
  // A server that is newer than this page may give a reason for which there is no sentence here.
  const said = refusal && refusalText(t, refusal)
  const reference = useErrorReference()
  const { pathname, search } = useLocation()
  const here = pathname + search
  return (
    <>
      <PageHeader title={t(`errors:${kind}Title`)} />
      <div className="flex max-w-2xl flex-col gap-4">
        <p>{said && said !== refusal?.reason ? said : t(`errors:${kind}`)}</p>
        {kind === 'failed' && reference && <p>{t('errors:reference', { id: reference })}</p>}
        <div className="flex flex-wrap gap-3">
          {kind === 'notSignedIn' && (
            <LinkButton to={`/sign-in?to=${encodeURIComponent(here)}`} variant="primary">
              {t('errors:signIn')}
            </LinkButton>
          )}
          {/* A lost connection must not be followed by the browser's own error page: ask again without leaving this one. */}
          {kind === 'offline' && (
            <LinkButton to={here} variant="primary">
              {t('errors:retry')}
            </LinkButton>
          )}
          {(kind === 'failed' || kind === 'tooMany') && (
            <LinkButton to={here} variant="primary" reloadDocument>
              {t('errors:retry')}
            </LinkButton>
          )}
          <LinkButton to="/" reloadDocument={kind === 'failed' ? true : undefined}>
            {t('errors:goHome')}
          </LinkButton>
        </div>
      </div>
    </>
  )
}
