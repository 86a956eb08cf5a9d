import { Form } from '@remix-run/react'
import { REASON_MAX } from '#app/domain/policy-request.ts'
import type { Refusal } from '#app/domain/result.ts'
import { type DeliveryFacts, DOCUMENT_NUMBER_MAX, HANDED_BY_MAX, PLACE_MAX } from '#app/domain/submission.ts'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { DateField } from '#app/ui/date-field.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { OpenSubmission } from '#server/submissions/correct-submission.ts'

type Props = {
  readonly submission: OpenSubmission
  readonly today: string
  readonly isCorrected: boolean
  readonly answer: { readonly refusal: Refusal; readonly values: DeliveryFacts & { readonly reason: string } } | null
}

/** Corrects when, where and by whom a package was handed over; what was handed over stays. */
export function CorrectSubmissionPage({ submission, today, isCorrected, answer }: Props) {
  const { t, i18n } = useTranslation(['submissions', 'common', 'refusals'])
  const { other = '', otherEn = '' } = answer?.refusal.values ?? {}
  const refusal: Refusal | null = answer && {
    ...answer.refusal,
    values: { ...answer.refusal.values, other: i18n.language === 'en' ? otherEn : other },
  }
  const facts = answer?.values ?? submission
  const required = t('common:required')
  const recipient = i18n.language === 'en' ? submission.recipient.nameEn : submission.recipient.nameJa
  const error = (field: string) => fieldError(t, refusal, field)
  return (
    <>
      <PageHeader
        title={t('submissions:correctTitle')}
        lead={t('submissions:correctLead', { recipient, count: submission.requestCount })}
      />
      {/* After a correction the fields start from what is recorded now. */}
      <Form method="post" key={isCorrected ? submission.fingerprint : ''} className="flex max-w-3xl flex-col gap-5">
        {refusal && <Notice tone="error">{refusalText(t, refusal)}</Notice>}
        {isCorrected && !refusal && <Notice tone="success">{t('submissions:corrected')}</Notice>}
        <p>{t('submissions:correctHelp')}</p>
        <input type="hidden" name="basedOn" value={submission.fingerprint} />
        <DateField
          label={t('submissions:submittedOn')}
          name="submittedOn"
          max={today}
          requiredMark={required}
          defaultValue={facts.submittedOn}
          error={error('submittedOn')}
        />
        <TextField
          label={t('submissions:documentNumber')}
          name="documentNumber"
          requiredMark={required}
          maxLength={DOCUMENT_NUMBER_MAX}
          defaultValue={facts.documentNumber}
          error={error('documentNumber')}
        />
        <TextField
          label={t('submissions:placeField')}
          name="place"
          maxLength={PLACE_MAX}
          defaultValue={facts.place}
          error={error('place')}
        />
        <TextField
          label={t('submissions:handedByField')}
          name="handedBy"
          maxLength={HANDED_BY_MAX}
          defaultValue={facts.handedBy}
          error={error('handedBy')}
        />
        <TextArea
          label={t('submissions:correctReason')}
          name="reason"
          requiredMark={required}
          help={t('submissions:correctReasonHelp')}
          rows={2}
          maxLength={REASON_MAX}
          defaultValue={answer?.values.reason ?? ''}
          error={error('reason')}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t('submissions:correctButton')}</SubmitButton>
          <LinkButton to={`/submissions?cycle=${submission.cycleId}`}>{t('submissions:backToSubmissions')}</LinkButton>
        </div>
      </Form>
    </>
  )
}
