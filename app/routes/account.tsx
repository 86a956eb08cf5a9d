import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { refuse } from '#app/domain/result.ts'
import { ACCOUNT_DONE, AccountPage } from '#app/features/account/account-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal, refusePage } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import { requireOwn } from '#app/routing/require-own.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('access', 'account', 'administration', 'people')

export const handle: RouteHandle = { title: 'administration:accountTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const own = requireOwn(context, request)
  const { people, account } = context.services
  const person = await people.own(own.actor)
  if (!person.ok) return refusePage(person.refusal)
  const done = new URL(request.url).searchParams.get('done')
  return {
    person: person.value,
    today: todayInJapan(new Date()),
    sessions: await account.sessions(own),
    done: ACCOUNT_DONE.find((known) => known === done) ?? null,
  }
}

export const formFields: FormFields = {
  fields: { intent: 1, currentPassword: 1, newPassword: 1, session: 1 },
  words: { intent: ['password', 'session', 'others', 'read'] },
}

/** Passwords go to the service and nowhere else: nobody gets them back. */
export async function action({ context, request }: ActionFunctionArgs) {
  const own = requireOwn(context, request)
  const { account } = context.services
  const form = await readForm(request, formFields)
  const intent = textOf(form, 'intent')
  const result = await change()
  return result.ok ? redirect(`/account?done=${intent}`) : answerRefusal(result.refusal, { intent })

  async function change() {
    switch (intent) {
      case 'password':
        return account.changePassword(own, {
          currentPassword: textOf(form, 'currentPassword'),
          newPassword: textOf(form, 'newPassword'),
        })
      case 'session':
        return account.endSession(own, textOf(form, 'session'))
      case 'others':
        return account.endOtherSessions(own)
      case 'read':
        return account.noticesRead(own)
      default:
        return refuse('invalidInput')
    }
  }
}

export default function AccountRoute() {
  return <AccountPage {...useLoaderData<typeof loader>()} answer={useActionAnswer<typeof action>() ?? null} />
}
