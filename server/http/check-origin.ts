import type { RequestHandler } from 'express'

const READING = new Set(['GET', 'HEAD'])

/**
 * Refuses a form that another site sent (CSRF, OWASP ASVS 5.0, 3.5): whatever is not reading must come from our own origin.
 * Browsers name it in `Origin`; the rare one that leaves it out says `same-origin` in `Sec-Fetch-Site`.
 */
export function checkOrigin(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    if (READING.has(request.method)) return next()
    const { origin } = request.headers
    const isOurs = origin ? origin === publicUrl : request.headers['sec-fetch-site'] === 'same-origin'
    if (isOurs) return next()
    response
      .status(403)
      .type('text')
      .send('この操作は、政策要求デスクの画面から行ってください。\nPlease use the pages of Policy Desk for this.\n')
  }
}
