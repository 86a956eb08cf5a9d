import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type ProposalId, parseId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { ProposalPage } from '#app/features/proposals/proposal-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { isTicked, readForm, textOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'
import { useRefreshWhenOvertaken } from '#app/routing/use-refresh-when-overtaken.ts'

needTexts('proposals')

export const handle: RouteHandle = {
  title: 'proposals:showTitle',
  yearOf: ({ proposal }: { readonly proposal: { readonly cycleId: string } }) => proposal.cycleId,
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const id = parseId<ProposalId>(params.id)
  const page = id && (await context.services.proposals.open(actor, id))
  if (!page?.ok) return refusePage(page ? page.refusal : refuse('notFound').refusal)
  const { answers, withdrawn, wordings, lastYears, ...rest } = page.value
  const wasHandedIn = new URL(request.url).searchParams.has('handed-in')
  const asks = await context.services.profiles.asks()
  return {
    ...rest,
    proposal: { ...rest.proposal, lastYears },
    wasHandedIn,
    asks,
    told: {
      answers: Object.fromEntries(answers),
      withdrawn: Object.fromEntries(withdrawn),
      wordings: Object.fromEntries(wordings),
    },
  }
}

const TEXTS = ['title', 'demand', 'situation', 'reason', 'addressedTo'] as const

export const formFields: FormFields = {
  fields: {
    intent: 1,
    basedOn: 1,
    kind: 1,
    isUrgent: 1,
    previousRequestId: 1,
    ...Object.fromEntries(TEXTS.map((name) => [name, 1])),
  },
  words: { intent: ['save', 'handIn', 'takeBack'] },
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const { proposals } = context.services
  const intent = textOf(form, 'intent')
  const basedOn = textOf(form, 'basedOn')
  const values = {
    basedOn,
    intent: textOf(form, 'kind'),
    isUrgent: isTicked(form, 'isUrgent'),
    // A form that has nothing to choose from changes nothing of it.
    previousRequestId: form.has('previousRequestId') ? textOf(form, 'previousRequestId') : undefined,
    ...(Object.fromEntries(TEXTS.map((name) => [name, textOf(form, name)])) as Record<(typeof TEXTS)[number], string>),
  }
  const formKey = textOf(form, 'formKey')
  if (intent === 'takeBack') {
    const result = await proposals.takeBack(actor, { formKey, proposalId: params.id, basedOn })
    return result.ok ? redirect('/proposals?taken-back') : answerRefusal(result.refusal, values)
  }
  try {
    const asked = { ...values, formKey, proposalId: params.id, handIn: intent === 'handIn' }
    const result = await proposals.change(actor, asked)
    if (!result.ok) return answerRefusal(result.refusal, values)
    // A page of its own: seen from its top, and a reload sends nothing again.
    if (intent === 'handIn') return redirect(`/proposals/${params.id}?handed-in`)
    return data({ version: result.value.version })
  } catch (error) {
    // What saves itself must not put an error page in the place of the text that somebody is writing.
    context.logError(error)
    return answerRefusal({ reason: 'notStored' }, values)
  }
}

export default function Proposal() {
  const answer = useActionAnswer<typeof action>() ?? null
  useRefreshWhenOvertaken(answer)
  return <ProposalPage {...useLoaderData<typeof loader>()} answer={answer} />
}
