import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { refuse } from '#app/domain/result.ts'
import { ProposalsPage } from '#app/features/proposals/proposals-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import { cycleOfAddress } from '#app/routing/cycle-of-address.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('proposals')

export const handle: RouteHandle = { title: 'proposals:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { cycles, proposals } = context.services
  const years = await cycles.toShow(cycleOfAddress(request))
  if (!years) return refusePage(refuse('notFound').refusal)
  const page = await proposals.ofOwnBodies(actor, years.cycle.id)
  return {
    cycle: years.cycle,
    ...page,
    answers: Object.fromEntries(page.answers),
    mayConsolidate: proposals.mayConsolidate(actor),
    imported: importedOf(request),
    carriedId: new URL(request.url).searchParams.get('carried'),
    wasTakenBack: new URL(request.url).searchParams.has('taken-back'),
  }
}

/** How many an import that was just confirmed made, changed and handed in. */
function importedOf(request: Request) {
  const counts = /^(\d{1,5})-(\d{1,5})-(\d{1,5})$/.exec(new URL(request.url).searchParams.get('imported') ?? '')
  if (!counts) return null
  const [created, changed, handedIn] = counts.slice(1).map(Number)
  return { created, changed, handedIn }
}

export const formFields: FormFields = {
  fields: { intent: 1, bodyId: 1, requestId: 1, how: 1 },
  words: { intent: ['begin', 'carryOn'] },
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const { proposals } = context.services
  const bodyId = textOf(form, 'bodyId')
  const values = { bodyId, requestId: textOf(form, 'requestId') }
  if (textOf(form, 'intent') === 'carryOn') {
    const how = textOf(form, 'how')
    const result = await proposals.carryOn(actor, { ...values, how })
    if (!result.ok) return answerRefusal(result.refusal, values)
    return redirect(how === 'strengthened' ? `/proposals/${result.value}` : `/proposals?carried=${result.value}`)
  }
  const result = await proposals.begin(actor, bodyId)
  return result.ok ? redirect(`/proposals/${result.value}`) : answerRefusal(result.refusal, values)
}

export default function Proposals() {
  const answer = useActionAnswer<typeof action>()
  return <ProposalsPage {...useLoaderData<typeof loader>()} refusal={answer?.refusal ?? null} />
}
