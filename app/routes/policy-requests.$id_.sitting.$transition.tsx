import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { DECIDED_TOGETHER_MAX } from '#app/domain/decision.ts'
import { type PolicyRequestId, parseId } from '#app/domain/ids.ts'
import { fieldsWith } from '#app/domain/request-fields.ts'
import { refuse } from '#app/domain/result.ts'
import { SITTING_TRANSITIONS } from '#app/domain/workflow.ts'
import { DocumentView } from '#app/features/drafting/document-view.tsx'
import { FieldFacts } from '#app/features/policy-requests/field-facts.tsx'
import { SdgTags } from '#app/features/sdgs/sdg-tags.tsx'
import { isAboutTheList } from '#app/features/workflow/sitting-choice.ts'
import { SittingPage } from '#app/features/workflow/sitting-page.tsx'
import { Substance } from '#app/features/workflow/substance.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textsOf } from '#app/routing/read-form.ts'
import { MOVE_FIELDS, readMoveForm } from '#app/routing/read-move-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'
import { useRefresh } from '#app/routing/use-refresh.ts'

needTexts('drafting', 'policyRequests', 'refusals', 'sdgs', 'workflow')

type Titled = { readonly sitting: { readonly transition: string; readonly named: { readonly cycleId: string } } }

export const handle: RouteHandle = {
  title: ({ sitting }: Titled, t) => t(`workflow:togetherTitle_${sitting.transition}`),
  yearOf: ({ sitting }: Titled) => sitting.named.cycleId,
}

const stepOf = (name: string | undefined) => SITTING_TRANSITIONS.find((one) => one === name)

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const [id, step] = [parseId<PolicyRequestId>(params.id), stepOf(params.transition)]
  const sitting = id && step ? await context.services.workflow.openSitting(actor, id, step) : refuse('notFound')
  if (!sitting.ok) throw refusePage(sitting.refusal)
  const done = Number(new URL(request.url).searchParams.get('done'))
  return {
    sitting: sitting.value,
    chosenId: params.id ?? '',
    done: Number.isInteger(done) && done > 0 ? done : null,
    today: todayInJapan(new Date()),
  }
}

export const formFields: FormFields = {
  fields: { ...MOVE_FIELDS, item: DECIDED_TOGETHER_MAX, shown: DECIDED_TOGETHER_MAX },
  words: { intent: [''] },
}

/** Of each request the form sends, as `shown`, its id and the hash of what was shown of it: 「id hash」; of the chosen ones as `item` too. */
const readItem = (sent: string) => {
  const [requestId = '', shownSubstanceSha256 = ''] = sent.split(' ')
  return { requestId, shownSubstanceSha256 }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const { formKey, fromState, decision } = readMoveForm(form)
  const items = textsOf(form, 'item').map(readItem)
  const { transition } = params
  const decided = await context.services.workflow.decideTogether(actor, {
    ...{ formKey, fromState, decision, items, transition },
  })
  return decided.ok
    ? redirect(`/policy-requests/${params.id}/sitting/${transition}?done=${items.length}`)
    : answerRefusal(decided.refusal, {
        decision,
        chosen: items.map((item) => item.requestId),
        shown: Object.fromEntries(
          textsOf(form, 'shown')
            .map(readItem)
            .map((item) => [item.requestId, item.shownSubstanceSha256]),
        ),
      })
}

export default function Sitting() {
  const { sitting, ...page } = useLoaderData<typeof loader>()
  const answer = useActionAnswer<typeof action>() ?? null
  const refresh = useRefresh()
  // What the refusal is about is shown as it is now; what was typed stays, and chosen what is as it was.
  useEffect(() => {
    if (answer && isAboutTheList(answer.refusal.reason)) refresh()
  }, [answer, refresh])
  return (
    <SittingPage
      {...page}
      sitting={sitting}
      answer={answer}
      substanceOf={(item) => (
        <Substance
          id={item.request.id}
          request={item.request}
          facts={
            <FieldFacts
              request={item.request}
              names={fieldsWith('isSubstance', true)}
              tags={<SdgTags codes={item.request.sdgTargetCodes} />}
              rowClassName="contents"
            />
          }
          text={<DocumentView document={item.document} />}
        />
      )}
    />
  )
}
