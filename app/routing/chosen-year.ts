import { createCookie } from '@remix-run/node'
import { parseId } from '#app/domain/ids.ts'
import { yearPageAt } from '#app/domain/navigation.ts'
import type { NamedCycle } from '#server/cycles/cycles.ts'

/** Until the browser is closed: whoever comes back another day begins with the current year. */
const COOKIE = createCookie('year', { path: '/', sameSite: 'lax', httpOnly: true })

type Chosen = {
  /** The year of the page, and of where the menu leads; null: there is none. */
  readonly year: NamedCycle | null
  /** The header that keeps it, when it has changed. */
  readonly setCookie: string | null
}

/**
 * The year of the page that `request` asks for: what its address names, so that a link shows everybody the same, else the current
 * one. Pages that belong to no year keep the year that was chosen last, in a cookie, and lead back into it.
 * @param isSecure is the program reached by https?
 */
export async function chosenYear(request: Request, years: readonly NamedCycle[], isSecure: boolean): Promise<Chosen> {
  const known = (id: unknown) => years.find((year) => year.id === parseId(id)) ?? null
  const url = new URL(request.url)
  const before = known(await COOKIE.parse(request.headers.get('Cookie')))
  const named = known(url.searchParams.get('cycle')) ?? (yearPageAt(url.pathname) ? null : before)
  const year = named ?? years.find((one) => one.isCurrent) ?? years[0] ?? null
  const kept = year?.isCurrent === false ? year.id : null
  if (kept === (before?.id ?? null)) return { year, setCookie: null }
  const age = kept === null ? { maxAge: 0 } : {}
  return { year, setCookie: await COOKIE.serialize(kept ?? '', { secure: isSecure, ...age }) }
}
