import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BookPreview } from '#app/features/first-year/book-preview.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf, textsOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('firstYear')

export const handle: RouteHandle = { title: 'firstYear:previewTitle' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const unit = new URL(request.url).searchParams.get('unit')
  const book = await context.services.firstYear.show(actor, params.importId, unit)
  if (!book.ok) return refusePage(book.refusal)
  const { outline, ...rest } = book.value
  // The texts stay here: titles and counts are what is looked through.
  return {
    ...rest,
    unit: outline.unit,
    besides: outline.besides,
    chapters: outline.chapters.map(({ pillars, ...chapter }) => ({
      ...chapter,
      count: pillars.reduce((sum, { items }) => sum + items.length, 0),
      pillars: pillars.map(({ title, items }) => ({
        title,
        items: items.map(({ number, title: name, kind, isPriority, recipientIds, proposerIds, unknownNames }) => ({
          ...{ number, title: name, kind, isPriority, unknownNames },
          ...{ recipients: recipientIds.length, proposers: proposerIds.length },
        })),
      })),
    })),
    formKey: randomUUID(),
  }
}

export const formFields: FormFields = {
  fields: { shown: 1, unit: 1, title: 1, targetFiscalYear: 1, committee: 200 },
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const values = {
    title: textOf(form, 'title'),
    targetFiscalYear: textOf(form, 'targetFiscalYear'),
    committees: textsOf(form, 'committee'),
  }
  const result = await context.services.firstYear.confirm(actor, {
    ...{
      formKey: textOf(form, 'formKey'),
      importId: params.importId,
      unit: textOf(form, 'unit'),
      shown: textOf(form, 'shown'),
    },
    ...values,
  })
  return result.ok ? redirect(`/policy-requests?cycle=${result.value}`) : answerRefusal(result.refusal, values)
}

export default function BookRead() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionAnswer<typeof action>()
  return <BookPreview key={page.shown} {...page} refused={answer ?? null} />
}
