import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Result } from '#app/domain/result.ts'
import { BookPreview } from '#app/features/first-year/book-preview.tsx'
import { RecordsPreview } from '#app/features/first-year/records-preview.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('firstYear')

export const handle: RouteHandle = { title: 'firstYear:previewTitle' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const asked = new URL(request.url).searchParams
  const place = { unit: asked.get('unit'), at: asked.get('at'), names: asked.get('names') }
  const file = await context.services.firstYear.show(actor, params.importId, place)
  if (!file.ok) return refusePage(file.refusal)
  return { ...file.value, formKey: randomUUID() }
}

export const formFields: FormFields = {
  fields: {
    ...{ kind: 1, shown: 1, unit: 1, title: 1, targetFiscalYear: 1, look: 1, cycleId: 1, recipient: 1, body: 1 },
    ...{ respondedOn: 1, 'committee.*': 200, 'name.*': 20, 'request.*': 50 },
  },
  words: { look: ['at c0.0', ''] },
}

const CHOICES = /^(title|targetFiscalYear|cycleId|recipient|body|respondedOn|(committee|name|request)\.\d{1,4})$/

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const form = await readForm(request, formFields)
  const fields = Object.fromEntries(
    [...form].flatMap(([name, value]) => (CHOICES.test(name) && typeof value === 'string' ? [[name, value]] : [])),
  )
  const sent = {
    ...{ formKey: textOf(form, 'formKey'), importId: params.importId, unit: textOf(form, 'unit') },
    ...{ shown: textOf(form, 'shown'), fields },
  }
  const { firstYear } = context.services
  const look = textOf(form, 'look')
  if (look !== '') {
    const kept = await firstYear.keep(actor, sent)
    if (kept.ok) return redirect(addressOf(request, sent.unit, look))
    return isGone(kept) ? redirect(GONE) : answerRefusal(kept.refusal, fields)
  }
  const result = await firstYear.confirm(actor, sent)
  if (result.ok) return redirect(`/first-year?taken=${textOf(form, 'kind')}`)
  return isGone(result) ? redirect(GONE) : answerRefusal(result.refusal, fields)
}

/** Another window confirmed it a moment before, or it waited for longer than a day: that is told where files are given. */
const GONE = '/first-year?gone=1'
const isGone = (result: Result<unknown>): boolean => !result.ok && result.refusal.reason === 'notFound'

/** `at c2.50`: the part that is looked at next; the others stay where they are. */
function addressOf(request: Request, unit: string, look: string): string {
  const { pathname, searchParams } = new URL(request.url)
  const [name = '', value = ''] = look.split(' ')
  const asked = new URLSearchParams({ unit })
  for (const known of ['at', 'names']) {
    const wanted = known === name ? value : searchParams.get(known)
    if (wanted) asked.set(known, wanted)
  }
  return `${pathname}?${asked}#${name === 'names' ? 'unsure' : 'items'}`
}

export default function FileRead() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionAnswer<typeof action>()
  const refused = answer ?? null
  return page.kind === 'book' ? (
    <BookPreview key={page.shown} {...page} refused={refused} />
  ) : (
    <RecordsPreview key={page.shown} {...page} refused={refused} />
  )
}
