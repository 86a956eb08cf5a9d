import { data, type LoaderFunctionArgs } from '@remix-run/node'
import {
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { Namespace } from 'i18next'
import { type ReactNode, useEffect, useRef } from 'react'
import { LANGUAGES, LOCALES } from '#app/i18n/locale.ts'
import { serverTexts } from '#app/i18n/server-texts.ts'
import { TextsShown } from '#app/i18n/texts-shown.tsx'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { WORDS_META, wordsForPage } from '#app/i18n/words-of-page.ts'
import { navigationFor } from './domain/navigation.ts'
import { ConnectionNotice } from './features/errors/connection-notice.tsx'
import { ErrorPage } from './features/errors/error-page.tsx'
import { pageErrorOf } from './features/errors/page-error.ts'
import { LeaveGuard } from './features/unsaved/leave-guard.tsx'
import { SignOutGuard } from './features/unsaved/sign-out-guard.tsx'
import { chosenYear } from './routing/chosen-year.ts'
import { ERROR_REFERENCE_META, useErrorReference } from './routing/error-reference.ts'
import { useNonce } from './routing/nonce.ts'
import { setPersonOfPage } from './routing/person-of-page.ts'
import type { RouteHandle } from './routing/route-handle.ts'
import { menuOf, yearsOf } from './routing/shell-of-page.ts'
import './styles/app.css'
import { AppShell } from './ui/app-shell.tsx'

/** What the frame shows: the menu of this person (from the permission table), the years, the name, the demo's banner. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, locale } = context.visitor
  const entries = actor ? navigationFor(actor) : []
  const [years, texts] = await Promise.all([
    actor ? context.services.cycles.named() : [],
    serverTexts(locale, context.words),
  ])
  const { year, setCookie } = await chosenYear(request, years, context.publicUrl.startsWith('https:'))
  const t = texts.tOf('menu')
  const shell = {
    locale,
    isDemo: context.demo,
    person: actor ? { id: actor.personId as string, name: actor.name } : null,
    menu: menuOf(entries, t),
    year: yearsOf(request.url, { year, years, entries }, t),
  }
  return data(shell, setCookie === null ? {} : { headers: { 'Set-Cookie': setCookie } })
}

export function Layout({ children }: { readonly children: ReactNode }) {
  const nonce = useNonce()
  const reference = useErrorReference()
  const { i18n } = useTranslation()
  const words = wordsForPage(i18n.words)
  return (
    <html lang={i18n.language} data-numbering={i18n.words.numbering}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {reference !== null && <meta name={ERROR_REFERENCE_META} content={reference} />}
        {words !== null && <meta name={WORDS_META} content={words} />}
        <PageTitle />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <Links />
      </head>
      <body>
        <Shell>{children}</Shell>
        <ConnectionNotice />
        <LeaveGuard />
        <SignOutGuardOfPerson />
        <TextsShown />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

/** Nobody signed in (or the root's loader failed): nothing to guard. */
function SignOutGuardOfPerson() {
  const personId = useRouteLoaderData<typeof loader>('root')?.person?.id
  return personId ? <SignOutGuard personId={personId} /> : null
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ErrorPage />
}

/** 「画面名｜政策要求デスク」, from the handle of the innermost route, or what the error page is called. */
function PageTitle() {
  const { t, i18n } = useTranslation(['common', 'errors'])
  const error = useRouteError()
  const match = useMatches().findLast(({ handle }) => (handle as RouteHandle | undefined)?.title)
  const text =
    error == null
      ? titleOf(match, (key) => i18n.tOf(namespaceOf(key))(key as never))
      : t(`errors:${pageErrorOf(error).kind}Title`)
  const product = t('common:product')
  return <title>{text ? `${text}｜${product}` : product}</title>
}

/** The title's texts are the page's own: they are awaited as those of its content. */
const namespaceOf = (key: string) => key.slice(0, key.indexOf(':')) as Namespace

function titleOf(
  match: ReturnType<typeof useMatches>[number] | undefined,
  t: (key: string) => string,
): string | undefined {
  const title = (match?.handle as RouteHandle | undefined)?.title
  if (typeof title !== 'function') return title && t(title)
  return match?.data ? title(match.data as never, t) : undefined
}

function Shell({ children }: { readonly children: ReactNode }) {
  const { t, i18n } = useTranslation(['shell', 'common'])
  const { pathname, search } = useLocation()
  useFocusOnNewPage(pathname)
  // Missing when the root's own loader failed: the error page is shown in a bare frame then.
  const data = useRouteLoaderData<typeof loader>('root')
  usePersonOfPage(pathname, data?.person?.id ?? null)
  const ofPage = useYearOfPage()
  const year = data?.year && { ...data.year, shown: ofPage ?? data.year.shown }
  return (
    <AppShell
      texts={{
        product: t('common:product'),
        skip: t('shell:skip'),
        menu: t('shell:menu'),
        navigation: t('shell:navigation'),
        year: t('shell:year'),
        signOut: t('shell:signOut'),
        account: t('shell:account'),
        demo: t('shell:demo'),
      }}
      groups={data?.menu ?? []}
      year={year ?? null}
      person={data?.person?.name ?? null}
      otherLanguages={LOCALES.filter((locale) => locale !== i18n.language).map((locale) => ({
        locale,
        name: LANGUAGES[locale],
      }))}
      here={pathname + search}
      isDemo={data?.isDemo ?? false}
    >
      {children}
    </AppShell>
  )
}

/** The page belongs to the person who was signed in when it was shown, whoever signs in while it stands open. */
function usePersonOfPage(pathname: string, id: string | null): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: not when the data of the same page are loaded again
  useEffect(() => setPersonOfPage(id), [pathname])
}

/** A page about something of a year shows that one in the bar, whichever was chosen before. */
function useYearOfPage(): string | null {
  const match = useMatches().findLast(({ handle }) => (handle as RouteHandle | undefined)?.yearOf)
  return match?.data ? ((match.handle as RouteHandle).yearOf?.(match.data as never) ?? null) : null
}

/**
 * After a change of page without a reload the focus would stay on a link that is gone, and a screen reader would say
 * nothing: it moves to the content, unless the new page has already put it into one of its fields or sheets.
 */
function useFocusOnNewPage(pathname: string): void {
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    const content = document.getElementById('content')
    const active = document.activeElement
    const isPlaced =
      active?.closest('input, textarea, select, [contenteditable="true"], .sheet') && content?.contains(active)
    if (!isPlaced) content?.focus({ preventScroll: true })
  }, [pathname])
}
