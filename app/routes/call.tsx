import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type CycleId, parseId } from '#app/domain/ids.ts'
import { CALL_BODIES_MAX } from '#app/domain/proposal.ts'
import { refuse } from '#app/domain/result.ts'
import { CallPage } from '#app/features/proposals/call-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import { cycleOfAddress } from '#app/routing/cycle-of-address.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf, textsOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'
import { useRefreshWhenOvertaken } from '#app/routing/use-refresh-when-overtaken.ts'

needTexts('proposals')

export const handle: RouteHandle = { title: 'proposals:callTitle' }

/** The field of a body's own last day begins with it. */
const DUE_ON = 'dueOn.'
/** That of the last day of a kind of body. */
const DUE_ON_OF_KIND = 'dueOnOfKind.'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { call, cycles } = context.services
  const years = await cycles.toShow(cycleOfAddress(request))
  if (!years) return refusePage(refuse('notFound').refusal)
  const page = await call.show(actor, years.cycle.id)
  if (!page.ok) return refusePage(page.refusal)
  const { call: stored, proposed, bodies, today } = page.value
  const cycle = (await cycles.all()).find(({ id }) => id === years.cycle.id)
  const collect = cycle?.phases.find(({ kind }) => kind === 'collect')
  return {
    cycle: years.cycle,
    bodies,
    call: stored && plain(stored),
    proposed: proposed && plain(proposed),
    today,
    usual: { opensOn: collect?.startsOn ?? '', dueOn: collect?.endsOn ?? '' },
  }
}

/** Maps do not travel to the browser. */
const plain = <Of extends { asked: ReadonlyMap<string, string | null>; kept: ReadonlyMap<string, string> }>(
  of: Of,
) => ({
  ...of,
  asked: Object.fromEntries(of.asked),
  kept: Object.fromEntries(of.kept),
})

export const formFields: FormFields = {
  fields: {
    ...{ intent: 1, cycleId: 1, basedOn: 1, guidance: 1, opensOn: 1, dueOn: 1 },
    ...{ body: CALL_BODIES_MAX, 'dueOn.*': 1, 'dueOnOfKind.*': 1 },
  },
  words: { intent: ['store', 'closeConsolidation', 'reopenConsolidation'] },
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const { call } = context.services
  const intent = textOf(form, 'intent')
  const bodyIds = textsOf(form, 'body')
  const values = {
    cycleId: textOf(form, 'cycleId'),
    basedOn: textOf(form, 'basedOn'),
    guidance: textOf(form, 'guidance'),
    opensOn: textOf(form, 'opensOn'),
    dueOn: textOf(form, 'dueOn'),
    bodyIds,
    // Of those that are not ticked too: their days are there when they are ticked again.
    dueOnOf: daysNamed(form, DUE_ON),
    dueOnOfKind: daysNamed(form, DUE_ON_OF_KIND),
  }
  if (intent === 'store') {
    const result = await call.store(actor, values)
    return result.ok ? data({ done: 'callStored' as const }) : answerRefusal(result.refusal, values)
  }
  const cycleId = parseId<CycleId>(values.cycleId)
  // These forms hold nothing that was typed.
  if (!cycleId) return answerRefusal(refuse('notFound').refusal, null)
  const isClosing = intent === 'closeConsolidation'
  const result = await call[isClosing ? 'closeConsolidation' : 'reopenConsolidation'](
    actor,
    cycleId,
    Number(values.basedOn),
  )
  return result.ok
    ? data({ done: isClosing ? ('closed' as const) : ('reopened' as const) })
    : answerRefusal(result.refusal, null)
}

const daysNamed = (form: FormData, prefix: string): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, day]) =>
      name.startsWith(prefix) && typeof day === 'string' && day !== '' ? [[name.slice(prefix.length), day]] : [],
    ),
  )

export default function Call() {
  const answer = useActionAnswer<typeof action>() ?? null
  useRefreshWhenOvertaken(answer)
  return <CallPage {...useLoaderData<typeof loader>()} answer={answer} />
}
