import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { type PolicyRequestId, parseId, type RevisionId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { TextDifference } from '#app/features/drafting/text-difference.tsx'
import { ChangesPage } from '#app/features/policy-requests/changes-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'
import { useRefresh } from '#app/routing/use-refresh.ts'

needTexts('drafting', 'policyRequests')

export const handle: RouteHandle = { title: 'policyRequests:changesTitle' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const id = parseId<PolicyRequestId>(params.id)
  const { searchParams } = new URL(request.url)
  const revision = searchParams.get('revision')
  const revisionId = parseId<RevisionId>(revision)
  const changed =
    id && (revision === null || revisionId)
      ? await context.services.workflow.showChangedText(actor, id, revisionId, {
          part: partOf(searchParams),
          of: searchParams.get('of'),
        })
      : refuse('notFound')
  return changed.ok ? { changed: changed.value, revisionId } : refusePage(changed.refusal)
}

/** A part that there is not is the nearest one. */
const partOf = (searchParams: URLSearchParams): number => {
  const part = searchParams.get('part') ?? ''
  return /^\d{1,6}$/.test(part) ? Number(part) : 1
}

export const formFields: FormFields = { fields: { shownSubstanceSha256: 1 } }

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const requestId = parseId<PolicyRequestId>(params.id)
  const form = await readForm(request, formFields)
  const shown = { shownSubstanceSha256: textOf(form, 'shownSubstanceSha256'), formKey: textOf(form, 'formKey') }
  const confirmed = requestId
    ? await context.services.workflow.confirmChangedText(actor, { requestId, ...shown })
    : refuse('notFound')
  return confirmed.ok
    ? redirect(`/policy-requests/${requestId}?moved=confirmed`)
    : answerRefusal(confirmed.refusal, null)
}

export default function Changes() {
  const { changed, revisionId } = useLoaderData<typeof loader>()
  const answer = useActionAnswer<typeof action>()
  const refresh = useRefresh()
  // Remix does not load the page anew after a refusal; what is to be read now is the present difference.
  useEffect(() => {
    if (answer?.refusal.reason === 'textChangedSinceShown') refresh()
  }, [answer, refresh])
  return (
    <ChangesPage
      changed={changed}
      refusal={answer?.refusal ?? null}
      revisionId={revisionId}
      difference={<TextDifference difference={changed.difference} />}
    />
  )
}
