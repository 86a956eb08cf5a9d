import { Link } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'

/** How often the page asks how far it is (ms). */
const INTERVAL = 1000

type Props = {
  readonly state: 'reading' | 'taking'
  readonly done: number
  readonly total: number
  /** Asks how far it is. */
  readonly refresh: () => void
}

/** Files are being read, or rows taken: how far that is. It goes on when the page is left. */
export function ImportUnderWay({ state, done, total, refresh }: Props) {
  const { t } = useTranslation(['wishSheets', 'proposals', 'common'])
  // The server cannot call the page, so the page asks, and stops asking when it is left.
  useEffect(() => {
    const timer = setInterval(refresh, INTERVAL)
    return () => clearInterval(timer)
  }, [refresh])
  return (
    <>
      <PageHeader
        title={t(`wishSheets:${state}`)}
        crumbs={[
          { label: t('proposals:title'), to: '/proposals' },
          { label: t('wishSheets:title'), to: '/proposals/import' },
        ]}
        crumbsLabel={t('common:breadcrumbs')}
      />
      <ProgressBar label={t('wishSheets:progress')} done={done} total={total} />
      <p role="status" className="my-3">
        {total > 0 && t(`wishSheets:${state}Progress`, { done, total })}
      </p>
      <p>{t('wishSheets:mayLeave')}</p>
      <p>
        <Link to="." reloadDocument className="link inline-flex min-h-11 items-center">
          {t('wishSheets:reload')}
        </Link>
      </p>
    </>
  )
}
