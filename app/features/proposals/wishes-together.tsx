import { Link, useSearchParams } from '@remix-run/react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import type { DeskProps } from './desk-props.ts'
import { withWish } from './use-desk-keys.ts'

type Props = Pick<DeskProps, 'picked' | 'similarWishes' | 'isLikenessKnown'>

/** What is decided on together with the wish that is shown: what was chosen in the list, and what is like it. */
export function WishesTogether({ picked, similarWishes, isLikenessKnown }: Props) {
  const { t, i18n } = useTranslation(['proposals', 'common'])
  const [search] = useSearchParams()
  const chosen = picked.wishes.filter(({ id }) => !similarWishes.some((one) => one.id === id))
  /** A wish that was chosen is sent as it was seen then. */
  const seen = ({ id, version }: { readonly id: string; readonly version: number }) =>
    `${id} ${picked.wishes.find((one) => one.id === id)?.version ?? version}`
  return (
    <>
      {chosen.length > 0 && (
        <fieldset>
          <legend className="text-std-16B-170">{t('proposals:pickedWishes', { count: chosen.length })}</legend>
          <div className="max-h-56 overflow-y-auto">
            {chosen.map((one) => (
              <Checkbox
                key={one.id}
                name="proposal"
                value={seen(one)}
                checked
                onChange={() => picked.toggle(one, false)}
                label={`${one.number} ${one.title}`}
              />
            ))}
          </div>
        </fieldset>
      )}
      <fieldset>
        <legend className="text-std-16B-170">{t('proposals:similarWishes')}</legend>
        {similarWishes.length === 0 && (
          <p className="text-dns-14N-130">{t(isLikenessKnown ? 'proposals:noSimilar' : 'proposals:likenessUnknown')}</p>
        )}
        {similarWishes.map((one) => (
          <div key={one.id} className="flex flex-wrap items-start gap-x-3">
            <Checkbox
              name="proposal"
              value={seen(one)}
              checked={picked.has(one.id)}
              onChange={() => picked.toggle(one, false)}
              label={`${one.number} ${one.title}（${i18n.language === 'en' ? one.bodyEn : one.bodyJa}）`}
              help={t('proposals:sharedWords', { words: one.shared.join(t('common:comma')) })}
            />
            <Link
              to={`/consolidation?${withWish(search, one.id, 'all')}`}
              className="link inline-flex min-h-11 items-center text-dns-14N-130"
            >
              {t('proposals:selected', { number: one.number })}
            </Link>
          </div>
        ))}
      </fieldset>
    </>
  )
}
