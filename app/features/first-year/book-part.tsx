import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import type { ShownBook, ShownItem } from '#server/first-year/show-book.ts'
import { Steps } from './book-questions.tsx'
import { LeftTexts } from './left-texts.tsx'

type Props = Pick<ShownBook, 'part' | 'besides' | 'left'> & {
  readonly nameOf: (chapter: { readonly number: string; readonly title: string }) => string
}

/** A part of what was read: requests of a chapter, or texts that are not taken. */
export function BookPart({ part, besides, left, nameOf }: Props) {
  const { t } = useTranslation(['firstYear'])
  const name = part.chapter ? nameOf(part.chapter) : t(`firstYear:${part.what === 'left' ? 'left' : 'besides'}`)
  return (
    <section id="items" className="panel flex min-w-0 scroll-mt-20 flex-col gap-4">
      <h2 className="text-std-20B-150" lang={part.chapter ? 'ja' : undefined}>
        {name}
      </h2>
      <p>
        {t('firstYear:partPlace', {
          start: part.start,
          end: part.start === 0 ? 0 : part.start - 1 + part.items.length + part.texts.length,
          total: part.total,
        })}
      </p>
      {part.items.length > 0 && (
        <ul className="list-disc pl-6">
          {part.items.map((item, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: requests stand as they stand in the book
            <Item key={place} item={item} />
          ))}
        </ul>
      )}
      {part.what === 'left' && <p>{t('firstYear:leftHelp')}</p>}
      {part.texts.length > 0 && <LeftTexts texts={part.texts} />}
      <Steps previous={part.previous} next={part.next} list="at" />
      <div className="flex flex-wrap gap-3">
        {besides > 0 && part.what !== 'besides' && (
          <Button type="submit" variant="secondary" name="look" value="at besides.0">
            {t('firstYear:lookBesides', { count: besides })}
          </Button>
        )}
        {left > 0 && part.what !== 'left' && (
          <Button type="submit" variant="secondary" name="look" value="at left.0">
            {t('firstYear:lookLeft', { count: left })}
          </Button>
        )}
      </div>
    </section>
  )
}

function Item({ item }: { readonly item: ShownItem }) {
  const { t } = useTranslation(['firstYear', 'domain'])
  const notes = [
    t(`domain:kind.${item.kind}`),
    ...(item.isPriority ? [t('firstYear:priority')] : []),
    ...(item.recipients > 0 ? [t('firstYear:recipients', { count: item.recipients })] : []),
    ...(item.proposers > 0 ? [t('firstYear:proposers', { count: item.proposers })] : []),
    ...(item.unknownNames.length > 0
      ? [t('firstYear:unknownNames', { names: item.unknownNames.slice(0, 5).join('、') })]
      : []),
  ]
  return (
    <li>
      {item.pillar !== null && (
        <span className="block text-dns-14N-130" lang="ja">
          {t('firstYear:pillar', { title: item.pillar })}
        </span>
      )}
      <span lang="ja">
        {item.number} {item.title}
      </span>
      <span className="block text-dns-14N-130 text-solid-gray-700">{notes.join('　')}</span>
    </li>
  )
}
