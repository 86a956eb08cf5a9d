import type { LoaderFunctionArgs } from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NAVIGATION, navigationFor } from './domain/navigation.ts'
import { ErrorPage } from './features/errors/error-page.tsx'
import type { RouteHandle } from './routing/route-handle.ts'
import { useNonce } from './routing/nonce.ts'
import './styles/app.css'
import { AppShell } from './ui/app-shell.tsx'

export async function loader({ context }: LoaderFunctionArgs) {
  const { actor, locale } = context.visitor
  return {
    locale,
    isDemo: context.demo,
    person: actor?.name ?? null,
    navigation: actor ? navigationFor(actor) : [],
  }
}

export function Layout({ children }: { readonly children: ReactNode }) {
  const nonce = useNonce()
  const { i18n } = useTranslation()
  return (
    <html lang={i18n.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <PageTitle />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        <Shell>{children}</Shell>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ErrorPage />
}

/** 「画面名｜政策要求デスク」, from the handle of the innermost route. */
function PageTitle() {
  const { t } = useTranslation()
  const match = useMatches().findLast(({ handle }) => (handle as RouteHandle | undefined)?.title)
  const title = (match?.handle as RouteHandle | undefined)?.title
  const translate = t as (key: string) => string
  const text = typeof title === 'function' ? (match?.data ? title(match.data as never) : undefined) : title && translate(title)
  const product = translate('common:product')
  return <title>{text ? `${text}｜${product}` : product}</title>
}

function Shell({ children }: { readonly children: ReactNode }) {
  const { t, i18n } = useTranslation('shell')
  const { pathname, search } = useLocation()
  // Missing when the root's own loader failed: the error page is shown in a bare frame then.
  const data = useRouteLoaderData<typeof loader>('root')
  return (
    <AppShell
      texts={{
        product: t('common:product'),
        skip: t('skip'),
        menu: t('menu'),
        navigation: t('navigation'),
        signOut: t('signOut'),
        account: t('account'),
        otherLanguage: t('otherLanguage'),
        demo: t('demo'),
      }}
      entries={(data?.navigation ?? []).map((entry) => ({ href: NAVIGATION[entry].href, label: t(entry) }))}
      person={data?.person ?? null}
      otherLocale={i18n.language === 'en' ? 'ja' : 'en'}
      here={pathname + search}
      isDemo={data?.isDemo ?? false}
    >
      {children}
    </AppShell>
  )
}
