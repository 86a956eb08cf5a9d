import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BodiesPage } from '#app/features/administration/bodies-page.tsx'
import { readValues } from '#app/forms/form-answer.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import { requirePermission } from '#app/routing/require-permission.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'
import { useRefreshWhenOvertaken } from '#app/routing/use-refresh-when-overtaken.ts'

needTexts('bodies')

export const handle: RouteHandle = { title: 'bodies:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePermission(context, request, 'bodies.manage')
  const bodies = await context.services.bodies.all()
  const search = new URL(request.url).searchParams
  const named = (key: string) => bodies.find((body) => body.id === search.get(key)) ?? null
  const [added, saved] = [named('added'), named('saved')]
  return {
    bodies,
    kinds: await context.services.profiles.bodyKinds(),
    formKey: randomUUID(),
    edited: named('edit'),
    done: added ? { what: 'added' as const, body: added } : saved && { what: 'saved' as const, body: saved },
  }
}

export const formFields: FormFields = { fields: { bodyId: 1, basedOn: 1, kind: 1, nameJa: 1, nameEn: 1, number: 1 } }

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const { bodies } = context.services
  const values = readValues(await readForm(request, formFields))
  if (values.bodyId) {
    const changed = await bodies.change(actor, values)
    return changed.ok ? redirect(`/admin/bodies?saved=${values.bodyId}`) : answerRefusal(changed.refusal, values)
  }
  const created = await bodies.create(actor, values)
  return created.ok ? redirect(`/admin/bodies?added=${created.value}`) : answerRefusal(created.refusal, values)
}

export default function Bodies() {
  const answer = useActionAnswer<typeof action>() ?? null
  useRefreshWhenOvertaken(answer)
  return <BodiesPage {...useLoaderData<typeof loader>()} answer={answer} />
}
