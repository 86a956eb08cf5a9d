import type { RequestHandler } from 'express'
import { isFromOurPages } from '#server/from-our-pages.ts'
import type { Log } from '#server/log.ts'
import { logRefused } from './log-refused.ts'

/** Only these do anything: everything that is read is GET (or HEAD), everything that is done is a form. */
const METHODS = ['GET', 'HEAD', 'POST']

/** Refuses every other method (405). */
export const onlyOurMethods: RequestHandler = (request, response, next) => {
  if (METHODS.includes(request.method)) return next()
  response.status(405).set('Allow', METHODS.join(', ')).type('text')
  response.send('この方法では受け付けられません。\nThis method is not taken.\n')
}

/** Refuses a form that another site sent (CSRF). */
export const checkOrigin =
  (publicUrl: string, log: Log): RequestHandler =>
  (request, response, next) => {
    if (request.method !== 'POST' || isFromOurPages(request.headers, publicUrl)) return next()
    logRefused(log, request, { reason: 'otherOrigin' })
    response
      .status(403)
      .type('text')
      .send('この操作は、政策要求デスクの画面から行ってください。\nPlease use the pages of Policy Desk for this.\n')
  }
