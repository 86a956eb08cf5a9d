import type { ServerBuild } from '@remix-run/node'
import { type AgnosticRouteObject, matchRoutes } from '@remix-run/router'
import { type FormFields, NO_FORM } from '#app/routing/form-fields.ts'

type Routes = ServerBuild['routes']

/** Finds the route that takes a form sent to an address, and says which fields it knows. */
export function formFieldsFinder(routes: Routes): (address: URL) => FormFields {
  const tree = childrenOf(routes, undefined)
  return (address) => {
    const isIndex = address.searchParams.getAll('index').includes('')
    const matches = matchRoutes(tree, pageOf(address.pathname)) ?? []
    const last = matches.at(-1)
    // As the router chooses: an index route only where the address says so, else the last route with a path of its own.
    const target = last?.route.index && !isIndex ? matches.findLast(({ route }) => route.path) : last
    return formFieldsOf(routes, target?.route.id)
  }
}

/** What a route says about its forms. */
export function formFieldsOf(routes: Routes, id: string | undefined): FormFields {
  const module = id === undefined ? undefined : (routes[id]?.module as { formFields?: FormFields } | undefined)
  return module?.formFields ?? NO_FORM
}

/** The page whose data are asked for: scripts of ours ask at `/page.data`. */
const pageOf = (pathname: string): string =>
  pathname === '/_root.data' ? '/' : pathname.endsWith('.data') ? pathname.slice(0, -'.data'.length) : pathname

function childrenOf(routes: Routes, parentId: string | undefined): AgnosticRouteObject[] {
  return Object.values(routes).flatMap((route): AgnosticRouteObject[] => {
    if (!route || route.parentId !== parentId) return []
    const { id, path, caseSensitive } = route
    const common = { id, ...(path !== undefined && { path }), ...(caseSensitive !== undefined && { caseSensitive }) }
    return [route.index ? { ...common, index: true } : { ...common, children: childrenOf(routes, route.id) }]
  })
}
