import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { beginningOf } from '#app/domain/cut-text.ts'
import { type BodyId, type ProposalId, parseId } from '#app/domain/ids.ts'
import { DESK_SHOWS, PROPOSALS_AT_ONCE_MAX, SDG_TARGETS_AT_DESK_MAX } from '#app/domain/proposal.ts'
import { refuse } from '#app/domain/result.ts'
import { ConsolidationPage } from '#app/features/proposals/consolidation-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import { cycleOfAddress } from '#app/routing/cycle-of-address.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf, textsOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'
import { useRefresh } from '#app/routing/use-refresh.ts'
import { useRefreshWhenOvertaken } from '#app/routing/use-refresh-when-overtaken.ts'
import type { DeskFilter } from '#server/proposals/consolidation.ts'

needTexts('proposals')

export const handle: RouteHandle = { title: 'proposals:deskTitle' }

/** Words that are looked for; more are no help. */
const WORDS_MAX = 10

/** What the desk is narrowed to, as its address says it. */
const filterOf = (search: URLSearchParams): DeskFilter => ({
  show: DESK_SHOWS.find((show) => show === search.get('show')) ?? 'open',
  bodyId: parseId<BodyId>(search.get('body')),
  words: beginningOf(search.get('q') ?? '', 200)
    .split(/\s+/u)
    .filter(Boolean)
    .slice(0, WORDS_MAX),
  selected: parseId<ProposalId>(search.get('wish')),
})

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { consolidation, cycles } = context.services
  const search = new URL(request.url).searchParams
  const years = await cycles.toShow(cycleOfAddress(request))
  if (!years) return refusePage(refuse('notFound').refusal)
  const filter = filterOf(search)
  const [desk, bodies] = await Promise.all([consolidation.desk(actor, years.cycle.id, filter), consolidation.bodies()])
  if (!desk.ok) return refusePage(desk.refusal)
  return {
    cycle: years.cycle,
    asked: filter.selected,
    decided: parseId<ProposalId>(search.get('decided')),
    decidedCount: numberIn(search.get('count'), PROPOSALS_AT_ONCE_MAX),
    filter,
    bodies,
    formKey: randomUUID(),
    ...desk.value,
  }
}

/** A number that only words of the page depend on: whatever else stands there is 1. */
const numberIn = (text: string | null, most: number): number =>
  Math.min(most, Math.max(1, Math.trunc(Number(text)) || 1))

export const formFields: FormFields = {
  fields: {
    ...{
      intent: 1,
      proposal: PROPOSALS_AT_ONCE_MAX,
      kind: 1,
      committeeId: 1,
      requestId: 1,
      otherRequestId: 1,
      title: 1,
    },
    ...{ addressee: 1, reason: 1, sdgShown: 1, sdgTarget: SDG_TARGETS_AT_DESK_MAX, outcomeId: 1, basedOn: 1 },
  },
  words: { intent: ['decide', 'undo'] },
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const { consolidation, cycles } = context.services
  const other = textOf(form, 'otherRequestId')
  const similar = textOf(form, 'requestId')
  const values = {
    formKey: textOf(form, 'formKey'),
    proposals: textsOf(form, 'proposal'),
    kind: textOf(form, 'kind'),
    committeeId: textOf(form, 'committeeId'),
    // The list of all is looked at where none of the similar ones was chosen.
    // Without JavaScript both can be filled: then nobody knows which is meant.
    requestId: similar === 'other' || similar === '' ? other : other === '' || other === similar ? similar : 'both',
    title: textOf(form, 'title'),
    addressee: textOf(form, 'addressee'),
    reason: textOf(form, 'reason'),
    // None ticked is another thing than none shown.
    sdgTargetCodes: textOf(form, 'sdgShown') === '' ? null : textsOf(form, 'sdgTarget'),
  }
  if (textOf(form, 'intent') === 'undo') {
    const outcome = { outcomeId: textOf(form, 'outcomeId'), basedOn: textOf(form, 'basedOn') }
    const result = await consolidation.undo(actor, outcome)
    return result.ok ? data({ done: 'undone' as const, ...result.value }) : answerRefusal(result.refusal, values)
  }
  const result = await consolidation.decide(actor, values)
  if (!result.ok) return answerRefusal(result.refusal, values)
  const search = new URL(request.url).searchParams
  search.delete('wish')
  const decided = parseId<ProposalId>(values.proposals[0]?.slice(0, 36))
  const years = decided && (await cycles.toShow(cycleOfAddress(request)))
  const next = years && (await consolidation.next(actor, years.cycle.id, filterOf(search), decided))
  if (next) search.set('wish', next)
  search.set('decided', decided ?? '')
  search.set('count', String(values.proposals.length))
  return redirect(`/consolidation?${search}`)
}

export default function Consolidation() {
  const answer = useActionAnswer<typeof action>() ?? null
  useRefreshWhenOvertaken(answer)
  return <ConsolidationPage {...useLoaderData<typeof loader>()} answer={answer} refresh={useRefresh()} />
}
