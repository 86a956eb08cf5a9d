import { useId, useState } from 'react'
import { WRITE_REFUSALS, type WriteRefusal } from '#app/domain/room-frames.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { Unsent } from './connection/open-room.ts'

type Props = { readonly unsent: Unsent; readonly onDismiss: () => void }

const isRefusal = (reason: Unsent['reason']): reason is WriteRefusal =>
  (WRITE_REFUSALS as readonly string[]).includes(reason)

/** What the person wrote and the server did not take: nothing typed is lost, it can be copied from here. */
export function UnsentText({ unsent, onDismiss }: Props) {
  const { t } = useTranslation('drafting')
  const id = useId()
  const [copied, setCopied] = useState<'copied' | 'notCopied' | null>(null)
  const { reason } = unsent
  const copy = () =>
    navigator.clipboard.writeText(unsent.text).then(
      () => setCopied('copied'),
      () => setCopied('notCopied'),
    )
  return (
    <Notice tone="error" title={isRefusal(reason) ? t(`refused.${reason}`) : t(`closed.${reason}`)}>
      <label htmlFor={id} className="block text-dns-16B-130">
        {t('lostText')}
      </label>
      <p className="text-dns-14N-130">{t('lostTextHelp')}</p>
      <textarea
        id={id}
        readOnly
        rows={4}
        value={unsent.text}
        className="my-2 w-full rounded-8 border border-solid-gray-600 p-2"
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="secondary" onClick={copy}>
          {t('copy')}
        </Button>
        <Button variant="text" onClick={onDismiss}>
          {t('dismissLostText')}
        </Button>
        <span aria-live="polite">{copied && t(copied)}</span>
      </div>
    </Notice>
  )
}
