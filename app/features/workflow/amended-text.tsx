import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'

type Props = {
  /** The answer it shows: with every new one the reader is brought here. */
  readonly of: object
  /** What the amendments change in title and text. */
  readonly children: ReactNode
}

/** What the request would be with the amendments as they were typed; nothing is recorded yet. */
export function AmendedText({ of, children }: Props) {
  const { t } = useTranslation('workflow')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (of) heading.current?.focus()
  }, [of])
  return (
    <section aria-labelledby="amended" className="flex flex-col gap-4">
      <h2 id="amended" ref={heading} tabIndex={-1} className="text-std-18B-160">
        {t('amendedText')}
      </h2>
      <p className="text-dns-14N-130 text-solid-gray-700">{t('amendedTextHelp')}</p>
      {children}
    </section>
  )
}
