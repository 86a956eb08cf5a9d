import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { type CycleId, parseId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { cycleInputOf } from '#app/features/administration/cycle-values.ts'
import { CYCLE_DONE, type CycleDone, CyclesPage } from '#app/features/administration/cycles-page.tsx'
import { readValues } from '#app/forms/form-answer.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import { requirePermission } from '#app/routing/require-permission.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'
import { useRefreshWhenOvertaken } from '#app/routing/use-refresh-when-overtaken.ts'

needTexts('cycles')

export const handle: RouteHandle = { title: 'cycles:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, 'cycle.manage')
  const cycles = await context.services.cycles.all()
  const search = new URL(request.url).searchParams
  const done = search.get('done')
  const newest = cycles[0]?.targetFiscalYear ?? Number(todayInJapan(new Date()).slice(0, 4))
  return {
    cycles,
    chosen: parseId<CycleId>(search.get('cycle')),
    nextFiscalYear: newest + 1,
    formKey: randomUUID(),
    mayImport: context.services.firstYear.mayImport(actor),
    done: CYCLE_DONE.find((known) => known === done) ?? null,
  }
}

export const formFields: FormFields = {
  fields: { intent: 1, cycleId: 1, basedOn: 1, title: 1, targetFiscalYear: 1, 'phases.*': 20 },
  words: { intent: ['create', 'change', 'makeCurrent'] },
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const { cycles } = context.services
  const values = readValues(await readForm(request, formFields))
  const doneTo = (what: CycleDone) => redirect(`/admin/cycles?done=${what}`)
  if (values.intent === 'makeCurrent') {
    const id = parseId<CycleId>(values.cycleId)
    const made = id ? await cycles.makeCurrent(actor, id) : refuse('notFound')
    return made.ok ? doneTo('madeCurrent') : answerRefusal(made.refusal, values)
  }
  if (values.intent === 'change') {
    const changed = await cycles.change(actor, cycleInputOf(values))
    return changed.ok ? doneTo('saved') : answerRefusal(changed.refusal, values)
  }
  const created = await cycles.create(actor, cycleInputOf(values))
  return created.ok ? doneTo('added') : answerRefusal(created.refusal, values)
}

export default function Cycles() {
  const answer = useActionAnswer<typeof action>() ?? null
  useRefreshWhenOvertaken(answer)
  return <CyclesPage {...useLoaderData<typeof loader>()} answer={answer} />
}
