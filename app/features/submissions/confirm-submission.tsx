import { useEffect, useRef } from 'react'
import { formatDay } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { SubmissionRow } from '#server/submissions/show-submissions.ts'
import { documentNumberField, packageJobField, type SubmissionsFormValues } from './submissions-form.ts'

type Props = { readonly values: SubmissionsFormValues; readonly rows: readonly SubmissionRow[] }

/** A record of what was handed over cannot be taken back: it is named once more before it is made. Stands inside the form. */
export function ConfirmSubmission({ values, rows }: Props) {
  const { t, i18n } = useTranslation('submissions')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const chosen = rows.filter((row) => values.chosen.includes(row.recipient.id))
  // A package that somebody made anew meanwhile is not the one that was chosen: it would be named wrongly.
  const isAsChosen = values.chosen.every(
    (id) => chosen.find((row) => row.recipient.id === id)?.package?.id === values.packageJobs[id],
  )
  const facts = [
    [t('submittedOn'), formatDay(values.submittedOn, i18n.language)],
    [t('placeTerm'), values.place],
    [t('handedByTerm'), values.handedBy],
  ].filter(([, value]) => value)
  return (
    <section aria-labelledby="confirm-submission" className="flex max-w-3xl flex-col gap-4">
      <h2 id="confirm-submission" ref={heading} tabIndex={-1} className="text-std-20B-150">
        {t('confirmTitle')}
      </h2>
      {isAsChosen ? (
        <Notice tone="warning">{t('confirmLead', { count: chosen.length })}</Notice>
      ) : (
        <Notice tone="error">{t('confirmChanged')}</Notice>
      )}
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)] [&_dt]:font-bold">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <DataTable caption={t('confirmTable')} captionIs="hidden" minWidth="none">
        <thead>
          <tr>
            <th scope="col">{t('recipient')}</th>
            <th scope="col">{t('documentNumber')}</th>
            <th scope="col">{t('requests')}</th>
          </tr>
        </thead>
        <tbody>
          {chosen.map(({ recipient, package: made }) => (
            <tr key={recipient.id}>
              <th scope="row">{i18n.language === 'en' ? recipient.nameEn : recipient.nameJa}</th>
              <td lang="ja">{made?.about.documentNumber}</td>
              <td>{t('items', { count: made?.about.requestCount ?? 0 })}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <HiddenValues values={values} />
      <div className="flex flex-wrap gap-3">
        {isAsChosen && (
          <SubmitButton name="intent" value="confirmRecord">
            {t('confirmButton')}
          </SubmitButton>
        )}
        <SubmitButton name="intent" value="back" variant="secondary">
          {t('confirmBack')}
        </SubmitButton>
      </div>
    </section>
  )
}

/** Everything that was typed, so that it can be recorded, or shown again. */
function HiddenValues({ values }: Pick<Props, 'values'>) {
  const fields: [string, string][] = [
    ['pattern', values.pattern],
    ['firstNumber', values.firstNumber],
    ['letterDate', values.letterDate],
    ['replyBy', values.replyBy],
    ...(values.hasTextsInReplyForm ? [['hasTextsInReplyForm', '1'] as [string, string]] : []),
    ['submittedOn', values.submittedOn],
    ['place', values.place],
    ['handedBy', values.handedBy],
    ...values.chosen.flatMap((id): [string, string][] => [
      ['recipient', id],
      [packageJobField(id), values.packageJobs[id] ?? ''],
    ]),
    ...Object.entries(values.documentNumbers).map(([id, number]): [string, string] => [
      documentNumberField(id),
      number,
    ]),
  ]
  return fields.map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />)
}
