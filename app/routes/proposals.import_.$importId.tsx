import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { TFunction } from 'i18next'
import { ImportPreview } from '#app/features/proposals/import-preview.tsx'
import { fieldText } from '#app/features/proposals/sheet-columns.ts'
import { shownImport } from '#app/features/proposals/shown-import.ts'
import { needTexts } from '#app/i18n/page-texts.ts'
import { serverTexts } from '#app/i18n/server-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('wishSheets', 'proposals')

export const handle: RouteHandle = { title: 'wishSheets:previewTitle' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { imports } = context.services
  const plan = await imports.show(actor, params.importId)
  if (!plan.ok) return refusePage(plan.refusal)
  const t: TFunction<['proposals', 'domain']> = (await serverTexts(context.visitor.locale)).tOf(['proposals', 'domain'])
  return {
    shown: shownImport(plan.value, (field, fields) => fieldText(t, field, fields)),
    fingerprint: plan.value.shown,
    formKey: randomUUID(),
    counts: imports.countsOf(plan.value),
  }
}

export const formFields: FormFields = {
  fields: { intent: 1, shown: 1 },
  words: { intent: ['take', 'takeAndHandIn'] },
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const result = await context.services.imports.confirm(actor, {
    ...{ formKey: textOf(form, 'formKey'), importId: params.importId, shown: textOf(form, 'shown') },
    handIn: textOf(form, 'intent') === 'takeAndHandIn',
  })
  if (!result.ok) return answerRefusal(result.refusal, {})
  const { created, changed, handedIn } = result.value
  return redirect(`/proposals?imported=${created}-${changed}-${handedIn}`)
}

export default function ImportRead() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionAnswer<typeof action>()
  return <ImportPreview key={page.fingerprint} {...page} refusal={answer?.refusal ?? null} />
}
