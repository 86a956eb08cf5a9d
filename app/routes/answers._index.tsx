import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AnswersIndexPage } from '#app/features/answers/answers-index-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'

needTexts('answers')

export const handle: RouteHandle = { title: 'answers:indexTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { answers } = context.services
  const overview = await answers.answersOverview(actor)
  // Those who neither record nor evaluate answers come to read them.
  if (!overview.ok) throw redirect('/answers/matrix')
  return overview.value
}

export default function AnswersIndex() {
  return <AnswersIndexPage {...useLoaderData<typeof loader>()} />
}
