import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { beginningOf } from '#app/domain/cut-text.ts'
import { PeoplePage } from '#app/features/administration/people-page.tsx'
import { readValues } from '#app/forms/form-answer.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm } from '#app/routing/read-form.ts'
import { readPage } from '#app/routing/read-page.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('access', 'people')

export const handle: RouteHandle = { title: 'people:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const search = new URL(request.url).searchParams
  const page = readPage(search)
  const words = beginningOf(search.get('q') ?? '', 100)
  const list = await context.services.people.list(actor, words, page)
  return list.ok
    ? { ...list.value, page, words, formKey: randomUUID(), today: todayInJapan(new Date()) }
    : refusePage(list.refusal)
}

export const formFields: FormFields = {
  fields: { intent: 1, name: 1, kana: 1, email: 1 },
  words: { intent: [''] },
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const values = readValues(await readForm(request, formFields))
  const created = await context.services.people.create(actor, values)
  return created.ok ? redirect(`/admin/people/${created.value}?done=added`) : answerRefusal(created.refusal, values)
}

export default function People() {
  return <PeoplePage {...useLoaderData<typeof loader>()} answer={useActionAnswer<typeof action>() ?? null} />
}
