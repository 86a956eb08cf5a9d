import type { RequestHandler } from 'express'
import { hasFiles } from './limit-form.ts'

/** Control characters in an address: nothing that people look for has any, and PostgreSQL takes no U+0000. */
const CONTROLS = /%(?:0[0-8bcef]|1[0-9a-f]|7f)/gi

/**
 * Lets through what can be read: addresses without control characters (they are dropped), and forms as our pages send them
 * (URL-encoded), since any bytes read as such a form; multipart only where a route takes files. Others are refused (415): a broken
 * multipart or JSON body cannot be read.
 */
export const readableOnly: RequestHandler = (request, response, next) => {
  // Remix reads the original one.
  request.url = request.url.replace(CONTROLS, '')
  request.originalUrl = request.originalUrl.replace(CONTROLS, '')
  if (request.method !== 'POST' || request.is('application/x-www-form-urlencoded') || hasFiles(response)) return next()
  response
    .status(415)
    .type('text')
    .send(
      'この形では受け付けられません。政策要求デスクの画面から送ってください。\nPlease use the forms of Policy Desk for this.\n',
    )
}
