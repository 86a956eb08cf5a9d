import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { refuse } from '#app/domain/result.ts'
import { AdministrationFrame } from '#app/features/administration/administration-frame.tsx'
import { sectionsFor } from '#app/features/administration/sections.ts'
import { needTexts } from '#app/i18n/page-texts.ts'
import { refusePage } from '#app/routing/answer-refusal.ts'
import { requireActor } from '#app/routing/require-actor.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'

needTexts('administration')

export const handle: RouteHandle = { title: 'administration:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const sections = sectionsFor(requireActor(context, request))
  return sections.length > 0 ? { sections } : refusePage(refuse('notPermitted').refusal)
}

export default function Administration() {
  return (
    <AdministrationFrame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </AdministrationFrame>
  )
}
