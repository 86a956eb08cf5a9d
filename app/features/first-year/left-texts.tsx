import { useTranslation } from '#app/i18n/use-translation.ts'
import type { ShownText } from '#server/first-year/show-book.ts'

/** Texts that are not taken, each with where it stands and why. */
export function LeftTexts({ texts }: { readonly texts: readonly ShownText[] }) {
  const { t } = useTranslation(['firstYear'])
  const placeOf = ({ place, why }: ShownText) => {
    if (place?.page !== undefined) return t('firstYear:place.page', { page: place.page })
    if (place?.table !== undefined) return t('firstYear:place.table', { table: place.table, row: place.row })
    return place && why !== null ? t('firstYear:place.paragraph', { paragraph: place.paragraph }) : null
  }
  return (
    <ul className="list-disc break-words pl-6">
      {texts.map((one, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: texts stand as they stand in the file
        <li key={nth}>
          {one.why !== null && (
            <span className="block text-dns-14N-130 text-solid-gray-700">
              {[placeOf(one), t(`firstYear:leftWhy.${one.why}`)].filter(Boolean).join('　')}
            </span>
          )}
          <span lang="ja" className="whitespace-pre-wrap">
            {one.text}
          </span>
        </li>
      ))}
    </ul>
  )
}
