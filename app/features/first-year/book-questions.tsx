import type { TFunction } from 'i18next'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import type { ShownBook, ShownChapter } from '#server/first-year/show-book.ts'

/** What stands in the form: of a refused one what was typed. */
export type Typed = Readonly<Record<string, string>>
type Names = readonly { readonly id: string; readonly nameJa: string; readonly nameEn: string }[]

export function ChapterCommittee({
  chapter,
  committees,
  typed,
}: {
  readonly chapter: ShownChapter
  readonly committees: Names
  readonly typed: Typed
}) {
  const { t, i18n } = useTranslation(['firstYear'])
  const field = `committee.${chapter.at}`
  const name = chapterName(t, chapter)
  return (
    <div className="flex min-w-0 flex-wrap items-end gap-3">
      <SelectField
        label={t('firstYear:committee', { chapter: name, count: chapter.count })}
        name={field}
        width="medium"
        defaultValue={typed[field] ?? chapter.chosen}
        help={chapter.isUnsure ? t('firstYear:unsure') : undefined}
        options={[{ value: '', label: t('firstYear:noCommittee') }, ...optionsOf(committees, i18n.language)]}
      />
      <Button
        type="submit"
        variant="secondary"
        name="look"
        value={`at ${chapter.key}`}
        aria-label={t('firstYear:lookAtChapter', { chapter: name })}
      >
        {t('firstYear:look')}
      </Button>
    </div>
  )
}

type NamesProps = Pick<ShownBook, 'names' | 'namesTotal' | 'namesPrevious' | 'namesNext' | 'nameChoices'> & {
  readonly typed: Typed
}

/** Names that nobody here has: each is somebody, or stays a word of the book. */
export function UnsureNames({ names, namesTotal, namesPrevious, namesNext, nameChoices, typed }: NamesProps) {
  const { t, i18n } = useTranslation(['firstYear', 'common'])
  if (namesTotal === 0) return null
  return (
    <>
      <h3 className="text-std-16B-170">{t('firstYear:namesAsked', { count: namesTotal })}</h3>
      <p>{t('firstYear:namesHelp')}</p>
      {names.map(({ at, as, name, count, chosen }) => (
        <SelectField
          key={at}
          label={t(`firstYear:nameAs.${as}`, { name, count })}
          name={`name.${at}`}
          width="medium"
          defaultValue={typed[`name.${at}`] ?? chosen}
          options={[{ value: '', label: t('firstYear:nobody') }, ...optionsOf(nameChoices[as], i18n.language)]}
        />
      ))}
      <Steps previous={namesPrevious} next={namesNext} list="names" />
    </>
  )
}

/** Buttons to the part before and after; they keep what stands in the form. */
export function Steps({
  previous,
  next,
  list,
}: {
  readonly previous: string | null
  readonly next: string | null
  readonly list: 'at' | 'names'
}) {
  const { t } = useTranslation(['firstYear'])
  if (previous === null && next === null) return null
  return (
    <div className="flex flex-wrap gap-3">
      {previous !== null && (
        <Button type="submit" variant="secondary" name="look" value={`${list} ${previous}`}>
          {t(`firstYear:before.${list}`)}
        </Button>
      )}
      {next !== null && (
        <Button type="submit" variant="secondary" name="look" value={`${list} ${next}`}>
          {t(`firstYear:after.${list}`)}
        </Button>
      )}
    </div>
  )
}

export const optionsOf = (choices: Names, language: string) =>
  choices.map(({ id, nameJa, nameEn }) => ({ value: id, label: language === 'en' ? nameEn : nameJa }))

/** As the book prints it; a book without chapters is one. */
export const chapterName = (
  t: TFunction<['firstYear']>,
  { number, title }: { readonly number: string; readonly title: string },
): string => (title === '' ? t('firstYear:wholeBook') : t('firstYear:chapterName', { number, title }).trim())
