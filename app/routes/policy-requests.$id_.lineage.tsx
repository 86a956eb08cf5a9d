import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type PolicyRequestId, parseId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import { TextDifference } from '#app/features/drafting/text-difference.tsx'
import { LineagePage } from '#app/features/lineage/lineage-page.tsx'
import { FieldChanges } from '#app/features/policy-requests/field-changes.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { refusePage } from '#app/routing/answer-refusal.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'

needTexts('drafting', 'lineage', 'policyRequests')

export const handle: RouteHandle = { title: 'lineage:titleShort' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const search = new URL(request.url).searchParams
  const id = parseId<PolicyRequestId>(params.id)
  const part = search.get('part') ?? ''
  const lineage = id
    ? await context.services.lineage.show(actor, id, {
        at: parseId<PolicyRequestId>(search.get('at')),
        compare: parseId<PolicyRequestId>(search.get('compare')),
        part: /^\d{1,6}$/.test(part) ? Number(part) : 1,
      })
    : refuse('notFound')
  return lineage.ok ? lineage.value : refusePage(lineage.refusal)
}

export default function LineageOfRequest() {
  const lineage = useLoaderData<typeof loader>()
  return (
    <LineagePage
      lineage={lineage}
      difference={
        lineage.compared && (
          <>
            <FieldChanges differences={lineage.compared.fields} />
            <TextDifference difference={lineage.compared.difference} />
          </>
        )
      }
    />
  )
}
