import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { toString as drawQrCode } from 'qrcode'
import { refuse } from '#app/domain/result.ts'
import { SecondFactorPage } from '#app/features/account/second-factor-page.tsx'
import { needTexts } from '#app/i18n/page-texts.ts'
import { answerRefusal } from '#app/routing/answer-refusal.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import { requireOwn } from '#app/routing/require-own.ts'
import type { RouteHandle } from '#app/routing/route-handle.ts'
import { useActionAnswer } from '#app/routing/use-action-answer.ts'

needTexts('account', 'administration')

export const handle: RouteHandle = { title: 'account:secondFactorTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const own = requireOwn(context, request)
  const { account } = context.services
  const { setup, ...state } = await account.secondFactor(own)
  return {
    state,
    setup: setup && { secret: setup.secret, image: await imageOf(setup.address) },
    passkeys: await account.passkeys(own),
    isProved: await account.isProved(own),
  }
}

async function imageOf(address: string): Promise<string> {
  const svg = await drawQrCode(address, { type: 'svg' })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

export const formFields: FormFields = {
  fields: { intent: 1, code: 1, currentPassword: 1, passkey: 1, name: 1, response: 1 },
  words: { intent: ['begin', 'confirm', 'renew', 'off', 'passkeyBegin', 'passkeyAdd', 'passkeyRemove'] },
}

export async function action({ context, request }: ActionFunctionArgs) {
  const own = requireOwn(context, request)
  const { account } = context.services
  const form = await readForm(request, formFields)
  const intent = textOf(form, 'intent')
  const password = textOf(form, 'currentPassword')
  switch (intent) {
    case 'confirm':
    case 'renew': {
      const codes = await (intent === 'confirm'
        ? account.confirmSecondFactor(own, textOf(form, 'code'))
        : account.renewRecoveryCodes(own, password))
      return codes.ok ? data({ recoveryCodes: codes.value }) : answerRefusal(codes.refusal, { intent })
    }
    case 'begin':
    case 'off': {
      const done = await (intent === 'begin'
        ? account.beginSecondFactor(own, password)
        : account.switchOffSecondFactor(own, password))
      return done.ok ? redirect('/account/second-factor') : answerRefusal(done.refusal, { intent })
    }
    case 'passkeyBegin': {
      const asked = await account.beginPasskey(own, { name: textOf(form, 'name') }, password)
      if (!asked.ok) return answerRefusal(asked.refusal, { intent })
      const { options, cookie } = asked.value
      return data({ options }, { headers: { 'Set-Cookie': context.sessionCookies.passkey(cookie) } })
    }
    case 'passkeyAdd': {
      const input = { name: textOf(form, 'name'), response: textOf(form, 'response') }
      const codes = await account.addPasskey(own, context.visitor.client.passkeyToken, input)
      if (!codes.ok) return answerRefusal(codes.refusal, { intent })
      return codes.value.length > 0 ? data({ recoveryCodes: codes.value }) : redirect('/account/second-factor')
    }
    case 'passkeyRemove': {
      const removed = await account.removePasskey(own, textOf(form, 'passkey'), password)
      return removed.ok ? redirect('/account/second-factor') : answerRefusal(removed.refusal, { intent })
    }
    default:
      return answerRefusal(refuse('invalidInput').refusal, { intent })
  }
}

export default function SecondFactor() {
  const answer = useActionAnswer<typeof action>()
  return (
    <SecondFactorPage
      {...useLoaderData<typeof loader>()}
      recoveryCodes={answer && 'recoveryCodes' in answer ? answer.recoveryCodes : null}
      answer={answer && 'refusal' in answer ? answer : null}
    />
  )
}
