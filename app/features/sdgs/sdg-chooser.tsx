import { useEffect, useId, useMemo, useState } from 'react'
import { NO_SDG_REASON_MAX } from '#app/domain/policy-request.ts'
import { PRIORITY_AREAS } from '#app/domain/sdgs/priority-areas.ts'
import {
  captionOf,
  compareTargetCodes,
  GOALS_IN_ORDER,
  goalOf,
  isTargetCode,
  type Locale,
} from '#app/domain/sdgs/sdgs.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { TextArea } from '#app/ui/text-area.tsx'
import { GoalTargets } from './goal-targets.tsx'
import { SdgSearch } from './sdg-search.tsx'
import type { TargetTexts } from './target-texts.ts'

type Props = {
  readonly selectedCodes: readonly string[]
  readonly noSdgReason: string
  readonly priorityAreas: readonly number[]
  readonly errors: { readonly sdgTargetCodes: string | null; readonly noSdgReason: string | null }
}

/**
 * Chooses SDG targets inside a form (fields `sdgTarget`, `priorityArea`, `noSdgReason`). Without JavaScript it is a list of
 * goals that open; with it, one can search by number or word, and see and remove what is chosen.
 */
export function SdgChooser({ selectedCodes, noSdgReason, priorityAreas, errors }: Props) {
  const { t, i18n } = useTranslation('sdgs')
  const locale: Locale = i18n.language === 'en' ? 'en' : 'ja'
  const id = useId()
  const [chosen, setChosen] = useState<readonly string[]>(() => selectedCodes.filter(isTargetCode))
  const texts = useTargetTexts()
  const choose = useMemo(
    () => (code: string, isChosen: boolean) =>
      setChosen((before) =>
        isChosen
          ? [...before.filter((other) => other !== code), code].sort(compareTargetCodes)
          : before.filter((other) => other !== code),
      ),
    [],
  )
  return (
    <div className="flex flex-col gap-4">
      <p className="text-dns-16N-130">{t('lead')}</p>
      {errors.sdgTargetCodes && <p className="text-dns-16B-130 text-error-1">⚠ {errors.sdgTargetCodes}</p>}
      <section aria-labelledby={`${id}-chosen`}>
        <h3 id={`${id}-chosen`} className="text-std-16B-170">
          {t('chosen')}
        </h3>
        <p aria-live="polite" className="text-dns-14N-130">
          {chosen.length === 0 ? t('noneChosen') : t('chosenCount', { count: chosen.length })}
        </p>
        <ul className="mt-1 flex flex-wrap gap-2">
          {chosen.map((code) => (
            <li key={code} className="flex items-center overflow-hidden rounded-8 border border-solid-gray-420">
              <span className={`sdg-${goalOf(code).number} flex min-h-9 items-center px-2 text-dns-14B-130`}>
                {code}
                <span className="sr-only"> {captionOf(goalOf(code), locale)}</span>
              </span>
              <button
                type="button"
                className="min-h-9 px-2 text-dns-14N-130 underline"
                onClick={() => choose(code, false)}
              >
                <span aria-hidden="true">×</span>
                <span className="sr-only">{t('remove', { code })}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      {texts && <SdgSearch texts={texts} chosen={chosen} onChoose={choose} locale={locale} />}
      <section aria-labelledby={`${id}-goals`}>
        <h3 id={`${id}-goals`} className="text-std-16B-170">
          {t('browse')}
        </h3>
        {GOALS_IN_ORDER.map((goal) => (
          <GoalTargets key={goal.number} goal={goal} texts={texts} chosen={chosen} onChoose={choose} locale={locale} />
        ))}
        <p className="mt-2 text-dns-14N-130 text-solid-gray-700">{t('source')}</p>
      </section>
      <TextArea
        label={t('noneFitsReason')}
        name="noSdgReason"
        help={t('noneFitsHelp')}
        defaultValue={noSdgReason}
        maxLength={NO_SDG_REASON_MAX}
        error={errors.noSdgReason}
        rows={2}
      />
      <fieldset>
        <legend className="text-std-16B-170">{t('priorityAreas')}</legend>
        {PRIORITY_AREAS.map((area) => (
          <label key={area.number} className="flex min-h-9 items-start gap-2 py-1 text-dns-16N-130">
            <input
              type="checkbox"
              name="priorityArea"
              value={area.number}
              defaultChecked={priorityAreas.includes(area.number)}
              className="mt-0.5 size-5 shrink-0 accent-blue-900"
            />
            <span>
              {area.number}　{locale === 'en' ? area.nameEn : area.nameJa}
            </span>
          </label>
        ))}
      </fieldset>
    </div>
  )
}

/** The texts, fetched once; until then, and without JavaScript, targets are listed by number. */
function useTargetTexts(): TargetTexts | null {
  const [texts, setTexts] = useState<TargetTexts | null>(null)
  useEffect(() => {
    const abort = new AbortController()
    fetch('/sdgs.json', { signal: abort.signal })
      .then((response) => (response.ok ? response.json() : null))
      .then(setTexts)
      // Numbers can still be chosen; the next visit tries again.
      .catch(() => {})
    return () => abort.abort()
  }, [])
  return texts
}
