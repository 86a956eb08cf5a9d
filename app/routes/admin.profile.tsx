import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { profileFingerprint } from '#app/domain/form-fingerprints.ts'
import { ProfilePage } from '#app/features/administration/profile-page.tsx'
import { profileFromForm } from '#app/features/administration/profile-values.ts'
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

needTexts('profile')

export const handle: RouteHandle = { title: 'profile:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, 'settings.manage')
  const { profiles, samples } = context.services
  const profile = await profiles.read()
  const search = new URL(request.url).searchParams
  const looked = search.get('sample')
  const sample = looked === null ? null : await samples.show(actor, looked)
  return {
    judged: await profiles.judged(),
    sample: sample?.ok ? sample.value : null,
    profile,
    basedOn: profileFingerprint(profile),
    shipped: profiles.shipped,
    done: search.has('saved') ? ('saved' as const) : search.has('chosen') ? ('chosen' as const) : null,
  }
}

export const formFields: FormFields = {
  fields: {
    intent: 1,
    basedOn: 1,
    key: 1,
    letter: 1,
    numberingScheme: 1,
    wishesDecidedBy: 1,
    decisionChain: 1,
    'terms.*': 80,
    'marks.*': 40,
    marksSeen: 1,
    'kinds.*': 10,
    'questions.*': 20,
    'bodyKinds.*': 20,
    'take.*': 120,
  },
  words: { intent: ['choose', 'change'] },
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const { profiles, samples } = context.services
  const values = readValues(await readForm(request, formFields))
  if (values.intent === 'choose') {
    const take = Object.keys(values).flatMap((name) => (name.startsWith('take.') ? [name.slice('take.'.length)] : []))
    const chosen = await samples.take(actor, { key: values.key, basedOn: values.basedOn, take })
    return chosen.ok ? redirect('/admin/profile?chosen') : answerRefusal(chosen.refusal, values)
  }
  const changed = await profiles.change(actor, profileFromForm(values))
  return changed.ok ? redirect('/admin/profile?saved') : answerRefusal(changed.refusal, values)
}

export default function Profile() {
  const answer = useActionAnswer<typeof action>() ?? null
  useRefreshWhenOvertaken(answer)
  return <ProfilePage {...useLoaderData<typeof loader>()} answer={answer} />
}
