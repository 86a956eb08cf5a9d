import type { RequestHandler } from 'express'

/** The largest form there is: the text of an answer (20 000 characters of three bytes, nine when URL-encoded) and its letter. */
const MAX_BODY = 1024 * 1024

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
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) return tooLarge()
  if (request.headers['transfer-encoding']) return response.status(411).type('text').send('Length Required\n')
  next()
}
