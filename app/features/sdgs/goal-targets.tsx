import { captionOf, type Goal, type Locale } from '#app/domain/sdgs/sdgs.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { TargetBox } from './target-box.tsx'
import type { TargetTexts } from './target-texts.ts'

type Props = {
  readonly goal: Goal
  readonly texts: TargetTexts | null
  readonly chosen: readonly string[]
  readonly onChoose: (code: string, isChosen: boolean) => void
  readonly locale: Locale
}

/** A goal that opens to its targets. Its boxes are the ones the form sends, open or not. */
export function GoalTargets({ goal, texts, chosen, onChoose, locale }: Props) {
  const { t } = useTranslation('sdgs')
  const codes = goal.targets.split(' ')
  const count = codes.filter((code) => chosen.includes(code)).length
  return (
    <details className="border-b border-solid-gray-300">
      <summary className="flex min-h-11 cursor-pointer items-center gap-2 py-1">
        <span
          className={`sdg-${goal.number} flex size-8 shrink-0 items-center justify-center rounded-4 text-dns-16B-130`}
        >
          {goal.number}
        </span>
        <span className="min-w-0 flex-1 text-dns-16N-130">{captionOf(goal, locale)}</span>
        {count > 0 && <span className="text-dns-14B-130 text-blue-1000">{t('chosenCount', { count })}</span>}
      </summary>
      <fieldset className="pb-3 pl-2">
        <legend className="sr-only">{t('targetsOf', { number: goal.number })}</legend>
        {codes.map((code) => (
          <TargetBox
            key={code}
            code={code}
            texts={texts}
            isChosen={chosen.includes(code)}
            onChoose={onChoose}
            locale={locale}
            name="sdgTarget"
          />
        ))}
      </fieldset>
    </details>
  )
}
