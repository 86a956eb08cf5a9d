import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CARRY_OVER_SHOWS, CARRY_OVERS_AT_ONCE_MAX } from '#app/domain/carry-over.ts'
import { type BodyId, type PolicyRequestId, parseId } from '#app/domain/ids.ts'
import { CarryOverPage } from '#app/features/carry-over/carry-over-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf, textsOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('carryOver')

export const handle: RouteHandle = { title: 'carryOver:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const search = new URL(request.url).searchParams
  const filter = {
    show: CARRY_OVER_SHOWS.find((show) => show === search.get('show')) ?? 'open',
    bodyId: parseId<BodyId>(search.get('committee')),
  } as const
  const at = parseId<PolicyRequestId>(search.get('at'))
  const page = await context.services.carryOver.show(actor, { ...filter, at })
  if (!page.ok) return refusePage(page.refusal)
  return { page: page.value, filter, formKey: randomUUID() }
}

export const formFields: FormFields = {
  fields: {
    ...{ intent: 1, cycleId: 1, request: CARRY_OVERS_AT_ONCE_MAX, 'how.*': CARRY_OVERS_AT_ONCE_MAX },
    ...{ howForAll: 1, committeeId: 1, undo: 1 },
  },
  words: { intent: ['confirm'] },
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const { carryOver } = context.services
  const cycleId = textOf(form, 'cycleId')
  if (form.has('undo')) {
    const undone = await carryOver.undoEnding(actor, { cycleId, requestId: textOf(form, 'undo') })
    return undone.ok ? data({ undone: true as const }) : answerRefusal(undone.refusal, null)
  }
  const howForAll = textOf(form, 'howForAll')
  const values = {
    requests: textsOf(form, 'request').map((id) => ({ id, how: howForAll || textOf(form, `how.${id}`) })),
    committeeId: textOf(form, 'committeeId'),
    howForAll,
  }
  const done = await carryOver.confirm(actor, { formKey: textOf(form, 'formKey'), cycleId, ...values })
  return done.ok ? data({ done: done.value }) : answerRefusal(done.refusal, values)
}

export default function CarryOver() {
  return <CarryOverPage {...useLoaderData<typeof loader>()} answer={useActionAnswer<typeof action>() ?? null} />
}
