import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Request, type Response } from 'express'
import { localeNamed } from '#app/i18n/locale.ts'
import type { Log } from '#server/log.ts'
import type { Services } from '#server/services.ts'
import {
  noSessionCookie,
  passkeyCookie,
  readCookie,
  readDeviceToken,
  readPasskeyToken,
  readPendingToken,
  readSessionToken,
  signedInCookies,
} from '#server/sessions/session-cookie.ts'
import { answerWithRemix } from './answer-with-remix.ts'
import { checkOrigin, onlyOurMethods } from './check-origin.ts'
import { explainRefusals } from './explain-refusals.ts'
import { formFieldsFinder } from './form-routes.ts'
import { limitForm } from './limit-form.ts'
import type { LoadContext, Visitor } from './load-context.ts'
import { loggedPath, logRefused } from './log-refused.ts'
import { readableOnly } from './readable-only.ts'
import { giveNonce, securityHeaders } from './security-headers.ts'
import { takeTurns } from './take-turns.ts'

export type HttpOptions = {
  readonly services: Services
  readonly log: Log
  readonly publicUrl: string
  /** As Config has it. */
  readonly trustedProxy: string
  readonly isDemo: boolean
  readonly isDevelopment: boolean
  /** The top folder, in which `build/` is. */
  readonly root: string
  readonly databaseAnswers: () => Promise<boolean>
}

/** A request must have come in whole after this time (ms). */
const REQUEST_TIMEOUT = 60_000

/** Express with Remix behind it, on one HTTP server. Not listening yet. */
export async function createHttpServer(options: HttpOptions): Promise<{ server: Server; close: () => Promise<void> }> {
  const app = express()
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT, maxHeaderSize: 16 * 1024 }, app)
  app.disable('x-powered-by')
  // Only a proxy of ours may say in X-Forwarded-For where a client is: failed sign-ins are counted by that address.
  app.set('trust proxy', options.trustedProxy)
  app.use(
    giveNonce,
    securityHeaders({ isDevelopment: options.isDevelopment, isHttps: options.publicUrl.startsWith('https:') }),
  )
  app.get('/healthz', async (_request, response) => {
    const isWell = await options.databaseAnswers()
    response
      .set('Cache-Control', 'no-store')
      .status(isWell ? 200 : 503)
      .json({ ok: isWell })
  })
  // No page is the one that has to read them.
  await options.services.profiles.refresh()
  const pages = options.isDevelopment ? await developmentPages(app, server) : await builtPages(app, options.root)
  const { log, publicUrl } = options
  app.use((_request, response, next) => {
    // What a signed-in person sees is for nobody else's cache, nor for the back button after signing out.
    response.set('Cache-Control', 'no-store')
    next()
  })
  const fieldsAt = async (address: URL) => formFieldsFinder((await pages.build()).routes)(address)
  app.use(takeTurns({ log }))
  app.use(onlyOurMethods, checkOrigin(publicUrl, log), limitForm({ fieldsAt, publicUrl, log }), readableOnly)
  app.all(
    '*',
    answerWithRemix({
      build: options.isDevelopment ? pages.build : await pages.build(),
      mode: options.isDevelopment ? 'development' : 'production',
      publicUrl,
      loadContext: (request, response) => loadContext(options, request, response),
    }),
  )
  app.use(lastResort(options.log))
  return { server, close: pages.close }
}

type Pages = { readonly build: () => Promise<ServerBuild>; readonly close: () => Promise<void> }

async function developmentPages(app: express.Express, server: Server): Promise<Pages> {
  const vite = await (await import('vite')).createServer({ server: { middlewareMode: true, hmr: { server } } })
  app.use(vite.middlewares)
  return {
    build: async () => explainRefusals((await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild),
    close: () => vite.close(),
  }
}

async function builtPages(app: express.Express, root: string): Promise<Pages> {
  const client = join(root, 'build/client')
  // Files of the browser's code are fetched once and kept: smaller is better than sooner.
  app.use(compression({ level: 9 }))
  // File names under assets carry the hash of their contents.
  app.use('/assets', express.static(join(client, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }))
  app.use(express.static(client, { maxAge: '1h', index: false }))
  const build = explainRefusals(
    (await import(/* @vite-ignore */ pathToFileURL(join(root, 'build/server/index.js')).href)) as ServerBuild,
  )
  return { build: async () => build, close: async () => {} }
}

async function loadContext(options: HttpOptions, request: Request, response: Response): Promise<LoadContext> {
  const { services, publicUrl, isDemo, log } = options
  const visitor = await visitorOf(services, request)
  return {
    services,
    visitor,
    words: await services.profiles.words(visitor.locale),
    cspNonce: response.locals.cspNonce,
    demo: isDemo,
    publicUrl,
    sessionCookies: { signedIn: signedInCookies, clear: noSessionCookie, passkey: passkeyCookie },
    logRefused: (reason) => logRefused(log, request, { reason, personId: visitor.actor?.personId ?? null }),
    logError: (error) => {
      const reference = randomUUID().slice(0, 8)
      if (error instanceof Error) Object.assign(error, { reference })
      log.error({ err: error, reference, method: request.method, path: loggedPath(request.path) }, 'a page failed')
    },
  }
}

async function visitorOf(services: Services, request: Request): Promise<Visitor> {
  const { cookie } = request.headers
  const token = readSessionToken(cookie)
  const visit = token ? await services.sessions.visit(token) : null
  const chosen = readCookie(cookie, 'locale')
  return {
    actor: visit?.actor ?? null,
    sessionKey: visit?.sessionKey ?? null,
    mustSetUpSecondFactor: visit?.mustSetUpSecondFactor ?? false,
    locale: localeNamed(chosen) ?? visit?.locale ?? 'ja',
    client: {
      address: request.ip ?? '',
      userAgent: request.headers['user-agent'] ?? '',
      sessionToken: token,
      deviceToken: readDeviceToken(cookie),
      pendingToken: readPendingToken(cookie),
      passkeyToken: readPasskeyToken(cookie),
    },
  }
}

/** What Remix could not answer: never a stack trace, always a number by which the log can be searched. */
function lastResort(log: Log): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const status = typeof error?.status === 'number' && error.status < 500 ? error.status : 500
    const reference = randomUUID().slice(0, 8)
    if (status === 500)
      log.error({ err: error, reference, method: request.method, path: loggedPath(request.path) }, 'an answer failed')
    if (response.headersSent) return response.destroy()
    response.status(status).type('text')
    if (status !== 500) return response.send('見つかりませんでした。\nNot found.\n')
    response.send(
      `サーバーで問題が起きました。保存済みの内容は失われていません。続くときは、次の番号を管理者にお伝えください：${reference}\nSomething went wrong on the server. Number: ${reference}\n`,
    )
  }
}
