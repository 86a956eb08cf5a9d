import { Form, Link, NavLink } from '@remix-run/react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type ShellEntry = {
  readonly href: string
  readonly label: string
  /** `page`: marked as current only on its own page, because another entry stands for the pages below it. */
  readonly current: 'page' | 'pagesBelow'
}
export type ShellTexts = {
  readonly product: string
  readonly skip: string
  readonly menu: string
  readonly navigation: string
  readonly account: string
  readonly signOut: string
  readonly demo: string
}
type Props = {
  readonly texts: ShellTexts
  readonly entries: readonly ShellEntry[]
  /** Name of who is signed in; null on pages before signing in. */
  readonly person: string | null
  /** The languages that this page is not in, and what they call themselves. */
  readonly otherLanguages: readonly { readonly locale: string; readonly name: string }[]
  /** Path and query of this page: where the language switch comes back to, and when menus close. */
  readonly here: string
  readonly isDemo: boolean
  readonly children: ReactNode
}

/** The frame of every page: product, main menu, person, language. Its menus open without JavaScript. */
export function AppShell({ texts, entries, person, otherLanguages, here, isDemo, children }: Props) {
  return (
    <div className="flex min-h-screen flex-col">
      <a
        href="#content"
        className="link sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:bg-white focus:p-3"
      >
        {texts.skip}
      </a>
      <header className="border-b border-solid-gray-300 bg-white print:hidden">
        {isDemo && (
          <p className="bg-yellow-100 px-4 py-1 text-center text-dns-14N-130 text-solid-gray-900">{texts.demo}</p>
        )}
        <div className="mx-auto flex max-w-[100rem] flex-wrap items-center gap-x-4 px-4 py-1">
          <Link to="/" className="flex min-h-11 items-center text-std-20B-150 text-blue-1000">
            {texts.product}
          </Link>
          <MainMenu texts={texts} entries={entries} className="hidden xl:block" />
          <div className="ml-auto flex items-center gap-1 text-dns-14N-130">
            <LanguageSwitch languages={otherLanguages} here={here} />
            {person !== null && <PersonMenu key={here} texts={texts} person={person} />}
          </div>
          {entries.length > 0 && (
            // The key closes it again on the page that was chosen in it.
            <details key={here} className="w-full border-t border-solid-gray-300 xl:hidden">
              <summary className="flex min-h-11 cursor-pointer items-center text-std-16B-170">
                <span aria-hidden="true" className="mr-2">
                  ☰
                </span>
                {texts.menu}
              </summary>
              <MainMenu texts={texts} entries={entries} className="pb-2" />
            </details>
          )}
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-[100rem] flex-1 px-4 py-6 outline-none print:p-0"
      >
        {children}
      </main>
    </div>
  )
}

function MainMenu({ texts, entries, className }: Pick<Props, 'texts' | 'entries'> & { readonly className: string }) {
  if (entries.length === 0) return null
  return (
    <nav aria-label={texts.navigation} className={className}>
      <ul className="flex flex-col xl:flex-row">
        {entries.map((entry) => (
          <li key={entry.href}>
            <NavLink
              to={entry.href}
              end={entry.current === 'page'}
              className={classNames(
                'flex min-h-11 items-center border-l-4 border-transparent px-3 text-oln-16N-100 text-solid-gray-900 hover:bg-blue-50',
                'xl:border-b-4 xl:border-l-0 xl:pt-1 aria-[current=page]:border-blue-900 aria-[current=page]:font-bold',
              )}
            >
              {entry.label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const SMALL_BUTTON =
  'min-h-11 cursor-pointer rounded-4 px-2 text-blue-1000 underline underline-offset-4 hover:bg-blue-50'

function LanguageSwitch({ languages, here }: { readonly languages: Props['otherLanguages']; readonly here: string }) {
  // The whole page is in another language afterwards: the browser loads it afresh.
  return (
    <Form method="post" action="/language" reloadDocument>
      <input type="hidden" name="to" value={here} />
      {languages.map(({ locale, name }) => (
        <button key={locale} type="submit" name="locale" value={locale} lang={locale} className={SMALL_BUTTON}>
          {name}
        </button>
      ))}
    </Form>
  )
}

function PersonMenu({ texts, person }: { readonly texts: ShellTexts; readonly person: string }) {
  return (
    <details className="relative">
      <summary
        className="flex min-h-11 max-w-40 cursor-pointer items-center gap-1 px-2"
        aria-label={`${texts.account}: ${person}`}
      >
        <span className="truncate">{person}</span>
        <span aria-hidden="true">▾</span>
      </summary>
      <div className="absolute right-0 z-30 flex min-w-40 flex-col rounded-8 border border-solid-gray-300 bg-white p-3 shadow-2">
        <p className="text-std-16B-170">{person}</p>
        <Link to="/account" className={classNames(SMALL_BUTTON, 'flex items-center')}>
          {texts.account}
        </Link>
        <Form method="post" action="/sign-out" reloadDocument>
          <button type="submit" className={SMALL_BUTTON}>
            {texts.signOut}
          </button>
        </Form>
      </div>
    </details>
  )
}
