import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type ProposalId, parseId } from '#app/domain/ids.ts'
import { PaperPage } from '#app/features/proposals/paper-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { isTicked, readForm, textOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import { requirePermission } from '#app/routing/require-permission.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('proposals')

export const handle: RouteHandle = { title: 'proposals:paperTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, 'proposal.consolidate')
  const bodies = await context.services.consolidation.bodies()
  const search = new URL(request.url).searchParams
  const { profiles, proposals } = context.services
  const [asks, lastYears, accepted] = await Promise.all([
    profiles.asks(),
    proposals.toTypeFrom(actor),
    proposals.numberOf(actor, parseId<ProposalId>(search.get('accepted'))),
  ])
  return { bodies, asks, lastYears, accepted, formKey: randomUUID(), bodyId: search.get('body') ?? '' }
}

const TEXTS = ['bodyId', 'previousRequestId', 'title', 'demand', 'situation', 'reason', 'addressedTo'] as const

export const formFields: FormFields = {
  fields: { kind: 1, isUrgent: 1, ...Object.fromEntries(TEXTS.map((name) => [name, 1])) },
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const values = {
    ...(Object.fromEntries(TEXTS.map((name) => [name, textOf(form, name)])) as Record<(typeof TEXTS)[number], string>),
    formKey: textOf(form, 'formKey'),
    intent: textOf(form, 'kind'),
    isUrgent: isTicked(form, 'isUrgent'),
  }
  const result = await context.services.proposals.create(actor, { ...values, handIn: true })
  if (!result.ok) return answerRefusal(result.refusal, values)
  return redirect(`/proposals/new?accepted=${result.value}&body=${encodeURIComponent(values.bodyId)}`)
}

export default function NewProposal() {
  const page = useLoaderData<typeof loader>()
  return <PaperPage key={page.formKey} {...page} answer={useActionAnswer<typeof action>() ?? null} />
}
