import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { beginningOf } from '#app/domain/cut-text.ts'
import { type PersonId, parseId } from '#app/domain/ids.ts'
import { reachOf } from '#app/domain/permissions.ts'
import {
  actorsCalled,
  momentsOf,
  readDays,
  readPlace,
  SUBJECT_TYPES,
} from '#app/features/administration/audit-filter.ts'
import { AuditPage } from '#app/features/administration/audit-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import { requirePermission } from '#app/routing/require-permission.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('audit')

export const handle: RouteHandle = { title: 'audit:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, 'audit.read')
  const { audit, people } = context.services
  const search = new URL(request.url).searchParams
  const personId = parseId<PersonId>(search.get('person'))
  const subjectType = SUBJECT_TYPES.find((type) => type === search.get('subject')) ?? null
  const who = beginningOf((search.get('who') ?? '').trim(), 40)
  const days = readDays(search)
  const called = who === '' ? null : await people.list(actor, who, 1)
  if (called && !called.ok) return refusePage(called.refusal)
  const { areTooMany, ...byName } = actorsCalled(called?.value ?? null)
  const [list, person] = await Promise.all([
    audit.list(actor, {
      ...readPlace(search),
      ...momentsOf(days),
      ...byName,
      ...(personId && { personId }),
      ...(subjectType && { subjectType }),
    }),
    personId ? people.show(actor, personId) : null,
  ])
  if (!list.ok) return refusePage(list.refusal)
  const name = person?.ok ? person.value.name : (list.value.entries[0]?.personName ?? '')
  const opensRequests = reachOf(actor, 'policyRequest.read').length > 0
  return {
    ...list.value,
    opensRequests,
    areTooMany,
    filter: { person: personId && { id: personId, name }, who, ...days, subjectType },
  }
}

export const formFields: FormFields = { fields: {} }

export async function action({ context, request }: ActionFunctionArgs) {
  const check = await context.services.audit.verify(requireActor(context, request))
  return check.ok ? data({ check: check.value }) : refusePage(check.refusal)
}

export default function Audit() {
  return <AuditPage {...useLoaderData<typeof loader>()} check={useActionAnswer<typeof action>()?.check ?? null} />
}
