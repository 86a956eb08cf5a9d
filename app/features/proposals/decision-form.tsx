import { Form, Link, useSearchParams } from '@remix-run/react'
import { useState } from 'react'
import {
  ADDRESSEE_MAX,
  neededFor,
  OUTCOME_KINDS,
  OUTCOME_REASON_MAX,
  type OutcomeKind,
  PROPOSAL_TITLE_MAX,
} from '#app/domain/proposal.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { FieldError } from '#app/ui/field-error.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { DeskProps } from './desk-props.ts'
import { RequestChoice } from './request-choice.tsx'
import { TargetChoice } from './target-choice.tsx'
import { withWish } from './use-desk-keys.ts'
import { WishesTogether } from './wishes-together.tsx'

type Props = Omit<DeskProps, 'isClosed' | 'undone' | 'decidedBy'> & {
  /** The version of the wish that the person has seen. */
  readonly basedOn: number
}

/** Says what becomes of the wish that is shown, with those that were chosen beside it. */
export function DecisionForm(props: Props) {
  const { wish, basedOn, refused, decider, formKey, picked } = props
  const [search] = useSearchParams()
  const { t } = useTranslation(['proposals', 'common', 'refusals'])
  const values = refused?.values
  const [kind, setKind] = useState(() => firstKind(props))
  const needs = kind && neededFor(kind)
  const error = (field: string) => fieldError(t, refused?.refusal ?? null, field)
  const together = picked.wishes.length + 1
  return (
    <Form
      method="post"
      id="decide"
      action={`/consolidation?${withWish(search, wish.id)}`}
      preventScrollReset
      className="mt-2 flex flex-col gap-3"
    >
      {/* Enter in a field presses the first button of a form; this one does nothing. */}
      <button type="submit" disabled hidden aria-hidden="true" tabIndex={-1} />
      <input type="hidden" name="formKey" value={values?.formKey ?? formKey} />
      <input type="hidden" name="proposal" value={`${wish.id} ${basedOn}`} />
      <ClosedSuccessors {...props} />
      <KindChoice kind={kind} choose={setKind} decider={decider} error={error('kind')} />
      {needs === 'committeeId' && (
        <>
          <div className="flex flex-wrap gap-4">
            <CommitteeField {...props} label="committee" />
            <TextField
              label={t('proposals:requestTitle')}
              name="title"
              maxLength={PROPOSAL_TITLE_MAX}
              defaultValue={values?.title || wish.title}
              error={error('title')}
            />
          </div>
          <TargetChoice targets={props.targets} ticked={values?.sdgTargetCodes ?? null} />
        </>
      )}
      {needs === 'requestId' && (
        <RequestChoice
          requests={props.requests}
          similar={props.similarRequests}
          chosen={values ? values.requestId : props.proposedRequestId}
          error={error('requestId')}
        />
      )}
      {needs === 'addressee' && (
        <TextField
          label={t('proposals:addressee')}
          name="addressee"
          help={t('proposals:addresseeHelp')}
          requiredMark={t('common:required')}
          width="medium"
          maxLength={ADDRESSEE_MAX}
          defaultValue={values?.addressee ?? wish.addressedTo}
          error={error('addressee')}
        />
      )}
      {/* What concerns no request has no committee of its own. */}
      {decider === 'committee' && (needs === 'addressee' || needs === 'reason') && (
        <CommitteeField {...props} label="confirmingCommittee" />
      )}
      <TextArea
        label={t('proposals:outcomeReason')}
        name="reason"
        rows={2}
        help={t('proposals:outcomeReasonHelp')}
        requiredMark={needs === 'reason' ? t('common:required') : undefined}
        maxLength={OUTCOME_REASON_MAX}
        defaultValue={values?.reason ?? ''}
        error={error('reason')}
      />
      <WishesTogether {...props} />
      <div>
        <SubmitButton name="intent" value="decide">
          {together > 1
            ? t(decider === 'committee' ? 'proposals:proposeTogether' : 'proposals:decideTogether', { count: together })
            : t(decider === 'committee' ? 'proposals:propose' : 'proposals:decide')}
        </SubmitButton>
      </div>
    </Form>
  )
}

/** What is chosen beforehand; null where nothing can be meant: what the wish carries on is carried on already, and takes no more. */
function firstKind({ refused, wish, proposedRequestId, closedSuccessors }: Props): OutcomeKind | null {
  const sent = OUTCOME_KINDS.find((one) => one === refused?.values.kind)
  if (sent) return sent
  if (proposedRequestId || wish.outcomes.length > 0) return 'intoRequest'
  return closedSuccessors.length > 0 ? null : 'newRequest'
}

/** What the wish carries on is carried on already, by a request that takes no more: it is named, so that nobody looks for it. */
function ClosedSuccessors({ closedSuccessors, proposedRequestId }: Props) {
  const { t } = useTranslation(['proposals', 'domain'])
  if (closedSuccessors.length === 0) return null
  return (
    <Notice tone="info">
      {closedSuccessors.map(({ id, number, title, state }) => (
        <p key={id}>
          {t('proposals:closedSuccessor', { request: `${number}「${title}」`, state: t(`domain:state.${state}`) })}{' '}
          <Link to={`/policy-requests/${id}`} className="link">
            {t('proposals:openMade', { number })}
          </Link>
        </p>
      ))}
      {!proposedRequestId && <p>{t('proposals:closedSuccessorHelp')}</p>}
    </Notice>
  )
}

type KindProps = Pick<Props, 'decider'> & {
  readonly kind: OutcomeKind | null
  readonly choose: (kind: OutcomeKind) => void
  readonly error: string | null
}

function KindChoice({ kind, choose, decider, error }: KindProps) {
  const { t } = useTranslation('proposals')
  return (
    <fieldset aria-describedby={error ? 'kind-error' : undefined}>
      <legend className="text-std-16B-170">{t(decider === 'committee' ? 'proposeTitle' : 'decideTitle')}</legend>
      {decider === 'committee' && <p className="text-dns-14N-130">{t('proposeLead')}</p>}
      <div className="flex flex-wrap gap-x-5">
        {OUTCOME_KINDS.map((one, index) => (
          <label key={one} className="flex min-h-11 items-center gap-2 text-std-16N-170">
            <input
              type="radio"
              name="kind"
              value={one}
              checked={one === kind}
              onChange={() => choose(one)}
              data-desk-key={index + 1}
              className="size-5 shrink-0 accent-blue-900"
            />
            {t(`decideAs.${one}`)}
          </label>
        ))}
      </div>
      {error && <FieldError id="kind-error">{error}</FieldError>}
    </fieldset>
  )
}

type CommitteeProps = Pick<Props, 'committees' | 'lastCommitteeId' | 'refused' | 'wish'> & {
  readonly label: 'committee' | 'confirmingCommittee'
}

function CommitteeField({ label, committees, lastCommitteeId, refused, wish }: CommitteeProps) {
  const { t, i18n } = useTranslation(['proposals', 'common', 'refusals'])
  const proposed = wish.previous?.bodyId ?? (label === 'committee' ? lastCommitteeId : null)
  return (
    <SelectField
      label={t(`proposals:${label}`)}
      name="committeeId"
      width="medium"
      requiredMark={t('common:required')}
      defaultValue={refused?.values.committeeId ?? proposed ?? ''}
      error={fieldError(t, refused?.refusal ?? null, 'committeeId')}
      options={[
        { value: '', label: t('proposals:chooseBody') },
        ...committees.map((body) => ({ value: body.id, label: i18n.language === 'en' ? body.nameEn : body.nameJa })),
      ]}
    />
  )
}
