import { useSyncExternalStore } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { connection } from '#app/routing/patient-connection.ts'
import { StatusRegion } from '#app/ui/status-region.tsx'

/** Says that something waits for the connection, or for the person to sign in again, and that nothing is lost meanwhile. */
export function ConnectionNotice() {
  const { t } = useTranslation('errors')
  const missing = useSyncExternalStore(connection.subscribe, connection.missing, () => null)
  return (
    <StatusRegion look="toast">
      {missing === 'network' ? (
        t('waitingForConnection')
      ) : missing === 'shorterForm' ? (
        t('formTooLarge')
      ) : missing === 'owner' ? (
        t('waitingForOwner')
      ) : missing === 'signIn' ? (
        <>
          {t('waitingForSignIn')}{' '}
          <a className="link" href="/sign-in" target="_blank" rel="noreferrer">
            {t('signInElsewhere')}
          </a>
        </>
      ) : null}
    </StatusRegion>
  )
}
