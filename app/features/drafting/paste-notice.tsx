import { LEFT_OUT } from '#app/document/left-out.ts'
import { MAX_TEXT_LENGTH, TEXT_LIMITS } from '#app/document/schema-version.ts'
import type { Measure } from '#app/document/text-size.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { PasteOutcome } from './paste-documents.ts'

/** What the person is told about the text at this moment. */
export type Told = PasteOutcome | { readonly kind: 'full'; readonly measure: Measure | 'depth' }

/** What became of a paste, what is not in it, and the way to have that back; or why nothing more can be written. */
export function PasteNotice({ told }: { told: Told }) {
  const { t } = useTranslation('drafting')
  if (told.kind === 'pasted') return <PastedNotice pasted={told} />
  if (told.kind === 'notReady') return <Notice tone="warning">{t('pasteNotReady')}</Notice>
  if (told.kind === 'nothingToPaste') return <Notice tone="warning">{t('pasteNothing')}</Notice>
  if (told.kind === 'full')
    return <Notice tone="warning">{t(`full.${told.measure}`, { limit: TEXT_LIMITS[told.measure] })}</Notice>
  if (told.kind === 'tooLarge')
    return (
      <Notice tone="error" title={t('pasteTooLong')}>
        {t('pasteTooLarge')}
      </Notice>
    )
  return (
    <Notice tone="error" title={t('pasteTooLong')}>
      {t('pasteTooLongHelp', { length: told.length, limit: MAX_TEXT_LENGTH })}
    </Notice>
  )
}

function PastedNotice({ pasted: { paragraphs, leftOut, again } }: { pasted: Extract<Told, { kind: 'pasted' }> }) {
  const { t } = useTranslation('drafting')
  const said = LEFT_OUT.flatMap((kind) => {
    const count = leftOut[kind]
    return count ? [t(`leftOut.${kind}`, { count })] : []
  })
  const isRecoverable = LEFT_OUT.some((kind) => leftOut[kind] && kind !== 'pictures' && kind !== 'links')
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-dns-16N-130">
      <p>{[t('pasted', { count: paragraphs }), ...said].join('')}</p>
      {again && isRecoverable && (
        <Button variant="secondary" size="small" aria-keyshortcuts="Control+Alt+V" onClick={() => again('asWritten')}>
          {t('pasteAsWritten')}
        </Button>
      )}
      {again && leftOut.readings && (
        <Button variant="secondary" size="small" onClick={() => again('withReadings')}>
          {t('pasteWithReadings')}
        </Button>
      )}
    </div>
  )
}
