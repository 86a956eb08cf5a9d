import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { refuse } from '#app/domain/result.ts'
import { PillarsPage } from '#app/features/pillars/pillars-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import { cycleOfAddress } from '#app/routing/cycle-of-address.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'
import { useRefreshWhenOvertaken } from '#app/routing/use-refresh-when-overtaken.ts'

needTexts('policyRequests')

export const handle: RouteHandle = { title: 'policyRequests:pillarsTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { cycles, pillars, policyRequests } = context.services
  const [years, bodies] = await Promise.all([cycles.toShow(cycleOfAddress(request)), policyRequests.committees()])
  const committees = bodies.map((body) => ({
    ...body,
    formKey: randomUUID(),
    mayManage: pillars.mayManage(actor, body.id),
  }))
  if (!years) throw refusePage(refuse('notFound').refusal)
  if (!committees.some((body) => body.mayManage)) throw refusePage(refuse('notPermitted').refusal)
  return {
    years,
    committees: committees.filter((body) => body.mayManage),
    pillars: await pillars.ofCycle(years.cycle.id),
  }
}

export const formFields: FormFields = {
  fields: { cycleId: 1, bodyId: 1, pillarId: 1, basedOn: 1, title: 1, purpose: 1 },
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const values = {
    formKey: textOf(form, 'formKey'),
    cycleId: textOf(form, 'cycleId'),
    bodyId: textOf(form, 'bodyId'),
    pillarId: textOf(form, 'pillarId'),
    basedOn: textOf(form, 'basedOn'),
    title: textOf(form, 'title'),
    purpose: textOf(form, 'purpose'),
  }
  const { pillars } = context.services
  const result = values.pillarId === '' ? await pillars.add(actor, values) : await pillars.change(actor, values)
  return result.ok ? data({ saved: true as const }) : answerRefusal(result.refusal, values)
}

export default function Pillars() {
  const { years, ...page } = useLoaderData<typeof loader>()
  const answer = useActionAnswer<typeof action>() ?? null
  useRefreshWhenOvertaken(answer)
  return <PillarsPage {...page} cycle={years.cycle} answer={answer} />
}
