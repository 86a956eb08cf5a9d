import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AdministrationPage } from '#app/features/administration/administration-page.tsx'
import { sectionsFor } from '#app/features/administration/sections.ts'
import { needTexts } from '#app/i18n/page-texts.ts'
import { requireActor } from '#app/routing/require-actor.ts'

needTexts('administration')

export async function loader({ context, request }: LoaderFunctionArgs) {
  return { sections: sectionsFor(requireActor(context, request)) }
}

export default function AdministrationIndex() {
  return <AdministrationPage {...useLoaderData<typeof loader>()} />
}
