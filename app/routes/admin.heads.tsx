import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { HeadsPage } from '#app/features/administration/heads-page.tsx'
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

needTexts('heads')

export const handle: RouteHandle = { title: 'heads:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePermission(context, request, 'recipientHead.manage')
  const recipients = await context.services.recipientHeads.all()
  const search = new URL(request.url).searchParams
  const done = (['saved', 'removed'] as const).find((what) => search.get('done') === what) ?? null
  return {
    recipients,
    today: todayInJapan(new Date()),
    formKey: randomUUID(),
    opened: recipients.find(({ id }) => id === search.get('recipient')) ?? null,
    changedId: search.get('head'),
    done,
  }
}

export const formFields: FormFields = {
  fields: { intent: 1, formKey: 1, recipientId: 1, headId: 1, basedOn: 1, name: 1, startsOn: 1, endsOn: 1 },
  words: { intent: ['save', 'remove'] },
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const { recipientHeads } = context.services
  const values = readValues(await readForm(request, formFields))
  const recipient = encodeURIComponent(values.recipientId ?? '')
  if (values.intent === 'remove') {
    const removed = await recipientHeads.remove(actor, values)
    return removed.ok
      ? redirect(`/admin/heads?recipient=${recipient}&done=removed`)
      : answerRefusal(removed.refusal, values)
  }
  const saved = await recipientHeads.save(actor, { ...values, headId: values.headId || undefined })
  return saved.ok ? redirect(`/admin/heads?recipient=${recipient}&done=saved`) : answerRefusal(saved.refusal, values)
}

export default function Heads() {
  const answer = useActionAnswer<typeof action>() ?? null
  useRefreshWhenOvertaken(answer)
  return <HeadsPage {...useLoaderData<typeof loader>()} answer={answer} />
}
