import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** A new nonce for each answer, kept in `response.locals.cspNonce`. */
export const giveNonce: RequestHandler = (_request, response, next) => {
  response.locals.cspNonce = randomBytes(16).toString('base64')
  next()
}

/**
 * Security headers (OWASP ASVS 5.0, 3.4). Scripts only from us or with this answer's nonce; nothing inline, no frames.
 * In development Vite needs inline styles and its own websocket.
 */
export function securityHeaders({
  isDevelopment,
  isHttps,
}: {
  isDevelopment: boolean
  isHttps: boolean
}): RequestHandler {
  const nonce = (_request: unknown, response: unknown) =>
    `'nonce-${(response as { locals: { cspNonce: string } }).locals.cspNonce}'`
  const helmetHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", nonce],
        styleSrc: ["'self'", isDevelopment ? "'unsafe-inline'" : nonce],
        connectSrc: isDevelopment ? ["'self'", 'ws:'] : ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        ...(isHttps && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 365 * 24 * 60 * 60 } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
  return (request, response, next) => {
    response.set('Permissions-Policy', PERMISSIONS_POLICY)
    helmetHeaders(request, response, next)
  }
}

/** What no page of ours uses, and so no script on one may: OWASP Secure Headers lists them. Copying to the clipboard is used. */
const PERMISSIONS_POLICY = [
  ...['accelerometer', 'autoplay', 'camera', 'display-capture', 'encrypted-media', 'fullscreen', 'geolocation'],
  ...['gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture', 'screen-wake-lock'],
  ...['usb', 'web-share', 'xr-spatial-tracking', 'browsing-topics', 'interest-cohort', 'clipboard-read'],
]
  .map((feature) => `${feature}=()`)
  .join(', ')
