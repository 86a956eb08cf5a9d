import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { LOCALES } from '#app/i18n/create-i18n.ts'
import type { FormFields } from '#app/routing/form-fields.ts'
import { readForm, textOf } from '#app/routing/read-form.ts'
import { safeReturn } from '#app/routing/safe-return.ts'

const ONE_YEAR = 365 * 24 * 60 * 60

export const formFields: FormFields = { isForAnybody: true, fields: { locale: 1, to: 1 } }

/** Keeps the chosen language in a cookie of the browser and goes back to where the person was. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, formFields)
  const locale = LOCALES.find((known) => known === textOf(form, 'locale')) ?? 'ja'
  const secure = context.publicUrl.startsWith('https:') ? '; Secure' : ''
  return redirect(safeReturn(textOf(form, 'to')), {
    headers: { 'Set-Cookie': `locale=${locale}; Path=/; Max-Age=${ONE_YEAR}; SameSite=Lax; HttpOnly${secure}` },
  })
}

export const loader = () => redirect('/')
