import type { RequestHandler } from 'express'
import { MAX_FORM_BYTES } from '#app/domain/form-size.ts'

/** Refuses a body that is too large, or that does not say how large it is, before anything reads it. */
export const limitBody: RequestHandler = (request, response, next) => {
  const tooLarge = () => {
    if (!response.headersSent)
      response
        .status(413)
        .set('Connection', 'close')
        .type('text')
        .send('送られた内容が大きすぎます。短くしてから、もう一度お試しください。\nWhat was sent is too large.\n')
  }
  if (Number(request.headers['content-length'] ?? 0) > MAX_FORM_BYTES) return tooLarge()
  if (request.headers['transfer-encoding'])
    return response
      .status(411)
      .type('text')
      .send('送られた内容の大きさが分かりません。\nHow large it is must be said (Content-Length).\n')
  next()
}
