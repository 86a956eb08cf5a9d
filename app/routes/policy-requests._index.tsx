import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type RequestFilter, readRequestFilter } from '#app/domain/request-filter.ts'
import { LIST_TRANSITIONS, MOVED_TOGETHER_MAX, TRANSITION_IDS } from '#app/domain/workflow.ts'
import { RequestListPage } from '#app/features/policy-requests/request-list-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf, textsOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('policyRequests', 'sdgs')

export const handle: RouteHandle = { title: 'policyRequests:listTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { cycles, policyRequests } = context.services
  const { searchParams } = new URL(request.url)
  const asked = readRequestFilter(searchParams)
  const moved = movedOf(searchParams)
  const years = await cycles.toShow(asked.cycleId)
  if (!years)
    return { years, filter: asked, list: null, views: [], moved, committees: [], recipients: [], mayCreate: false }
  const { cycle } = years
  const filter: RequestFilter = { ...asked, cycleId: cycle.isCurrent ? null : cycle.id }
  const [list, committees, recipients, creatable, views] = await Promise.all([
    policyRequests.list(actor, cycle.id, filter),
    policyRequests.committees(),
    policyRequests.recipients(),
    policyRequests.committeesToCreateIn(actor),
    policyRequests.views(actor),
  ])
  // What is created goes into the current year, so another one's list does not offer it.
  return {
    years,
    filter,
    list,
    views,
    moved,
    committees,
    recipients,
    mayCreate: cycle.isCurrent && creatable.length > 0,
  }
}

/** What has just been done, as the address says it. */
function movedOf(search: URLSearchParams) {
  const step = TRANSITION_IDS.find((one) => one === search.get('moved'))
  const count = Number(search.get('count'))
  return step && Number.isInteger(count) && count > 0 && count <= MOVED_TOGETHER_MAX ? { step, count } : null
}

export const formFields: FormFields = {
  fields: {
    ...{ intent: 1, view: 1, viewName: 1, viewQuery: 1 },
    // The rows, by the step that each can take.
    ...Object.fromEntries(LIST_TRANSITIONS.map((step) => [step, MOVED_TOGETHER_MAX])),
  },
  words: { intent: [...LIST_TRANSITIONS, 'saveView', 'removeView'] },
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const { policyRequests } = context.services
  const { pathname, searchParams } = new URL(request.url)
  for (const name of ['index', 'moved', 'count']) searchParams.delete(name)
  const here = () => redirect(`${pathname}?${searchParams}`)
  if (textOf(form, 'intent') === 'saveView') {
    const view = { formKey: textOf(form, 'formKey'), name: textOf(form, 'viewName'), query: textOf(form, 'viewQuery') }
    const saved = await policyRequests.saveView(actor, view)
    return saved.ok ? here() : answerRefusal(saved.refusal, { chosen: [], viewName: view.name })
  }
  if (textOf(form, 'intent') === 'removeView') {
    const removed = await policyRequests.removeView(actor, textOf(form, 'view'))
    return removed.ok ? here() : answerRefusal(removed.refusal, { chosen: [], viewName: '' })
  }
  const transition = textOf(form, 'intent')
  const chosen = LIST_TRANSITIONS.flatMap((step) => textsOf(form, step))
  const requestIds = LIST_TRANSITIONS.some((step) => step === transition) ? textsOf(form, transition) : []
  const moved = await context.services.workflow.moveTogether(actor, {
    ...{ formKey: textOf(form, 'formKey'), transition, requestIds },
  })
  if (!moved.ok) return answerRefusal(moved.refusal, { chosen })
  searchParams.set('moved', transition)
  searchParams.set('count', String(new Set(requestIds).size))
  return here()
}

export default function RequestList() {
  const { years, ...page } = useLoaderData<typeof loader>()
  return <RequestListPage {...page} cycle={years?.cycle ?? null} answer={useActionAnswer<typeof action>() ?? null} />
}
