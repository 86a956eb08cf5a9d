import { type ComponentType, lazy } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'

/**
 * A part of the page that a browser loads when it is shown first; until it is there React leaves what is shown (the server has it at
 * once). Where it cannot be loaded, because a newer version has replaced the file, it says so.
 */
export const lazyPart = <Props,>(load: () => Promise<ComponentType<Props>>) =>
  lazy(() => load().then(asModule, () => asModule(NotLoaded as ComponentType<Props>)))

const asModule = <Props,>(part: ComponentType<Props>) => ({ default: part })

function NotLoaded() {
  const { t } = useTranslation('policyRequests')
  return (
    <p>
      {t('partNotLoaded')}{' '}
      <Button variant="secondary" size="small" onClick={() => window.location.reload()}>
        {t('reload')}
      </Button>
    </p>
  )
}
