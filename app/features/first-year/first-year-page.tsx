import { Form } from '@remix-run/react'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { CONTROL, Field } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

/** 昨年度の本を取り込む: where last year's book is given to be read. */
export function FirstYearPage({ refusal }: { readonly refusal: Refusal | null }) {
  const { t } = useTranslation(['firstYear', 'refusals', 'common'])
  return (
    <>
      <PageHeader title={t('firstYear:title')} lead={<p>{t('firstYear:lead')}</p>} />
      {refusal && <Notice tone="error">{refusalText(t, refusal)}</Notice>}
      {/* The browser sends it by itself: files need no script, and what is too large is told in words. */}
      <Form
        method="post"
        action="/first-year"
        encType="multipart/form-data"
        reloadDocument
        className="mt-3 flex max-w-4xl flex-col gap-4"
      >
        <Field
          label={t('firstYear:file')}
          help={t('firstYear:fileHelp')}
          error={fieldError(t, refusal, 'file')}
          requiredMark={t('common:required')}
        >
          {(parts) => (
            <input {...parts} type="file" name="file" accept=".docx,.html,.htm" className={`${CONTROL} w-full`} />
          )}
        </Field>
        <div>
          <Button type="submit">{t('firstYear:readNow')}</Button>
        </div>
      </Form>
    </>
  )
}
