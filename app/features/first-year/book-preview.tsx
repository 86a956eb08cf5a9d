import { Form } from '@remix-run/react'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { ShownBook } from '#server/first-year/show-book.ts'
import { BookPart } from './book-part.tsx'
import { ChapterCommittee, chapterName, type Typed, UnsureNames } from './book-questions.tsx'

const UNITS = ['1', '2', '3', 'numbered'] as const

type Props = Omit<ShownBook, 'kind'> & {
  readonly formKey: string
  readonly refused: { readonly refusal: Refusal; readonly values: Typed } | null
}

/**
 * What was understood of a book, to be confirmed: what is unsure before all, then the chapters with their committees, and a part of
 * the requests. Every button keeps what stands in the form.
 */
export function BookPreview({ formKey, refused, ...book }: Props) {
  const { t } = useTranslation(['firstYear', 'refusals', 'common'])
  const typed = refused?.values ?? {}
  const withItems = book.chapters.filter(({ count }) => count > 0)
  const unsure = withItems.filter(({ isUnsure }) => isUnsure)
  const sure = withItems.filter(({ isUnsure }) => !isUnsure)
  const open = unsure.filter(({ at, chosen }) => (typed[`committee.${at}`] ?? chosen) === '').length
  return (
    <>
      <PageHeader
        title={t('firstYear:previewTitle')}
        lead={<p>{t('firstYear:previewLead', { file: book.file, count: book.count })}</p>}
      />
      {refused && <Notice tone="error">{refusalText(t, refused.refusal)}</Notice>}
      <Form method="get" className="mb-6 flex max-w-4xl flex-wrap items-end gap-3">
        <SelectField
          label={t('firstYear:unit')}
          name="unit"
          help={t('firstYear:unitHelp')}
          width="medium"
          defaultValue={String(book.unit)}
          options={UNITS.map((unit) => ({ value: unit, label: t(`firstYear:units.${unit}`) }))}
        />
        <Button type="submit" variant="secondary">
          {t('firstYear:showAgain')}
        </Button>
      </Form>
      <Form method="post" className="flex max-w-4xl flex-col gap-4">
        <input type="hidden" name="formKey" value={formKey} />
        <input type="hidden" name="kind" value="book" />
        <input type="hidden" name="shown" value={book.shown} />
        <input type="hidden" name="unit" value={String(book.unit)} />
        <TextField
          label={t('firstYear:fiscalYear')}
          name="targetFiscalYear"
          width="medium"
          inputMode="numeric"
          defaultValue={typed.targetFiscalYear ?? book.targetFiscalYear}
          error={fieldError(t, refused?.refusal ?? null, 'targetFiscalYear')}
        />
        <TextField
          label={t('firstYear:cycleTitle')}
          name="title"
          defaultValue={typed.title ?? book.title}
          error={fieldError(t, refused?.refusal ?? null, 'title')}
        />
        {(unsure.length > 0 || book.namesTotal > 0) && (
          <section id="unsure" className="panel flex min-w-0 scroll-mt-20 flex-col gap-4">
            <h2 className="text-std-20B-150">{t('firstYear:asked')}</h2>
            {open > 0 && <p>{t('firstYear:askedChapters', { count: open })}</p>}
            {unsure.map((chapter) => (
              <ChapterCommittee key={chapter.at} chapter={chapter} committees={book.committees} typed={typed} />
            ))}
            <UnsureNames {...book} typed={typed} />
          </section>
        )}
        {sure.length > 0 && (
          <section className="panel flex min-w-0 flex-col gap-4">
            <h2 className="text-std-20B-150">{t('firstYear:chapters')}</h2>
            {sure.map((chapter) => (
              <ChapterCommittee key={chapter.at} chapter={chapter} committees={book.committees} typed={typed} />
            ))}
          </section>
        )}
        <p className="text-dns-14N-130">{t('firstYear:confirmHelp')}</p>
        <div>
          <SubmitButton>{t('firstYear:confirm')}</SubmitButton>
        </div>
        <BookPart {...book} nameOf={(chapter) => chapterName(t, chapter)} />
      </Form>
    </>
  )
}
