import { useLocation } from '@remix-run/react'
import type { ListPlace } from '#app/domain/key-page.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { StepNav } from '#app/ui/step-nav.tsx'

type Props = {
  readonly place: ListPlace<string>
  /** How many are on this page. */
  readonly shown: number
  /** The page that has all parts, where this one has only the first; else they are on this page, and the rest of its address stays. */
  readonly page?: string
}

/** To the part of a list before and after the one that is shown. */
export function ListSteps({ place, shown, page }: Props) {
  const { t } = useTranslation('answers')
  const { pathname, search } = useLocation()
  const stepTo = (key: string | null, label: string) => {
    if (key === null) return null
    const next = new URLSearchParams(page === undefined ? search : '')
    next.set('at', key)
    next.delete('saved')
    return { to: `${page ?? pathname}?${next}`, label }
  }
  return (
    <StepNav
      label={t('pages')}
      previous={stepTo(place.previous, t('previousPage'))}
      next={stepTo(place.next, t('nextPage'))}
    >
      {t('shownOf', { total: place.total, from: place.start, to: place.start + shown - 1 })}
    </StepNav>
  )
}
