import { type ComponentType, createElement, lazy, useState } from 'react'
import { needTexts, type PageNamespace } from '#app/i18n/page-texts.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { awaitPart } from '#app/routing/parts-of-page.ts'
import { Button } from '#app/ui/button.tsx'
import { type Panel, readPanel } from './panels.ts'

type Props<Part> = {
  readonly panel: Panel
  /** Its texts beyond those of the page. */
  readonly texts?: readonly PageNamespace[]
  readonly load: () => Promise<ComponentType<Part>>
}

/**
 * A part of a panel that a browser loads when the panel is opened first; until it is there React leaves what is shown (the server has it
 * at once). Where the address opens that panel, the page waits for it (`awaitPart`). Where it cannot be loaded, because a newer version
 * has replaced the file, it says so.
 */
export function lazyPart<Part extends object>({ panel, texts = [], load }: Props<Part>): ComponentType<Part> {
  let loaded: ComponentType<Part> | null = null
  const get = async () => {
    loaded = await load().catch(() => NotLoaded as ComponentType<Part>)
    return { default: loaded }
  }
  const Later = lazy(get)
  if (typeof document !== 'undefined' && readPanel(new URLSearchParams(location.search)) === panel) {
    needTexts(...texts)
    awaitPart(get())
  }
  return function LazyPart(props: Part) {
    // Chosen once: what is drawn keeps what is typed in it.
    const [shown] = useState(() => loaded ?? Later)
    return createElement(shown as ComponentType<Part>, props)
  }
}

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
