import { type ComponentType, useEffect, useState } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { DocumentView } from './document-view.tsx'
import type { RequestEditorProps } from './request-editor-props.ts'

/**
 * The editor of a request's text. The server, and a browser without JavaScript, show the stored text; the editor itself is
 * loaded by the browser only.
 */
export function LazyRequestEditor(props: RequestEditorProps) {
  const { t } = useTranslation('drafting')
  const [Editor, setEditor] = useState<ComponentType<RequestEditorProps> | null>(null)
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    let isGone = false
    import('./request-editor.tsx')
      .then(({ RequestEditor }) => {
        if (!isGone) setEditor(() => RequestEditor)
      })
      // Offline, or a newer version has replaced the file.
      .catch(() => {
        if (!isGone) setMissing(true)
      })
    return () => {
      isGone = true
    }
  }, [])
  if (Editor) return <Editor key={props.requestId} {...props} />
  return (
    <>
      {isMissing ? (
        <Notice tone="error" title={t('notLoaded')}>
          <p>{t('notLoadedHelp')}</p>
          <Button variant="secondary" className="mt-2" onClick={() => window.location.reload()}>
            {t('reload')}
          </Button>
        </Notice>
      ) : (
        <p className="editor-loading">{t('loading')}</p>
      )}
      {props.mayEdit && (
        <noscript>
          <Notice tone="info">{t('withoutJavaScript')}</Notice>
        </noscript>
      )}
      <DocumentView document={props.document} isOnPaper />
    </>
  )
}
