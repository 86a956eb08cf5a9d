import type { ActionFunctionArgs, ServerBuild } from '@remix-run/node'
import type { LoadContext } from './load-context.ts'

type Handler = (args: ActionFunctionArgs) => unknown
type RouteModule = { readonly default?: unknown; readonly loader?: Handler; readonly action?: Handler }

/**
 * The pages, with two things done for every route at one place: what is refused is written down as refused (to whom, and why), and
 * a refused download becomes a page that says so. A route without a page of its own has nothing to show a refusal in: Remix would
 * answer that something went wrong, and log a crash.
 */
export function explainRefusals(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    // The page of a refused download says again what has been written down.
    if (!route || route.path === 'refused') return [id, route] as const
    const module = route.module as RouteModule
    const watch = (handler: Handler | undefined) => handler && watched(handler, module.default === undefined)
    const watching = { ...module, ...{ loader: watch(module.loader), action: watch(module.action) } }
    return [id, { ...route, module: withoutUndefined(watching) as typeof route.module }] as const
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

/** Remix asks whether a module has an export at all. */
const withoutUndefined = (module: object): object =>
  Object.fromEntries(Object.entries(module).filter(([, value]) => value !== undefined))

function watched(handler: Handler, isDownload: boolean): Handler {
  return async (args) => {
    const context = args.context as LoadContext
    try {
      const answer = await handler(args)
      const reason = reasonIn(answer)
      if (reason) context.logRefused(reason)
      return answer
    } catch (thrown) {
      const reason = reasonIn(thrown)
      if (!reason) throw thrown
      context.logRefused(reason)
      throw isDownload ? toPageOf(reason) : thrown
    }
  }
}

const toPageOf = (reason: string): Response =>
  new Response(null, { status: 303, headers: { Location: `/refused?${new URLSearchParams({ reason })}` } })

/** The reason of a refusal that a route answers with or throws (app/routing/answer-refusal.ts); null for anything else. */
function reasonIn(answer: unknown): string | null {
  const { data } = (answer ?? {}) as { data?: { refusal?: { reason?: unknown } | null } | null }
  const reason = data?.refusal?.reason
  return typeof reason === 'string' ? reason : null
}
