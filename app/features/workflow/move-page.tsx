import { Form, Link } from '@remix-run/react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { DecisionOutcome } from '#app/domain/decision.ts'
import { meetingToGoOnWith } from '#app/domain/decision.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { REASON_MAX } from '#app/domain/policy-request.ts'
import type { Refusal } from '#app/domain/result.ts'
import { isTextFrozen, REQUEST_STATES, type RequestState, SITTING_TRANSITIONS } from '#app/domain/workflow.ts'
import { formatDay } from '#app/i18n/format-date.ts'
import { fieldError } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { OfferedTransition } from '#server/workflow/offered-transitions.ts'
import type { OpenedMove } from '#server/workflow/open-move.ts'
import { DecisionFields, type DecisionValues, FORM_FOOT } from './decision-fields.tsx'
import { MoveRefusal } from './move-refusal.tsx'
import { decisionToStartFrom } from './start-values.ts'
import { useAmendInText } from './use-amend-in-text.ts'

export type MoveValues = {
  readonly fromState: string
  readonly shownSubstanceSha256: string
  readonly reason: string
  readonly mergeIntoId: string
  readonly decision: DecisionValues | null
}
type Props = {
  readonly move: Omit<OpenedMove, 'document' | 'transition' | 'sinceLastDecision'>
  readonly transition: OfferedTransition
  readonly today: string
  /** What the step is about, where it is to be read first; with a text in place of its own. */
  readonly substance: ((text: ReactNode) => ReactNode) | null
  /** The text of it, where amendments can be made in it. */
  readonly document: DocumentJson | null
  /** How it differs from what was decided on before, where it was. */
  readonly sinceLast: ReactNode
  /** For a merger: what it can go into, and the picked one beside it. */
  readonly mergeTarget: ReactNode
  /** What the text would be with the amendments that were typed, once somebody asked for it. */
  readonly preview: ReactNode
  readonly answer: { readonly refusal: Refusal | null; readonly values: MoveValues } | null
}

/** One step of the workflow: what it does, what has to be given with it, and the button that does it. */
export function MovePage({
  move,
  transition,
  today,
  substance,
  document,
  sinceLast,
  mergeTarget,
  preview,
  answer,
}: Props) {
  const { t, i18n } = useTranslation(['workflow', 'domain', 'common', 'refusals'])
  const { request, lastMeeting } = move
  const sameMeeting = meetingToGoOnWith(lastMeeting, today)
  const refusal = answer?.refusal ?? null
  const present = stateAfterRefusal(refusal)
  const label = t(`domain:transition.${transition.id}`)
  const values = answer?.values ?? startValues(move, transition, today)
  const form = useRef<HTMLFormElement>(null)
  const amending = useAmendInText(
    { title: request.title, document, sha256: move.substanceSha256 },
    form,
    answer?.values.decision?.amendments ?? null,
    t('workflow:amendmentsInText'),
  )
  const isAmendable = document !== null && transition.asksFor === 'decisionWithAmendments'
  return (
    <>
      <PageHeader
        title={label}
        crumbs={[{ to: `/policy-requests/${request.id}`, label: request.title }]}
        crumbsLabel={t('common:breadcrumbs')}
        lead={
          present
            ? t('workflow:presentState', { title: request.title, state: t(`domain:state.${present}`) })
            : t('workflow:moveLead', {
                title: request.title,
                from: t(`domain:state.${request.state}`),
                to: t(`domain:state.${transition.to}`),
              })
        }
      />
      {/* What it is about at the left, what is to be given at the right, each read without the other scrolling away. */}
      <div className={substance ? 'grid items-start gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,11fr)_minmax(0,9fr)]' : ''}>
        {substance && (
          <div className="flex min-w-0 flex-col gap-5">
            {sinceLast}
            {isAmendable && (
              <AmendButton
                isOpen={amending.inText !== null}
                isMissing={amending.isMissing}
                onOpen={() => {
                  choose(form.current, 'approveAsAmended')
                  amending.open()
                }}
                onClose={() => amending.close() === 0 && choose(form.current, 'approve')}
              />
            )}
            {substance(
              amending.Part && amending.opened && (
                <amending.Part
                  // A text that has changed meanwhile is begun anew, with what was written into the old one.
                  key={amending.opened.round}
                  title={amending.opened.title}
                  document={amending.opened.document}
                  start={amending.opened.start}
                  takesFocus={amending.opened.round === 1}
                  onChange={amending.write}
                />
              ),
            )}
          </div>
        )}
        <div
          className={classNames(
            'flex min-w-0 flex-col gap-5',
            !substance ? 'max-w-3xl' : mergeTarget ? '' : 'lg:sticky lg:top-4',
          )}
        >
          {mergeTarget}
          <Form method="post" ref={form} onSubmit={amending.noteSending} className="flex flex-col gap-4">
            {refusal && <MoveRefusal refusal={refusal} requestId={request.id} />}
            <input type="hidden" name="fromState" value={values.fromState} />
            {/* Of what stands above, not of what was sent before: after a refusal the present text is shown. */}
            <input type="hidden" name="shownSubstanceSha256" value={move.substanceSha256} />
            {transition.missing.length > 0 && (
              <Notice tone="warning" title={t('workflow:because')}>
                <ul className="list-disc pl-5">
                  {transition.missing.map((requirement) => (
                    <li key={requirement}>{t(`workflow:requirement.${requirement}`)}</li>
                  ))}
                </ul>
              </Notice>
            )}
            {transition.asksFor === 'reason' && (
              <TextArea
                label={t('workflow:reason')}
                name="reason"
                requiredMark={t('common:required')}
                help={t(transition.id === 'withdraw' ? 'workflow:withdrawReasonHelp' : 'workflow:reasonHelp')}
                maxLength={REASON_MAX}
                defaultValue={values.reason}
                error={fieldError(t, refusal, 'reason')}
              />
            )}
            {move.merge && (
              <>
                <input type="hidden" name="mergeIntoId" value={move.merge.picked?.id ?? ''} />
                <p className="text-dns-14N-130">{t('workflow:mergeHelp')}</p>
                {!move.merge.picked && <p className="font-bold">{t('workflow:chooseMergeTarget')}</p>}
              </>
            )}
            {values.decision && (
              <>
                {sameMeeting && !answer && (
                  <p className="text-dns-14N-130">
                    {t('workflow:sameMeeting', { date: formatDay(sameMeeting.heldOn, i18n.language) })}
                  </p>
                )}
                <DecisionFields
                  values={{ ...values.decision, amendments: amending.inForm }}
                  inText={amending.inText}
                  outcomes={outcomesOf(transition)}
                  today={today}
                  refusal={refusal}
                />
              </>
            )}
            {transition.id === 'close' && move.unfinished && <WhatClosingEnds unfinished={move.unfinished} />}
            {!present && isTextFrozen(transition.to) && !isTextFrozen(request.state) && (
              <Notice tone="info">{t('workflow:freezes')}</Notice>
            )}
            {preview}
            <div className={substance ? FORM_FOOT : 'flex flex-wrap gap-3'}>
              <SubmitButton
                variant={transition.id === 'withdraw' || transition.id === 'reject' ? 'danger' : 'primary'}
                // What stands rewritten on the page is decided on whole, or not at all.
                unavailable={amending.unsaid > 0 ? t('workflow:amendedUnsaidCount', { count: amending.unsaid }) : null}
              >
                {label}
              </SubmitButton>
              {transition.asksFor === 'decisionWithAmendments' && (
                <SubmitButton variant="secondary" name="intent" value="preview">
                  {t('workflow:previewAmendments')}
                </SubmitButton>
              )}
              <LinkButton to={`/policy-requests/${request.id}`}>{t('workflow:back')}</LinkButton>
            </div>
            {isSittingStep(transition.id) && move.othersWaiting > 0 && (
              <p>
                <Link to={`/policy-requests/${request.id}/sitting/${transition.id}`} className="link inline-block py-1">
                  {t('workflow:together', { count: move.othersWaiting })}
                </Link>
              </p>
            )}
          </Form>
        </div>
      </div>
    </>
  )
}

/** 総括 cannot be undone: what can no longer be done afterwards, and what would stay unfinished. */
function WhatClosingEnds({ unfinished }: { readonly unfinished: NonNullable<OpenedMove['unfinished']> }) {
  const { t } = useTranslation('workflow')
  const { unevaluated, unconfirmed } = unfinished
  return (
    <Notice tone="warning">
      <p>{t('closeEnds')}</p>
      {unevaluated > 0 && <p>{t('closeUnevaluated', { count: unevaluated })}</p>}
      {unconfirmed > 0 && <p>{t('closeUnconfirmed', { count: unconfirmed })}</p>}
    </Notice>
  )
}

type AmendButtonProps = {
  readonly isOpen: boolean
  readonly isMissing: boolean
  readonly onOpen: () => void
  readonly onClose: () => void
}

/** Makes the text one that can be written in; it is there when the program in the browser is. */
function AmendButton({ isOpen, isMissing, onOpen, onClose }: AmendButtonProps) {
  const { t } = useTranslation('workflow')
  const [isLive, setIsLive] = useState(false)
  useEffect(() => setIsLive(true), [])
  if (isOpen)
    return (
      <div>
        <p className="text-dns-14N-130">{t('amendInTextHelp')}</p>
        <Button variant="text" size="small" onClick={onClose}>
          {t('amendInTextClose')}
        </Button>
      </div>
    )
  if (!isLive) return null
  return (
    <div>
      <Button variant="secondary" size="small" onClick={onOpen}>
        {t('amendInText')}
      </Button>
      {isMissing && <Notice tone="error">{t('amendInTextMissing')}</Notice>}
    </div>
  )
}

/** Whoever amends approves as amended, whoever amends no more as it stands; said in the form, where it can be chosen otherwise. */
function choose(form: HTMLFormElement | null, outcome: DecisionOutcome): void {
  form?.querySelector<HTMLInputElement>(`input[name="outcome"][value="${outcome}"]`)?.click()
}

/** Steps that several requests can take at one sitting (server/workflow/sitting.ts). */
const isSittingStep = (id: string): boolean => (SITTING_TRANSITIONS as readonly string[]).includes(id)

/** The state that the request has got meanwhile, where that is why the step was refused; null: the one the page was made from. */
function stateAfterRefusal(refusal: Refusal | null): RequestState | null {
  if (refusal?.reason !== 'stateChanged' && refusal?.reason !== 'notFromHere') return null
  return REQUEST_STATES.find((state) => state === refusal.values?.state) ?? null
}

function outcomesOf(transition: OfferedTransition): readonly DecisionOutcome[] {
  if (transition.id === 'reject') return ['reject']
  return transition.asksFor === 'decisionWithAmendments' ? ['approve', 'approveAsAmended'] : ['approve']
}

/** What the form begins with: the meeting recorded last, everybody in favour. */
function startValues(
  { request, substanceSha256, lastMeeting }: Props['move'],
  transition: OfferedTransition,
  today: string,
): MoveValues {
  const asksForDecision = transition.asksFor === 'decision' || transition.asksFor === 'decisionWithAmendments'
  return {
    fromState: request.state,
    shownSubstanceSha256: substanceSha256,
    reason: '',
    mergeIntoId: '',
    decision: asksForDecision ? decisionToStartFrom(lastMeeting, today, outcomesOf(transition)[0] ?? 'approve') : null,
  }
}
