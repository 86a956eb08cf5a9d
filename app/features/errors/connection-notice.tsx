import { useSyncExternalStore } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { connection } from '#app/routing/patient-connection.ts'
import { StatusRegion } from '#app/ui/status-region.tsx'

/** Says that something waits for the connection, and that nothing is lost meanwhile. */
export function ConnectionNotice() {
  const { t } = useTranslation('errors')
  const isLost = useSyncExternalStore(connection.subscribe, connection.isLost, () => false)
  return <StatusRegion look="toast">{isLost && t('waitingForConnection')}</StatusRegion>
}
