import { Form } from '@remix-run/react'
import type { Refusal } from '#app/domain/result.ts'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { DateField } from '#app/ui/date-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { ShownRecords } from '#server/first-year/show-records.ts'
import { optionsOf, Steps, type Typed } from './book-questions.tsx'
import { LeftTexts } from './left-texts.tsx'
import { RecordRow } from './record-row.tsx'
import { RecordWords } from './record-words.tsx'

type Props = ShownRecords & {
  readonly formKey: string
  readonly refused: { readonly refusal: Refusal; readonly values: Typed } | null
}

/** What was understood of a list of wishes or answers: what is asked of the whole file, words that nobody knows, and the rows. */
export function RecordsPreview({ formKey, refused, ...file }: Props) {
  const { t } = useTranslation(['firstYear', 'refusals', 'common'])
  const typed = refused?.values ?? {}
  const { counts } = file
  return (
    <>
      <PageHeader
        title={t('firstYear:previewTitle')}
        lead={<p>{t(`firstYear:recordsLead.${file.kind}`, { file: file.file, count: counts.total })}</p>}
      />
      {refused && <Notice tone="error">{refusalText(t, refused.refusal)}</Notice>}
      <ul className="mb-4 list-disc pl-6">
        {(['new', 'unsure', 'noted', 'left', 'same', 'otherThere', 'empty', 'tooLong'] as const).map((what) =>
          counts[what] === 0 ? null : <li key={what}>{t(`firstYear:counts.${what}`, { count: counts[what] })}</li>,
        )}
        {file.leftOut.map(({ head, count, places }) => (
          <li key={head}>
            {t('firstYear:leftOut', {
              ...{ head: head === '' ? t('firstYear:noHead') : head, count },
              places: places.join('、') + (count > places.length ? '…' : ''),
            })}
          </li>
        ))}
        {file.unread.map((name) => (
          <li key={name}>{t('firstYear:unreadSheet', { name })}</li>
        ))}
      </ul>
      {file.left.length > 0 && (
        <div className="mb-4 max-w-4xl">
          <Disclosure summary={t('firstYear:leftOfRecords', { count: file.leftTotal })}>
            <p className="mb-2">{t('firstYear:leftHelpOfRecords')}</p>
            <LeftTexts texts={file.left} />
            {file.leftTotal > file.left.length && (
              <p>{t('firstYear:leftMore', { count: file.leftTotal - file.left.length })}</p>
            )}
          </Disclosure>
        </div>
      )}
      <Form method="post" className="flex max-w-4xl flex-col gap-4">
        <input type="hidden" name="formKey" value={formKey} />
        <input type="hidden" name="kind" value={file.kind} />
        <input type="hidden" name="shown" value={file.shown} />
        <OfFile {...file} typed={typed} refusal={refused?.refusal ?? null} />
        <RecordWords {...file} typed={typed} />
        <section id="items" className="panel flex min-w-0 scroll-mt-20 flex-col gap-4">
          <h2 className="text-std-20B-150">{t('firstYear:rows')}</h2>
          <p>
            {t('firstYear:partPlace', {
              ...{ start: file.start, total: file.total },
              end: file.start === 0 ? 0 : file.start - 1 + file.rows.length,
            })}
          </p>
          <ul className="flex flex-col gap-4">
            {file.rows.map((row) => (
              <RecordRow key={row.at} row={row} kind={file.kind} typed={typed} />
            ))}
          </ul>
          <Steps previous={file.previous} next={file.next} list="at" />
        </section>
        <p className="text-dns-14N-130">{t(`firstYear:takeHelp.${file.kind}`)}</p>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="secondary" name="look" value="at 0">
            {t('firstYear:keepAndLook')}
          </Button>
          <SubmitButton>{t('firstYear:confirm')}</SubmitButton>
        </div>
      </Form>
    </>
  )
}

type OfFileProps = Pick<
  ShownRecords,
  'kind' | 'years' | 'cycleId' | 'whose' | 'respondedOn' | 'bodies' | 'recipients'
> & {
  readonly typed: Typed
  readonly refusal: Refusal | null
}

/** What is asked once for all rows: the year, whose they are, and the day of answers. */
function OfFile({ kind, years, cycleId, whose, respondedOn, bodies, recipients, typed, refusal }: OfFileProps) {
  const { t, i18n } = useTranslation(['firstYear', 'refusals'])
  const field = kind === 'answers' ? 'recipient' : 'body'
  return (
    <section className="panel flex min-w-0 flex-col gap-4">
      <h2 className="text-std-20B-150">{t('firstYear:ofFile')}</h2>
      <SelectField
        label={t('firstYear:intoYear')}
        name="cycleId"
        width="medium"
        defaultValue={typed.cycleId ?? cycleId}
        options={years.map(({ id, title }) => ({ value: id, label: title }))}
      />
      {whose !== null && (
        <SelectField
          label={t(`firstYear:whose.${kind}`)}
          name={field}
          width="medium"
          help={whose === '' ? t('firstYear:pleaseChoose') : undefined}
          defaultValue={typed[field] ?? whose}
          options={[
            { value: '', label: t('firstYear:nobodyOfFile') },
            ...optionsOf(kind === 'answers' ? recipients : bodies, i18n.language),
          ]}
        />
      )}
      {respondedOn !== null && (
        <DateField
          label={t('firstYear:respondedOn')}
          name="respondedOn"
          help={t('firstYear:respondedOnHelp')}
          defaultValue={typed.respondedOn ?? respondedOn}
          error={fieldError(t, refusal, 'respondedOn')}
        />
      )}
    </section>
  )
}
