import { byGoal, captionOf } from '#app/domain/sdgs/sdgs.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'

type Props = { readonly codes: readonly string[]; readonly size?: 'short' | 'full' }

/** SDG targets by goal, each with its number; the goal's colour only repeats it. */
export function SdgTags({ codes, size = 'full' }: Props) {
  const { t, i18n } = useTranslation('sdgs')
  const locale = i18n.language === 'en' ? 'en' : 'ja'
  return (
    <ul className="flex flex-wrap gap-1" aria-label={t('chosen')}>
      {byGoal(codes).map(({ goal, codes: own }) => (
        <li
          key={goal.number}
          className="flex max-w-full items-stretch overflow-hidden rounded-6 border border-solid-gray-420 text-dns-14B-130"
        >
          <span className={`sdg-${goal.number} flex items-center px-1.5`} title={captionOf(goal, locale)}>
            {goal.number}
            {size === 'full' && <span className="ml-1.5 font-normal">{captionOf(goal, locale)}</span>}
            {size === 'short' && <span className="sr-only">{captionOf(goal, locale)}</span>}
          </span>
          <span className="flex items-center bg-white px-1.5">{own.join(locale === 'en' ? ', ' : '、')}</span>
        </li>
      ))}
    </ul>
  )
}
