import type { IncomingHttpHeaders } from 'node:http'

/**
 * Does what is sent come from a page of ours? The one rule for forms and for the websockets of the rooms: cookies go along with
 * whatever a browser sends, whichever page asks for it, and only the browser's own word tells which page that was (OWASP ASVS 5.0,
 * 3.5 and 4.4.2). PUBLIC_URL is the one truth about where our pages are: behind a proxy the Host header names anything, and
 * X-Forwarded-Host may come from anybody.
 *
 * Browsers name the page's origin in `Origin`; the rare one that leaves it out says `same-origin` in `Sec-Fetch-Site`.
 */
export const isFromOurPages = (
  { origin, 'sec-fetch-site': site }: Pick<IncomingHttpHeaders, 'origin' | 'sec-fetch-site'>,
  publicUrl: string,
): boolean => (origin === undefined ? site === 'same-origin' : origin === new URL(publicUrl).origin)
