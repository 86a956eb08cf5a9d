import type { Request, RequestHandler, Response } from 'express'
import { MAX_FILE_FORM_BYTES, MAX_FORM_BYTES } from '#app/domain/form-size.ts'
import { ANYBODY, boundaryOf, type FormFields, fieldsIn, mostFields, partsIn } from '#app/routing/form-fields.ts'
import type { Log } from '#server/log.ts'
import { logRefused } from './log-refused.ts'

/** What is read and thrown away, so that whoever sent too much can be told (bytes); above it the connection is closed. */
const MAX_DISCARDED_BYTES = 64 * MAX_FORM_BYTES

type Options = {
  /** Which fields the route at an address knows (form-routes.ts). */
  readonly fieldsAt: (address: URL) => Promise<FormFields>
  readonly publicUrl: string
  readonly log: Log
}

/**
 * The first two questions at every door, before anything is decoded: how large is it, and how many fields has it? Who sends it and
 * what that person may do is asked afterwards, and only then what stands in it. What was read is left in `response.locals.body`.
 *
 * What is too large is awaited all the same: an answer on a connection that closes while the body is still on its way is
 * lost, and the sender sees a broken connection instead of the reason (RFC 9112, section 9.6).
 */
export function limitForm({ fieldsAt, publicUrl, log }: Options): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== 'POST' && !hasBody(request)) return next()
    const refuse = (status: keyof typeof REFUSALS) => {
      logRefused(log, request, { reason: REFUSALS[status].reason })
      response.status(status).type('text').send(REFUSALS[status].text)
    }
    try {
      const length = Number(request.headers['content-length'] ?? 0)
      const known = request.method === 'POST' ? await fieldsAt(new URL(publicUrl + request.originalUrl)) : null
      if (length > MAX_DISCARDED_BYTES) {
        response.set('Connection', 'close')
        return refuse(413)
      }
      // Files are for who has signed in: whoever shows no session has the room of any other form.
      const boundary = known?.files && request.headers.cookie ? boundaryOf(request.headers['content-type']) : null
      if (length > mostBytes(known, boundary)) {
        request.once('end', () => refuse(413)).resume()
        return
      }
      if (request.headers['transfer-encoding']) return refuse(411)
      if (!known) return next()
      const body = await bodyOf(request, length)
      if (body === null) return response.destroy()
      const count = boundary === null ? fieldsIn(body) : partsIn(body, boundary)
      if (count > mostFields(known)) return refuse(422)
      response.locals.body = body
      response.locals.hasFiles = boundary !== null
      next()
    } catch (error) {
      next(error)
    }
  }
}

/** The form as it came; for the handler behind `limitForm`. */
export const bodyRead = (response: Response): Buffer | null => (response.locals.body as Buffer | undefined) ?? null

/** Is it a form with files, for a route that takes them? For the handlers behind `limitForm`. */
export const hasFiles = (response: Response): boolean => response.locals.hasFiles === true

const REFUSALS = {
  411: {
    reason: 'sizeUnknown',
    text: '送られた内容の大きさが分かりません。\nHow large it is must be said (Content-Length).\n',
  },
  413: {
    reason: 'tooLarge',
    text: '送られた内容が大きすぎます。短くしてから、もう一度お試しください。\nWhat was sent is too large.\n',
  },
  422: {
    reason: 'tooManyFields',
    text: '送られた項目が多すぎます。政策要求デスクの画面から送ってください。\nToo many fields were sent. Please use the forms of Policy Desk.\n',
  },
} as const

const hasBody = ({ headers }: Request): boolean =>
  Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined

/** What reads only is sent nothing worth mentioning. */
const mostBytes = (known: FormFields | null, boundary: string | null): number =>
  known?.isForAnybody ? ANYBODY.bytes : boundary === null ? MAX_FORM_BYTES : MAX_FILE_FORM_BYTES

/** Null: the sender hung up. */
async function bodyOf(request: Request, length: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer)
  } catch {
    return null
  }
  return Buffer.concat(chunks, length)
}
