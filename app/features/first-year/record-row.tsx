import { useTranslation } from '#app/i18n/use-translation.ts'
import { Chip } from '#app/ui/chip.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import type { ShownRecord } from '#server/first-year/show-records.ts'
import type { Typed } from './book-questions.tsx'

type Props = { readonly row: ShownRecord; readonly kind: 'wishes' | 'answers'; readonly typed: Typed }

/** One row of a table: what it says, what it becomes, and which request is meant where that is not sure. */
export function RecordRow({ row, kind, typed }: Props) {
  const { t, i18n } = useTranslation(['firstYear'])
  const { at, where, title, text, becomes, isHidden, whose, request, asks, chosen, notes } = row
  const field = `request.${at}`
  return (
    <li className="min-w-0 border-solid-gray-300 border-b pb-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-dns-14N-130">
        <span lang="ja">{where}</span>
        {whose && <span lang="ja">{i18n.language === 'en' ? whose.nameEn : whose.nameJa}</span>}
        <Chip tone={becomes === 'new' ? 'green' : becomes === 'same' ? 'outline' : 'yellow'}>
          {t(`firstYear:becomes.${becomes}`)}
        </Chip>
        {isHidden && <Chip tone="yellow">{t('firstYear:hiddenRow')}</Chip>}
      </p>
      {title !== '' && (
        <p lang="ja" className="break-words font-bold">
          {title}
        </p>
      )}
      {text !== '' && (
        <p lang="ja" className="whitespace-pre-wrap break-words">
          {text}
        </p>
      )}
      {notes.length > 0 && (
        <ul className="list-disc pl-6 text-dns-14N-130">
          {notes.map((note) => (
            <li
              key={`${note.kind} ${'field' in note ? note.field : ''}`}
              className={note.kind === 'tooLong' ? 'font-bold text-error-1' : ''}
            >
              {t(`firstYear:note.${note.kind}`, {
                ...note,
                field: 'field' in note ? t(`firstYear:noteField.${note.field}`) : '',
              })}
            </li>
          ))}
        </ul>
      )}
      {asks === null ? (
        request && (
          <p lang="ja" className="break-words text-dns-14N-130 text-solid-gray-800">
            {t(`firstYear:isRequest.${kind}`, { number: request.number, title: request.title })}
          </p>
        )
      ) : (
        <SelectField
          label={t(`firstYear:whichRequest.${kind}`, { where })}
          name={field}
          defaultValue={typed[field] ?? chosen}
          options={[
            { value: '', label: t(`firstYear:noRequest.${kind}`) },
            ...asks.map(({ id, label }) => ({ value: id, label })),
          ]}
        />
      )}
    </li>
  )
}
