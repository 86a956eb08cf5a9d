import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FirstYearPage } from '#app/features/first-year/first-year-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readFileForm, textOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('firstYear')

export const handle: RouteHandle = { title: 'firstYear:title' }

const KINDS = ['book', 'wishes', 'answers'] as const

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const years = await context.services.firstYear.years(actor)
  if (!years.ok) return refusePage(years.refusal)
  const asked = new URL(request.url).searchParams
  const taken = KINDS.find((kind) => kind === asked.get('taken')) ?? null
  return { years: years.value, taken, isGone: asked.get('gone') === '1' }
}

export const formFields: FormFields = { fields: { kind: 1 }, files: { name: 'file', most: 1 } }

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const { firstYear } = context.services
  // Who sends it and may they, before anything of it is looked at.
  if (!firstYear.mayImport(actor)) return answerRefusal({ reason: 'notPermitted' }, { kind: '' })
  const read = await readFileForm(request, formFields)
  if (!read) return answerRefusal({ reason: 'invalidInput' }, { kind: '' })
  const kind = textOf(read.form, 'kind')
  const result = await firstYear.read(actor, read.files[0], kind)
  return result.ok ? redirect(`/first-year/${result.value}`) : answerRefusal(result.refusal, { kind })
}

export default function FirstYear() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionAnswer<typeof action>()
  return <FirstYearPage {...page} refusal={answer?.refusal ?? null} kind={answer?.values.kind} />
}
