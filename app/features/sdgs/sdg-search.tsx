import { useDeferredValue, useId, useState } from 'react'
import type { Locale } from '#app/domain/sdgs/sdgs.ts'
import { searchTargets } from '#app/domain/sdgs/search-targets.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { CONTROL } from '#app/ui/field.tsx'
import { TargetBox } from './target-box.tsx'
import type { TargetTexts } from './target-texts.ts'

type Props = {
  readonly texts: TargetTexts
  readonly chosen: readonly string[]
  readonly onChoose: (code: string, isChosen: boolean) => void
  readonly locale: Locale
}

/** More than these are not a choice any more: another word narrows them. */
const SHOWN = 20

/** Finds targets while typing, by number or by words of either language. */
export function SdgSearch({ texts, chosen, onChoose, locale }: Props) {
  const { t } = useTranslation('sdgs')
  const id = useId()
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words).trim()
  const found = asked === '' ? [] : searchTargets(asked, texts)
  return (
    <div>
      <label htmlFor={id} className="text-std-16B-170">
        {t('search')}
      </label>
      <p id={`${id}-help`} className="text-dns-14N-130 text-solid-gray-700">
        {t('searchHelp')}
      </p>
      <input
        id={id}
        type="search"
        aria-describedby={`${id}-help`}
        className={`${CONTROL} mt-1 w-full`}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        // Enter looks for more words; it must not send the form around it.
        onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && event.preventDefault()}
      />
      <p aria-live="polite" className="py-1 text-dns-14N-130">
        {asked !== '' && (found.length > 0 ? t('found', { count: found.length }) : t('nothingFound', { words: asked }))}
      </p>
      {found.slice(0, SHOWN).map((code) => (
        <TargetBox
          key={code}
          code={code}
          texts={texts}
          isChosen={chosen.includes(code)}
          onChoose={onChoose}
          locale={locale}
        />
      ))}
    </div>
  )
}
