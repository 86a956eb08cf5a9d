import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type BodyId, parseId } from '#app/domain/ids.ts'
import { SHEETS_AT_ONCE_MAX } from '#app/domain/proposal-sheet.ts'
import { ImportPage } from '#app/features/proposals/import-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readFileForm, textOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('wishSheets', 'proposals')

export const handle: RouteHandle = {
  title: ({ isBureau }: { isBureau: boolean }, t) => t(isBureau ? 'proposals:byExcelPaper' : 'wishSheets:title'),
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { imports, proposals, consolidation } = context.services
  if (!imports.mayImport(actor)) return refusePage({ reason: 'notPermitted' })
  const isBureau = proposals.mayConsolidate(actor)
  const bodies = isBureau ? await consolidation.bodies() : await proposals.ownBodies(actor)
  return {
    ...{ bodies, isBureau },
    bodyId: new URL(request.url).searchParams.get('body') ?? '',
    waiting: await imports.waiting(actor),
  }
}

export const formFields: FormFields = { fields: { bodyId: 1 }, files: { name: 'file', most: SHEETS_AT_ONCE_MAX + 1 } }

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const { imports } = context.services
  // Who sends it and may they, before anything of it is looked at.
  if (!imports.mayImport(actor)) return answerRefusal({ reason: 'notPermitted' }, { bodyId: '' })
  const read = await readFileForm(request, formFields)
  if (!read) return answerRefusal({ reason: 'invalidInput' }, { bodyId: '' })
  const sent = textOf(read.form, 'bodyId')
  const bodyId = parseId<BodyId>(sent)
  if (sent !== '' && !bodyId) return answerRefusal({ reason: 'notPermitted' }, { bodyId: '' })
  const result = await imports.read(actor, bodyId, read.files)
  return result.ok ? redirect(`/proposals/import/${result.value}`) : answerRefusal(result.refusal, { bodyId: sent })
}

export default function Import() {
  return <ImportPage {...useLoaderData<typeof loader>()} answer={useActionAnswer<typeof action>() ?? null} />
}
