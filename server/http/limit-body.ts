import type { RequestHandler } from 'express'
import { MAX_FORM_BYTES } from '#app/domain/form-size.ts'

/** What is read and thrown away, so that whoever sent too much can be told (bytes); above it the connection is closed. */
const MAX_DISCARDED_BYTES = 64 * MAX_FORM_BYTES

/**
 * Refuses a body that is too large (413), or that does not say how large it is (411), before anything reads it.
 *
 * What is too large is awaited all the same: an answer on a connection that closes while the body is still on its way is
 * lost, and the sender sees a broken connection instead of the reason (RFC 9112, section 9.6).
 */
export const limitBody: RequestHandler = (request, response, next) => {
  const length = Number(request.headers['content-length'] ?? 0)
  const tooLarge = () => {
    response
      .status(413)
      .type('text')
      .send('送られた内容が大きすぎます。短くしてから、もう一度お試しください。\nWhat was sent is too large.\n')
  }
  if (length > MAX_DISCARDED_BYTES) {
    response.set('Connection', 'close')
    return tooLarge()
  }
  if (length > MAX_FORM_BYTES) {
    request.once('end', tooLarge).resume()
    return
  }
  if (request.headers['transfer-encoding'])
    return response
      .status(411)
      .type('text')
      .send('送られた内容の大きさが分かりません。\nHow large it is must be said (Content-Length).\n')
  next()
}
