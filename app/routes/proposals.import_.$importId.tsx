import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { TFunction } from 'i18next'
import { ImportPreview } from '#app/features/proposals/import-preview.tsx'
import { ImportUnderWay } from '#app/features/proposals/import-under-way.tsx'
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
import { useRefresh } from '#app/routing/use-refresh.ts'

needTexts('wishSheets', 'proposals')

export const handle: RouteHandle = { title: 'wishSheets:previewTitle' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { imports } = context.services
  const result = await imports.show(actor, params.importId)
  if (!result.ok) return refusePage(result.refusal)
  const standing = result.value
  if (standing.state === 'taken') throw redirect(`/proposals?imported=${countsIn(standing.taken)}`)
  if (standing.state !== 'read') return { ...standing, state: standing.state }
  const { plan, refusal } = standing
  const t: TFunction<['proposals', 'domain']> = (await serverTexts(context.visitor.locale, context.words)).tOf([
    'proposals',
    'domain',
  ])
  return {
    state: standing.state,
    refusal,
    shown: shownImport(
      plan,
      (field, fields) => fieldText(t, field, fields),
      new URL(request.url).searchParams.get('from'),
    ),
    fingerprint: plan.shown,
    counts: imports.countsOf(plan),
  }
}

const countsIn = ({ created, changed, handedIn }: { created: number; changed: number; handedIn: number }) =>
  [created, changed, handedIn].join('-')

export const formFields: FormFields = {
  fields: { intent: 1, shown: 1 },
  words: { intent: ['take', 'takeAndHandIn'] },
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const result = await context.services.imports.confirm(actor, {
    ...{ importId: params.importId, shown: textOf(form, 'shown') },
    handIn: textOf(form, 'intent') === 'takeAndHandIn',
  })
  if (!result.ok) return answerRefusal(result.refusal, {})
  // What takes longer goes on, and its page says how far it is.
  return redirect(
    result.value ? `/proposals?imported=${countsIn(result.value)}` : `/proposals/import/${params.importId}`,
  )
}

export default function ImportRead() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionAnswer<typeof action>()
  const refresh = useRefresh()
  if (page.state !== 'read') return <ImportUnderWay {...page} refresh={refresh} />
  return <ImportPreview key={page.fingerprint} {...page} refusal={answer?.refusal ?? page.refusal} />
}
