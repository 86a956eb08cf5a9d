import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type BodyId, parseId } from '#app/domain/ids.ts'
import { BookPage } from '#app/features/book/book-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import { cycleOfAddress } from '#app/routing/cycle-of-address.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('book', 'jobs')

export const handle: RouteHandle = { title: 'book:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { cycles, book } = context.services
  const years = await cycles.toShow(cycleOfAddress(request))
  if (!years) return { preview: null, formKey: '' }
  const preview = await book.show(
    actor,
    years.cycle.id,
    parseId<BodyId>(new URL(request.url).searchParams.get('committee')),
  )
  return preview.ok ? { preview: preview.value, formKey: randomUUID() } : refusePage(preview.refusal)
}

export const formFields: FormFields = { fields: { cycleId: 1 } }

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const values = { formKey: textOf(form, 'formKey'), cycleId: textOf(form, 'cycleId') }
  const job = await context.services.book.requestBook(actor, values)
  return job.ok ? redirect(`/jobs/${job.value}`) : answerRefusal(job.refusal, values)
}

export default function Book() {
  const page = useLoaderData<typeof loader>()
  return <BookPage {...page} refusal={useActionAnswer<typeof action>()?.refusal ?? null} />
}
