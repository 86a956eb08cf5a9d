import { createRequestHandler, type ServerBuild, writeReadableStreamToWritable } from '@remix-run/node'
import type { Request as ExpressRequest, Response as ExpressResponse, RequestHandler } from 'express'
import { bodyRead } from './limit-form.ts'
import type { LoadContext } from './load-context.ts'

type Options = {
  readonly build: ServerBuild | (() => Promise<ServerBuild>)
  readonly mode: 'development' | 'production'
  readonly publicUrl: string
  readonly loadContext: (request: ExpressRequest, response: ExpressResponse) => Promise<LoadContext>
}

/**
 * Lets Remix answer. Its own adapter for Express takes the address of a page from the Host header and from X-Forwarded-Host, and
 * compares them with Origin: behind a proxy that passes on neither (nginx as it comes) every form would fail, and whoever names a
 * host in them could choose it. Here a page's address is PUBLIC_URL and its path.
 */
export function answerWithRemix({ build, mode, publicUrl, loadContext }: Options): RequestHandler {
  const handle = createRequestHandler(build, mode)
  return async (request, response, next) => {
    try {
      const asked = remixRequest(request, response, publicUrl)
      await send(response, await handle(asked, await loadContext(request, response)))
    } catch (error) {
      next(error)
    }
  }
}

function remixRequest(request: ExpressRequest, response: ExpressResponse, publicUrl: string): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    for (const one of [value ?? []].flat()) headers.append(name, one)
  headers.delete('x-forwarded-host')
  headers.set('host', new URL(publicUrl).host)
  // Whoever hung up need not be answered: loaders under way are broken off.
  const ending = new AbortController()
  response.on('close', () => !response.writableFinished && ending.abort())
  const body = bodyRead(response)
  return new Request(publicUrl + request.originalUrl, {
    method: request.method,
    headers,
    signal: ending.signal,
    ...(body && { body: new Uint8Array(body) }),
  })
}

async function send(response: ExpressResponse, answer: Response): Promise<void> {
  response.status(answer.status)
  if (answer.statusText) response.statusMessage = answer.statusText
  // A route that says how its answer is kept is the only one to say so; cookies and the like may stand several times.
  for (const [name, value] of answer.headers)
    name === 'cache-control' ? response.set(name, value) : response.append(name, value)
  if (answer.body) await writeReadableStreamToWritable(answer.body, response)
  else response.end()
}
