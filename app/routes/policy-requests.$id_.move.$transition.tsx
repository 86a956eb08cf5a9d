import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { afterMove } from '#app/domain/after-move.ts'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { beginningOf } from '#app/domain/cut-text.ts'
import { differentFields } from '#app/domain/field-differences.ts'
import { type PolicyRequestId, parseId } from '#app/domain/ids.ts'
import { fieldsWith } from '#app/domain/request-fields.ts'
import { refuse } from '#app/domain/result.ts'
import { TRANSITION_IDS } from '#app/domain/workflow.ts'
import { DocumentView } from '#app/features/drafting/document-view.tsx'
import { TextDifference } from '#app/features/drafting/text-difference.tsx'
import { FieldChanges } from '#app/features/policy-requests/field-changes.tsx'
import { FieldFacts } from '#app/features/policy-requests/field-facts.tsx'
import { SdgTags } from '#app/features/sdgs/sdg-tags.tsx'
import { AmendedText } from '#app/features/workflow/amended-text.tsx'
import { MergeTarget } from '#app/features/workflow/merge-target.tsx'
import { MovePage } from '#app/features/workflow/move-page.tsx'
import { NotOfferedPage } from '#app/features/workflow/not-offered-page.tsx'
import { SinceLastDecision } from '#app/features/workflow/since-last-decision.tsx'
import { Substance } from '#app/features/workflow/substance.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import { MOVE_FIELDS, readMoveForm } from '#app/routing/read-move-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'
import { useRefresh } from '#app/routing/use-refresh.ts'
import type { ChangedText } from '#server/workflow/show-changed-text.ts'

needTexts('drafting', 'policyRequests', 'refusals', 'sdgs', 'workflow')

type Titled = {
  readonly move: { readonly request: { readonly title: string; readonly cycleId: string } }
  readonly transition: { readonly id: string } | null
}

export const handle: RouteHandle = {
  title: ({ move, transition }: Titled, t) =>
    transition ? t(`domain:transition.${transition.id}`) : move.request.title,
  yearOf: ({ move }: Titled) => move.request.cycleId,
}

/** Letters of what is looked for that are looked at. */
const SEARCH_MAX = 200

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const step = TRANSITION_IDS.find((one) => one === params.transition)
  const id = parseId<PolicyRequestId>(params.id)
  const { searchParams } = new URL(request.url)
  const words = beginningOf(searchParams.get('words') ?? '', SEARCH_MAX)
  const search = { words, into: parseId<PolicyRequestId>(searchParams.get('into')) }
  const opened = id && step ? await context.services.workflow.openMove(actor, id, step, search) : refuse('notFound')
  if (!opened.ok) throw refusePage(opened.refusal)
  const { transition, document, sinceLastDecision, ...move } = opened.value
  return {
    move,
    transition,
    sinceLastDecision,
    document: transition?.actsOnSubstance || move.merge ? document : null,
    words,
    today: todayInJapan(new Date()),
  }
}

export const formFields: FormFields = { fields: MOVE_FIELDS, words: { intent: ['', 'preview'] } }

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const values = readMoveForm(form)
  const input = { ...values, requestId: params.id, transition: params.transition }
  if (textOf(form, 'intent') === 'preview') {
    const amended = await context.services.workflow.previewAmendments(actor, input)
    if (!amended.ok) return answerRefusal(amended.refusal, values)
    // Of the two texts the browser gets what differs: they may be long.
    const { before, after, difference } = amended.value
    return data({ refusal: null, values, amended: { fields: differentFields(before, after), difference } })
  }
  const moved = await context.services.workflow.move(actor, input)
  if (!moved.ok) return answerRefusal(moved.refusal, values)
  const place = new URLSearchParams({ moved: params.transition ?? '' })
  const [id, step] = [parseId<PolicyRequestId>(params.id), TRANSITION_IDS.find((one) => one === params.transition)]
  // Whoever took it out of what the own role reads is not led to a page that is not there.
  if (id && step && !(await context.services.workflow.mayRead(actor, id)))
    return redirect(`/policy-requests?${new URLSearchParams({ moved: step, count: '1' })}`)
  const queue = id && step ? await context.services.workflow.nextInQueue(actor, id, step) : null
  if (queue)
    for (const [name, value] of Object.entries(
      afterMove({ next: queue.next.id, step: queue.transition, left: queue.left }),
    ))
      place.set(name, value)
  return redirect(`/policy-requests/${params.id}?${place}`)
}

export default function Move() {
  const { move, transition, document, sinceLastDecision, words, today } = useLoaderData<typeof loader>()
  const answer = useActionAnswer<typeof action>() ?? null
  const refresh = useRefresh()
  // The present content is shown to be read then; what was typed stays.
  useEffect(() => {
    if (answer?.refusal?.reason === 'textChangedSinceShown') refresh()
  }, [answer, refresh])
  if (!transition) return <NotOfferedPage request={move.request} refusal={answer?.refusal ?? null} />
  return (
    <MovePage
      move={move}
      transition={transition}
      today={today}
      answer={answer}
      document={document}
      sinceLast={
        sinceLastDecision && (
          <SinceLastDecision requestId={move.request.id} since={sinceLastDecision}>
            <FieldChanges differences={sinceLastDecision.fields} />
            <TextDifference difference={sinceLastDecision.difference} />
          </SinceLastDecision>
        )
      }
      mergeTarget={
        move.merge && (
          <MergeTarget
            selection={move.merge}
            words={words}
            text={move.merge.picked && <DocumentView document={move.merge.picked.document} />}
          />
        )
      }
      preview={answer && 'amended' in answer && <Amended amended={answer.amended} />}
      substance={
        document &&
        ((text) => (
          <Substance
            request={move.request}
            facts={
              <FieldFacts
                request={move.request}
                names={fieldsWith('isSubstance', true)}
                tags={<SdgTags codes={move.request.sdgTargetCodes} />}
                rowClassName="contents"
              />
            }
            text={text ?? <DocumentView document={document} />}
          />
        ))
      }
    />
  )
}

type Change = Pick<ChangedText, 'fields' | 'difference'>

function Amended({ amended }: { amended: Change }) {
  return (
    <AmendedText of={amended}>
      <FieldChanges differences={amended.fields} />
      <TextDifference difference={amended.difference} />
    </AmendedText>
  )
}
