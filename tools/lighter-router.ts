import type { Plugin } from 'vite'
import { type LeftOut, leaveOut } from './leave-out.ts'

/** Exports that no route of ours has; lighter-router.test.ts says so. */
export const UNUSED_EXPORTS = [
  'clientLoader',
  'clientAction',
  'HydrateFallback',
  'shouldRevalidate',
  'links',
  'meta',
] as const

/** Parts, properties and functions that no module of ours asks the router for; the same test says so. */
export const UNUSED_PARTS = ['Await', 'PrefetchPageLinks', 'prefetch', 'viewTransition', 'defer', 'Meta'] as const

const OF_ROUTES = new RegExp(String.raw`\b(?:routeModule|mod|lazyRoute)\.(?:${UNUSED_EXPORTS.join('|')})\b`, 'g')

/** The loaders of a page are asked in one request (remix.config.js; the same test says so). */
const SINGLE_FETCH = /(?:window\.__remixContext\.)?\bfuture\.v3_singleFetch(?: === true)?/g

const FILES: Readonly<Record<string, LeftOut>> = {
  '@remix-run/react/dist/esm/browser.js': {
    constants: [
      [SINGLE_FETCH, 'true'],
      [/window\.__remixContext\.isSpaMode/g, 'false'],
      // Modules are replaced while they run in development alone.
      [/router\.createRoutesForHMR = createClientRoutesWithHMRRevalidationOptOut;/, ''],
    ],
  },
  '@remix-run/react/dist/esm/routes.js': {
    constants: [
      [OF_ROUTES, 'undefined'],
      [/\broute\.hasClient(?:Loader|Action)\b/g, 'false'],
      [/if \(isSpaMode\)/g, 'if (false)'],
      [/needsRevalidation == null/g, 'true'],
    ],
    known: {
      getShouldRevalidateFunction: 'undefined',
      fetchServerHandler: 'undefined',
      shouldHydrateRouteLoader: 'false',
      preventInvalidServerHandlerCall: 'undefined',
    },
  },
  '@remix-run/react/dist/esm/single-fetch.js': {
    constants: [[/manifest\.routes\[m\.route\.id\]\.hasClientLoader/g, 'false']],
  },
  '@remix-run/react/dist/esm/components.js': {
    constants: [
      [SINGLE_FETCH, 'true'],
      [/isSpaMode && !isHydrated/g, 'false'],
      // The browser's side of the scripts: what the server writes into them it has read.
      [/staticContext \? /g, 'null ? '],
      [/!isStatic \?/g, 'true ?'],
      [/!isStatic && typeof __remixContext === "object" && __remixContext\.a/g, 'false'],
    ],
    known: {
      // No link fetches its page beforehand.
      usePrefetchBehavior: '[false, null, {}]',
      PrefetchPageLinks: 'null',
      // No data come later than their page.
      DeferredHydrationScript: 'null',
    },
  },
  '@remix-run/router/dist/router.js': {
    // What Remix tells its router (browser.js): all of them, by our flags of the same names.
    constants: [[/\bfuture\.v7_(?!throwAbortReason)\w+/g, 'true']],
    known: {
      isDeferredResult: 'false',
      isDeferredData: 'false',
      warning: 'undefined',
      resolveNavigationDeferredResults: 'Promise.resolve()',
      resolveFetcherDeferredResults: 'Promise.resolve()',
    },
  },
  'react-router-dom/dist/index.js': {
    constants: [
      // No link asks for a transition of the view.
      [/!viewTransitionOpts \|\| isViewTransitionUnavailable/g, 'true'],
      [/vtContext\.isTransitioning && !vtContext\.flushSync/g, 'false'],
      [
        /renderDfd && pendingState && (?:router\.window|state\.location\.key === pendingState\.location\.key)/g,
        'false',
      ],
      [/!vtContext\.isTransitioning && interruption/g, 'false'],
    ],
    known: { useViewTransitionState: 'false' },
  },
  'react-router/dist/index.js': {
    // A navigation outside the routes of a router, and hints for developers.
    known: { logV6DeprecationWarnings: 'undefined', useNavigateUnstable: 'undefined' },
    constants: [[/future\.v7_relativeSplatPath/g, 'true']],
  },
}

/**
 * Leaves out of the browser what Remix and its router can do and are not asked for here, a twelfth of a page: ways of loading data
 * other than single fetch, routes that load or act in the browser, data that come later than their page, pages fetched before a link
 * is chosen, transitions of the view, warnings to developers. Rollup sees that nobody calls it once a flag is the constant that it is
 * here, and once a function that is never reached says so.
 */
export function lighterRouter(): Plugin {
  return {
    name: 'lighter-router',
    enforce: 'pre',
    apply: (_, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    transform(code, id) {
      const lighter = leaveOut(this, code, id, FILES)
      return lighter === null ? null : { code: lighter, map: null }
    },
  }
}
