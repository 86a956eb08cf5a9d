import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { SettingsPage } from '#app/features/administration/settings-page.tsx'
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

needTexts('administration')

export const handle: RouteHandle = { title: 'administration:settingsTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePermission(context, request, 'settings.manage')
  return {
    settings: await context.services.settings.read(),
    today: todayInJapan(new Date()),
    isSaved: new URL(request.url).searchParams.has('saved'),
  }
}

export const formFields: FormFields = {
  fields: {
    basedOn: 1,
    federationName: 1,
    senderTitle: 1,
    senderName: 1,
    coSenderBody: 1,
    coSenderTitle: 1,
    coSenderName: 1,
    sealText: 1,
    contact: 1,
    dateStyle: 1,
    introduction: 1,
    secondFactor: 1,
    secondFactorFrom: 1,
  },
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const values = readValues(await readForm(request, formFields))
  const changed = await context.services.settings.change(actor, values)
  return changed.ok ? redirect('/admin/settings?saved') : answerRefusal(changed.refusal, values)
}

export default function Settings() {
  const answer = useActionAnswer<typeof action>() ?? null
  useRefreshWhenOvertaken(answer)
  return <SettingsPage {...useLoaderData<typeof loader>()} answer={answer} />
}
