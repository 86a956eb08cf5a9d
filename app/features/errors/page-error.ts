import { isRouteErrorResponse } from '@remix-run/react'
import type { Refusal } from '#app/domain/result.ts'

/** The kinds of pages that explain why another one is not there; each has a title and a text (`errors` in app/i18n). */
export type PageErrorKind =
  | 'notFound'
  | 'notPermitted'
  | 'notSignedIn'
  | 'notAllowed'
  | 'tooMany'
  | 'refused'
  | 'failed'
  | 'offline'

const KIND_OF_STATUS: Readonly<Record<number, Exclude<PageErrorKind, 'refused'>>> = {
  401: 'notSignedIn',
  403: 'notPermitted',
  404: 'notFound',
  405: 'notAllowed',
  429: 'tooMany',
}

/** What the browsers' `fetch` throws without a connection: Chrome, Firefox, Safari. */
const LOST_CONNECTION = /failed to fetch|networkerror|load failed/i

/** How reasons of ours are written: their whole list would be 1 kB on every page. What a database or a library says looks otherwise. */
const REASON = /^[a-z]+(?:[A-Z][a-z]*)*$/

/**
 * What a caught error means for the person.
 * @param error what a route threw: a response with a status and perhaps a refusal, a failed fetch, or anything unexpected
 */
export function pageErrorOf(error: unknown): { readonly kind: PageErrorKind; readonly refusal: Refusal | null } {
  if (!isRouteErrorResponse(error)) {
    const isOffline = error instanceof TypeError && LOST_CONNECTION.test(error.message)
    return { kind: isOffline ? 'offline' : 'failed', refusal: null }
  }
  const kind = KIND_OF_STATUS[error.status]
  // The page of a status says more than the sentence made for a form.
  if (kind && kind !== 'tooMany') return { kind, refusal: null }
  const refusal = refusalIn(error.data)
  return { kind: kind ?? (refusal ? 'refused' : 'failed'), refusal }
}

function refusalIn(data: unknown): Refusal | null {
  const refusal = (data as { refusal?: Refusal } | null)?.refusal
  return refusal && REASON.test(refusal.reason) ? refusal : null
}
