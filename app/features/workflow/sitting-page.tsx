import { Form } from '@remix-run/react'
import { type ReactNode, useState } from 'react'
import { meetingToGoOnWith } from '#app/domain/decision.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import type { Refusal } from '#app/domain/result.ts'
import { formatDay } from '#app/i18n/format-date.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import type { Sitting, SittingItem } from '#server/workflow/sitting.ts'
import { DecisionFields, type DecisionValues, FORM_FOOT } from './decision-fields.tsx'
import { MoveRefusal } from './move-refusal.tsx'
import { choiceOf, type Hashes, hashesOf } from './sitting-choice.ts'
import { decisionToStartFrom } from './start-values.ts'

type Props = {
  readonly sitting: Sitting
  /** The request from which the person came: chosen at the start. */
  readonly chosenId: string
  /** How many were recorded just now. */
  readonly done: number | null
  readonly today: string
  readonly answer: {
    readonly refusal: Refusal
    readonly values: {
      readonly decision: DecisionValues | null
      readonly chosen: readonly string[]
      readonly shown: Hashes
    }
  } | null
  /** What one of them says, whole. */
  readonly substanceOf: (item: SittingItem) => ReactNode
}

/** Several items decided at one sitting: the items to read and to choose at the left, the meeting's data once at the right. */
export function SittingPage({ sitting, chosenId, done, today, answer, substanceOf }: Props) {
  const { t, i18n } = useTranslation(['common', 'workflow', 'domain', 'policyRequests', 'refusals'])
  const { items, total, lastMeeting } = sitting
  const sameMeeting = meetingToGoOnWith(lastMeeting, today)
  const transition = sitting.transition === 'adopt' ? 'adopt' : 'approveInCommittee'
  const decision = answer?.values.decision ?? decisionToStartFrom(lastMeeting, today, 'approve')
  const chosen = answer?.values.chosen ?? [chosenId]
  // What was sent is newer than what the page began with: whoever ticked a changed item again has been shown it.
  const [atFirst] = useState(() => hashesOf(items))
  const shown = { ...atFirst, ...answer?.values.shown }
  const numberOf = ({ request }: SittingItem) => requestNumber(request.body.number, request.number)
  const refused = items.find(({ request }) => request.id === answer?.refusal.values?.requestId)
  return (
    <>
      <PageHeader
        title={t(`workflow:togetherTitle_${transition}`)}
        crumbs={[{ to: `/policy-requests/${sitting.named.id}`, label: sitting.named.title }]}
        crumbsLabel={t('common:breadcrumbs')}
        lead={t('workflow:togetherHelp')}
      />
      {done !== null && !answer && (
        <div className="mb-5">
          <Notice tone="success">{t('workflow:togetherDone', { count: done })}</Notice>
        </div>
      )}
      {items.length === 0 ? (
        <div className="flex flex-col items-start gap-4">
          {answer && <MoveRefusal refusal={answer.refusal} requestId={chosenId} />}
          <p>{t('workflow:togetherNone')}</p>
          <LinkButton to="/" variant="primary">
            {t('workflow:toHome')}
          </LinkButton>
        </div>
      ) : (
        <Form
          method="post"
          // After they are recorded the others are chosen afresh.
          key={items[0]?.request.id}
          className="grid items-start gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,11fr)_minmax(0,9fr)]"
        >
          <input type="hidden" name="fromState" value={sitting.fromState ?? ''} />
          <fieldset className="min-w-0">
            <legend className="text-std-18B-160">{t('workflow:togetherItems')}</legend>
            {total > items.length && (
              <p className="text-dns-14N-130">{t('workflow:togetherMore', { total, shown: items.length })}</p>
            )}
            <ul className="divide-y divide-solid-gray-300">
              {items.map((item) => {
                const { isChanged, isTicked, isOpen } = choiceOf(item, { shown, chosen, openId: chosenId })
                const idAndHash = `${item.request.id} ${item.substanceSha256}`
                return (
                  // Another substance is another box: the tick under the former one does not stay.
                  <li key={idAndHash} className="py-1">
                    <input type="hidden" name="shown" value={idAndHash} />
                    <Checkbox
                      name="item"
                      value={idAndHash}
                      defaultChecked={isTicked}
                      disabled={item.missing.length > 0}
                      help={isChanged ? t('workflow:togetherReadAgain') : undefined}
                      label={
                        <>
                          {numberOf(item)}　<span lang="ja">{item.request.title}</span>
                          {isChanged && <strong className="ml-3 text-red-1000">{t('workflow:togetherChanged')}</strong>}
                        </>
                      }
                    />
                    <div className="ml-8">
                      {item.missing.length > 0 && (
                        <p className="text-dns-14N-130">
                          {t('workflow:because')}{' '}
                          {item.missing.map((one) => t(`workflow:requirement.${one}`)).join(' ')}
                        </p>
                      )}
                      <Disclosure
                        summary={
                          <>
                            {t('workflow:togetherRead')}
                            <span className="sr-only"> {numberOf(item)}</span>
                          </>
                        }
                        isOpen={isOpen || undefined}
                      >
                        {substanceOf(item)}
                      </Disclosure>
                    </div>
                  </li>
                )
              })}
            </ul>
          </fieldset>
          <div className="flex flex-col gap-4 lg:sticky lg:top-4">
            {answer && (
              <div className="flex flex-col gap-2">
                {refused && (
                  <p className="text-std-16B-170">
                    {t('workflow:togetherAbout', { number: numberOf(refused), title: refused.request.title })}
                  </p>
                )}
                <MoveRefusal refusal={answer.refusal} requestId={refused?.request.id ?? chosenId} />
              </div>
            )}
            {sameMeeting && !answer && (
              <p className="text-dns-14N-130">
                {t('workflow:sameMeeting', { date: formatDay(sameMeeting.heldOn, i18n.language) })}
              </p>
            )}
            <DecisionFields values={decision} outcomes={['approve']} today={today} refusal={answer?.refusal ?? null} />
            <div className={FORM_FOOT}>
              <SubmitButton>{t(`workflow:togetherButton_${transition}`)}</SubmitButton>
              <LinkButton to={`/policy-requests/${chosenId}`}>{t('workflow:back')}</LinkButton>
            </div>
          </div>
        </Form>
      )}
    </>
  )
}
