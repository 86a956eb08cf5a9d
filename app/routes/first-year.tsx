import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { FirstYearPage } from '#app/features/first-year/first-year-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readFileForm } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('firstYear')

export const handle: RouteHandle = { title: 'firstYear:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  return context.services.firstYear.mayImport(actor) ? null : refusePage({ reason: 'notPermitted' })
}

export const formFields: FormFields = { fields: {}, files: { name: 'file', most: 1 } }

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const { firstYear } = context.services
  // Who sends it and may they, before anything of it is looked at.
  if (!firstYear.mayImport(actor)) return answerRefusal({ reason: 'notPermitted' }, {})
  const read = await readFileForm(request, formFields)
  if (!read) return answerRefusal({ reason: 'invalidInput' }, {})
  const result = await firstYear.read(actor, read.files[0])
  return result.ok ? redirect(`/first-year/${result.value}`) : answerRefusal(result.refusal, {})
}

export default function FirstYear() {
  return <FirstYearPage refusal={useActionAnswer<typeof action>()?.refusal ?? null} />
}
