import { Form, Link, NavLink } from '@remix-run/react'
import type { ReactNode } from 'react'

export type ShellEntry = { readonly href: string; readonly label: string }
export type ShellTexts = {
  readonly product: string
  readonly skip: string
  readonly menu: string
  readonly navigation: string
  readonly signOut: string
  readonly account: string
  readonly otherLanguage: string
  readonly demo: string
}
type Props = {
  readonly texts: ShellTexts
  readonly entries: readonly ShellEntry[]
  /** Name of who is signed in; null on pages before signing in. */
  readonly person: string | null
  readonly otherLocale: 'ja' | 'en'
  /** Where the language switch comes back to. */
  readonly here: string
  readonly isDemo: boolean
  readonly children: ReactNode
}

/** The frame of every page: product, main menu, person, language. The phone's menu opens without JavaScript. */
export function AppShell({ texts, entries, person, otherLocale, here, isDemo, children }: Props) {
  return (
    <div className="flex min-h-screen flex-col">
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-white focus:p-3">
        {texts.skip}
      </a>
      {isDemo && <p className="bg-yellow-100 px-4 py-1 text-center text-dns-14N-130 print:hidden">{texts.demo}</p>}
      <header className="border-b border-solid-gray-300 bg-white print:hidden">
        <div className="mx-auto flex max-w-[100rem] flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2">
          <Link to="/" className="text-std-20B-150 text-blue-1000 no-underline">
            {texts.product}
          </Link>
          <Entries texts={texts} entries={entries} className="hidden lg:flex" />
          <div className="ml-auto flex items-center gap-3 text-dns-14N-130">
            <Form method="post" action="/language" reloadDocument>
              <input type="hidden" name="to" value={here} />
              <button name="locale" value={otherLocale} lang={otherLocale} className="min-h-11 px-2 underline underline-offset-4" type="submit">
                {texts.otherLanguage}
              </button>
            </Form>
            {person && (
              <>
                <Link to="/account" className="link flex min-h-11 items-center" aria-label={`${texts.account}: ${person}`}>
                  {person}
                </Link>
                <Form method="post" action="/sign-out" reloadDocument>
                  <button type="submit" className="min-h-11 px-2 underline underline-offset-4">
                    {texts.signOut}
                  </button>
                </Form>
              </>
            )}
          </div>
          {entries.length > 0 && (
            <details className="w-full lg:hidden">
              <summary className="flex min-h-11 cursor-pointer items-center font-bold">{texts.menu}</summary>
              <Entries texts={texts} entries={entries} className="flex flex-col" />
            </details>
          )}
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[100rem] flex-1 px-4 py-6 outline-none">
        {children}
      </main>
    </div>
  )
}

function Entries({ texts, entries, className }: { texts: ShellTexts; entries: readonly ShellEntry[]; className: string }) {
  if (entries.length === 0) return null
  return (
    <nav aria-label={texts.navigation} className={className}>
      <ul className="flex flex-col lg:flex-row lg:flex-wrap">
        {entries.map((entry) => (
          <li key={entry.href}>
            <NavLink
              to={entry.href}
              end={entry.href === '/' || entry.href === '/answers'}
              className="flex min-h-11 items-center border-b-4 border-transparent px-3 text-oln-16N-100 text-solid-gray-900 no-underline hover:bg-blue-50 aria-[current=page]:border-blue-900 aria-[current=page]:font-bold"
            >
              {entry.label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
