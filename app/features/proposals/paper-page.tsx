import { Form, Link } from '@remix-run/react'
import { useState } from 'react'
import type { Refusal } from '#app/domain/result.ts'
import type { Asks } from '#app/domain/wish-questions.ts'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { LastYearsChoice } from '#server/proposals/proposals.ts'
import { ProposalFieldset, type ProposalValues } from './proposal-fields.tsx'

type Props = {
  readonly bodies: readonly { readonly id: string; readonly nameJa: string; readonly nameEn: string }[]
  readonly bodyId: string
  readonly formKey: string
  /** What the bodies asked for last year. */
  readonly lastYears: readonly LastYearsChoice[]
  /** The wish that was just typed. */
  readonly accepted: { readonly id: string; readonly number: number | null } | null
  readonly asks: Asks
  readonly answer: {
    readonly refusal: Refusal
    readonly values: ProposalValues & { readonly bodyId: string; readonly formKey: string }
  } | null
}
const BLANK: ProposalValues = {
  intent: 'new',
  title: '',
  demand: '',
  situation: '',
  reason: '',
  addressedTo: '',
  isUrgent: false,
}

/** The bureau types what a body sent on paper or by mail, one after the other. */
export function PaperPage({ bodies, bodyId, formKey, lastYears, accepted, asks, answer }: Props) {
  const { t, i18n } = useTranslation(['proposals', 'common', 'refusals'])
  const refusal = answer?.refusal ?? null
  const [chosen, setChosen] = useState(answer?.values.bodyId ?? bodyId)
  return (
    <>
      <PageHeader
        title={t('proposals:paperTitle')}
        lead={t('proposals:paperLead')}
        crumbs={[{ label: t('proposals:deskTitle'), to: '/consolidation' }]}
        crumbsLabel={t('common:breadcrumbs')}
      />
      <p>
        <Link to="/proposals/import" className="link inline-flex min-h-11 items-center">
          {t('proposals:byExcelPaper')}
        </Link>
      </p>
      {refusal && <Notice tone="error">{refusalText(t, refusal)}</Notice>}
      {accepted && !refusal && (
        <Notice tone="success">
          {t('proposals:accepted', { number: accepted.number ?? '' })}{' '}
          <Link to={`/proposals/${accepted.id}`} className="link">
            {t('proposals:openAccepted')}
          </Link>
        </Notice>
      )}
      <Form method="post" action="/proposals/new" className="mt-4 flex max-w-4xl flex-col gap-4">
        <input type="hidden" name="formKey" value={answer?.values.formKey ?? formKey} />
        <SelectField
          label={t('proposals:body')}
          name="bodyId"
          width="medium"
          requiredMark={t('common:required')}
          defaultValue={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          options={[
            { value: '', label: t('proposals:chooseBody') },
            ...bodies.map((body) => ({ value: body.id, label: i18n.language === 'en' ? body.nameEn : body.nameJa })),
          ]}
          error={fieldError(t, refusal, 'bodyId')}
        />
        <ProposalFieldset
          asks={asks}
          values={answer?.values ?? BLANK}
          refusal={refusal}
          lastYears={lastYears.filter(({ bodyIds }) => (bodyIds as readonly string[]).includes(chosen))}
        />
        <div>
          <SubmitButton>{t('proposals:accept')}</SubmitButton>
        </div>
      </Form>
    </>
  )
}
