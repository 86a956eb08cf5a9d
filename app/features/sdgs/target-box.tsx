import { goalOf, type Locale } from '#app/domain/sdgs/sdgs.ts'
import type { TargetTexts } from './target-texts.ts'

type Props = {
  readonly code: string
  readonly texts: TargetTexts | null
  readonly isChosen: boolean
  readonly onChoose: (code: string, isChosen: boolean) => void
  readonly locale: Locale
  /** The box that is sent with the form; a search result only mirrors it. */
  readonly name?: 'sdgTarget'
}

/** One target to tick, with its whole text: the chosen language large, the other one small. */
export function TargetBox({ code, texts, isChosen, onChoose, locale, name }: Props) {
  const text = texts?.[code]
  const [main, other] = locale === 'en' ? [text?.[1], text?.[0]] : [text?.[0], text?.[1]]
  return (
    <label className="flex items-start gap-2 border-b border-solid-gray-200 py-2 text-dns-16N-130">
      <input
        type="checkbox"
        name={name}
        value={code}
        checked={isChosen}
        onChange={(event) => onChoose(code, event.target.checked)}
        className="mt-0.5 size-5 shrink-0 accent-blue-900"
      />
      <span className={`sdg-${goalOf(code).number} shrink-0 rounded-4 px-1.5 text-dns-14B-130`}>{code}</span>
      {main && (
        <span className="min-w-0">
          {main}
          <span lang={locale === 'en' ? 'ja' : 'en'} className="block text-dns-14N-130 text-solid-gray-700">
            {other}
          </span>
        </span>
      )}
    </label>
  )
}
