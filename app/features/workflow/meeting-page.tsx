import { Form } from '@remix-run/react'
import { REASON_MAX } from '#app/domain/policy-request.ts'
import type { Refusal } from '#app/domain/result.ts'
import { formatDay } from '#app/i18n/format-date.ts'
import { fieldError, refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { OpenMeeting } from '#server/meetings/correct-meeting.ts'
import { HeldBeforePut } from './held-before-put.tsx'
import { MeetingVotes, type VotesAsTyped } from './meeting-votes.tsx'

type Values = {
  readonly heldOn: string
  readonly heldBeforePut: boolean
  readonly eligible: string
  readonly present: string
  readonly unanimousFollows: boolean
  readonly reason: string
  readonly decisions: readonly VotesAsTyped[]
}
type Props = {
  readonly meeting: OpenMeeting
  /** The request that the person came from. */
  readonly fromRequest: string | null
  readonly isCorrected: boolean
  readonly answer: { readonly refusal: Refusal; readonly values: Values } | null
}

/** Corrects the day and the attendance of a meeting that was recorded with wrong ones, and the votes that followed from them. */
export function MeetingPage({ meeting, fromRequest, isCorrected, answer }: Props) {
  const { t, i18n } = useTranslation(['workflow', 'domain', 'policyRequests', 'common', 'refusals'])
  const refusal = answer?.refusal ?? null
  const numbers = { eligible: meeting.eligible, present: meeting.present }
  const error = (field: string) => fieldError(t, refusal, field)
  return (
    <>
      <PageHeader
        title={t('workflow:correctMeeting')}
        lead={`${i18n.language === 'en' ? meeting.bodyNameEn : meeting.bodyNameJa}　${formatDay(meeting.heldOn, i18n.language)}　${t(`domain:meetingForm.${meeting.form}`)}`}
      />
      {/* After a correction the fields start from what is recorded now. */}
      <Form method="post" key={isCorrected ? meeting.fingerprint : ''} className="flex max-w-3xl flex-col gap-5">
        {refusal && <Notice tone="error">{refusalText(t, refusal)}</Notice>}
        {isCorrected && !refusal && <Notice tone="success">{t('workflow:meetingCorrected')}</Notice>}
        <p>{t('workflow:correctMeetingHelp')}</p>
        <p className="font-bold">{t('workflow:recordedAttendance', numbers)}</p>
        <input type="hidden" name="basedOn" value={meeting.fingerprint} />
        <TextField
          label={t('workflow:heldOn')}
          name="heldOn"
          type="date"
          width="short"
          defaultValue={answer?.values.heldOn ?? meeting.heldOn}
          error={error('heldOn')}
        />
        <HeldBeforePut isTicked={answer?.values.heldBeforePut ?? false} refusal={refusal} />
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          {(['eligible', 'present'] as const).map((name) => (
            <TextField
              key={name}
              label={t(`workflow:${name}`)}
              name={name}
              inputMode="numeric"
              width="short"
              defaultValue={answer?.values[name] ?? String(meeting[name])}
              error={error(name)}
            />
          ))}
        </div>
        <p className="text-dns-14N-130 text-solid-gray-700">{t('workflow:presentHelp')}</p>
        {meeting.decisions.length > 0 && (
          <>
            <Checkbox
              name="unanimousFollows"
              label={t('workflow:unanimousFollows')}
              defaultChecked={answer?.values.unanimousFollows ?? false}
            />
            <MeetingVotes decisions={meeting.decisions} typed={answer?.values.decisions ?? []} error={error} />
          </>
        )}
        <TextArea
          label={t('workflow:reason')}
          name="reason"
          requiredMark={t('common:required')}
          help={t('workflow:correctionReasonHelp')}
          rows={2}
          maxLength={REASON_MAX}
          defaultValue={answer?.values.reason ?? ''}
          error={error('reason')}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t('workflow:correctButton')}</SubmitButton>
          {fromRequest && (
            <LinkButton to={`/policy-requests/${fromRequest}?panel=history`}>
              {t('policyRequests:returnLink')}
            </LinkButton>
          )}
        </div>
      </Form>
    </>
  )
}
