import { Form } from '@remix-run/react'
import type { PolicyRequestKind } from '#app/domain/policy-request.ts'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextField } from '#app/ui/text-field.tsx'

type Unit = 1 | 2 | 3 | 'numbered'
const UNITS = [1, 2, 3, 'numbered'] as const

type Item = {
  readonly number: string
  readonly title: string
  readonly kind: PolicyRequestKind
  readonly isPriority: boolean
  readonly recipients: number
  readonly proposers: number
  readonly unknownNames: readonly string[]
}
type Chapter = {
  readonly number: string
  readonly title: string
  readonly committeeId: string | null
  readonly count: number
  readonly pillars: readonly { readonly title: string | null; readonly items: readonly Item[] }[]
}
type Values = { readonly title: string; readonly targetFiscalYear: string; readonly committees: readonly string[] }
type Props = {
  readonly file: string
  readonly unit: Unit
  readonly shown: string
  readonly formKey: string
  readonly title: string
  readonly targetFiscalYear: number
  readonly committees: readonly { readonly id: string; readonly nameJa: string; readonly nameEn: string }[]
  readonly chapters: readonly Chapter[]
  readonly besides: readonly string[]
  readonly unseen: readonly string[]
  readonly refused: { readonly refusal: Refusal; readonly values: Values | Readonly<Record<string, never>> } | null
}

/** What was understood of a book, to be confirmed: chapters with their committees, pillars and requests. */
export function BookPreview({ chapters, refused, formKey, ...book }: Props) {
  const { t } = useTranslation(['firstYear', 'refusals', 'common'])
  const count = chapters.reduce((sum, chapter) => sum + chapter.count, 0)
  const values: Partial<Values> = refused?.values ?? {}
  return (
    <>
      <PageHeader
        title={t('firstYear:previewTitle')}
        lead={<p>{t('firstYear:previewLead', { file: book.file, count })}</p>}
      />
      {refused && <Notice tone="error">{refusalText(t, refused.refusal)}</Notice>}
      <Form method="get" className="mb-6 flex max-w-4xl flex-wrap items-end gap-3">
        <SelectField
          label={t('firstYear:unit')}
          name="unit"
          help={t('firstYear:unitHelp')}
          width="medium"
          defaultValue={String(book.unit)}
          options={UNITS.map((unit) => ({ value: String(unit), label: t(`firstYear:units.${unit}`) }))}
        />
        <Button type="submit" variant="secondary">
          {t('firstYear:showAgain')}
        </Button>
      </Form>
      <Form method="post" className="flex max-w-4xl flex-col gap-4">
        <input type="hidden" name="formKey" value={formKey} />
        <input type="hidden" name="shown" value={book.shown} />
        <input type="hidden" name="unit" value={String(book.unit)} />
        <TextField
          label={t('firstYear:fiscalYear')}
          name="targetFiscalYear"
          width="short"
          inputMode="numeric"
          defaultValue={values.targetFiscalYear ?? String(book.targetFiscalYear)}
          error={fieldError(t, refused?.refusal ?? null, 'targetFiscalYear')}
        />
        <TextField
          label={t('firstYear:cycleTitle')}
          name="title"
          defaultValue={values.title ?? book.title}
          error={fieldError(t, refused?.refusal ?? null, 'title')}
        />
        <h2 className="text-std-20B-150">{t('firstYear:chapters')}</h2>
        {chapters.map((chapter, at) => (
          <ChapterPart
            // biome-ignore lint/suspicious/noArrayIndexKey: chapters stand as they stand in the book
            key={at}
            chapter={chapter}
            committees={book.committees}
            chosen={values.committees?.[at] ?? chapter.committeeId ?? ''}
          />
        ))}
        <Texts title={t('firstYear:besides')} texts={book.besides} />
        <Texts title={t('firstYear:unseen')} texts={book.unseen} />
        <p className="text-dns-14N-130">{t('firstYear:confirmHelp')}</p>
        <div>
          <SubmitButton>{t('firstYear:confirm')}</SubmitButton>
        </div>
      </Form>
    </>
  )
}

type ChapterProps = Pick<Props, 'committees'> & { readonly chapter: Chapter; readonly chosen: string }

function ChapterPart({ chapter, committees, chosen }: ChapterProps) {
  const { t, i18n } = useTranslation(['firstYear', 'domain'])
  const { number, title, pillars, count } = chapter
  const name = title === '' ? t('firstYear:wholeBook') : t('firstYear:chapterName', { number, title }).trim()
  return (
    <section className="panel min-w-0">
      <h3 className="text-std-16B-170" lang="ja">
        {name}
      </h3>
      <p>{count === 0 ? t('firstYear:noItems') : t('firstYear:itemCount', { count })}</p>
      {count === 0 ? (
        <input type="hidden" name="committee" value="" />
      ) : (
        <SelectField
          label={t('firstYear:committee', { chapter: name })}
          name="committee"
          width="medium"
          defaultValue={chosen}
          help={chapter.committeeId === null ? t('firstYear:unsure') : undefined}
          options={[
            { value: '', label: t('firstYear:noCommittee') },
            ...committees.map(({ id, nameJa, nameEn }) => ({
              value: id,
              label: i18n.language === 'en' ? nameEn : nameJa,
            })),
          ]}
        />
      )}
      {pillars.map((pillar, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pillars stand as they stand in the book
        <div key={at} className="mt-3">
          <h4 className="text-dns-16B-130" lang="ja">
            {pillar.title ?? t('firstYear:withoutPillar')}
          </h4>
          <ul className="list-disc pl-6">
            {pillar.items.map((item, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: requests stand as they stand in the book
              <li key={place}>
                <span lang="ja">
                  {item.number} {item.title}
                </span>
                <span className="block text-dns-14N-130 text-solid-gray-700">
                  {[
                    t(`domain:kind.${item.kind}`),
                    ...(item.recipients > 0 ? [t('firstYear:recipients', { count: item.recipients })] : []),
                    ...(item.proposers > 0 ? [t('firstYear:proposers', { count: item.proposers })] : []),
                    ...(item.unknownNames.length > 0
                      ? [t('firstYear:unknownNames', { names: item.unknownNames.join('、') })]
                      : []),
                  ].join('　')}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function Texts({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  if (texts.length === 0) return null
  return (
    <details>
      <summary className="min-h-11 py-2">
        {title}（{texts.length}）
      </summary>
      <ul className="list-disc pl-6" lang="ja">
        {texts.map((text, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: texts stand as they stand in the book
          <li key={at}>{text}</li>
        ))}
      </ul>
    </details>
  )
}
