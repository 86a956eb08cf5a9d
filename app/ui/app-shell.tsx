import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { BarMenu } from './bar-menu.tsx'
import { MainMenu, type ShellGroup } from './main-menu.tsx'
import { OtherYear, type ShellYear, YearMenu } from './year-menu.tsx'

export type ShellTexts = {
  readonly product: string
  readonly skip: string
  readonly menu: string
  readonly navigation: string
  readonly year: string
  readonly account: string
  readonly signOut: string
  readonly demo: string
}
type Props = {
  readonly texts: ShellTexts
  readonly groups: readonly ShellGroup[]
  /** The year that is shown and those that can be; null where there is none for this person. */
  readonly year: ShellYear | null
  /** Name of who is signed in; null on pages before signing in. */
  readonly person: string | null
  /** The languages that this page is not in, and what they call themselves. */
  readonly otherLanguages: readonly { readonly locale: string; readonly name: string }[]
  /** Path and query of this page: where the language switch comes back to, and when menus close. */
  readonly here: string
  readonly isDemo: boolean
  readonly children: ReactNode
}

/**
 * The frame of every page: one bar (product, year, language, person) and the main menu, below it on a desk and in it on a phone.
 * Its menus open without JavaScript.
 */
export function AppShell({ texts, groups, year, person, otherLanguages, here, isDemo, children }: Props) {
  const menu = { label: texts.navigation, groups, year: otherYearOf(year) }
  return (
    <div className="flex min-h-screen flex-col">
      <a
        href="#content"
        className="link sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:bg-white focus:p-3"
      >
        {texts.skip}
      </a>
      <header className="border-b border-solid-gray-420 bg-white print:hidden">
        <div className="mx-auto flex min-h-11 max-w-[100rem] flex-wrap items-center gap-x-2 px-4">
          <Link
            to="/"
            className="flex min-h-11 items-center whitespace-nowrap text-oln-16B-100 text-blue-1000 sm:text-oln-18B-100"
          >
            {texts.product}
          </Link>
          {year && <YearMenu year={year} here={here} heading={texts.year} />}
          {isDemo && (
            <p className="hidden rounded-8 bg-yellow-100 px-2 py-0.5 text-oln-14N-100 text-solid-gray-900 md:block">
              {texts.demo}
            </p>
          )}
          <div className="ml-auto flex items-center gap-1 text-dns-14N-130">
            <div className={person === null ? undefined : 'max-xl:hidden'}>
              <LanguageSwitch languages={otherLanguages} here={here} />
            </div>
            {person !== null && <PersonMenu key={here} texts={texts} person={person} className="max-xl:hidden" />}
            {person !== null && (
              <BarMenu
                key={`${here} menu`}
                className="xl:hidden"
                summaryClassName="text-oln-16N-100 whitespace-nowrap"
                summary={
                  <>
                    <span aria-hidden="true">☰</span>
                    {texts.menu}
                  </>
                }
                panelClassName="inset-x-0 top-11 max-h-[calc(100dvh-2.75rem)] overflow-y-auto rounded-t-none"
              >
                {isDemo && <p className="bg-yellow-100 px-3 py-1">{texts.demo}</p>}
                <MainMenu {...menu} form="list" />
                <div className="mt-2 flex flex-wrap items-center gap-x-3 border-t border-solid-gray-420 px-1 pt-2">
                  <PersonEntries texts={texts} person={person} />
                  <LanguageSwitch languages={otherLanguages} here={here} />
                </div>
              </BarMenu>
            )}
          </div>
        </div>
        {groups.length > 0 && (
          <div className="hidden border-t border-solid-gray-200 bg-solid-gray-50 xl:block">
            <MainMenu {...menu} form="row" className="mx-auto max-w-[100rem] px-1" />
          </div>
        )}
        {year?.other && <OtherYear other={year.other} />}
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-[100rem] flex-1 px-4 py-3 outline-none print:p-0"
      >
        {children}
      </main>
    </div>
  )
}

/** The id of the year that is shown, unless it is the current one. */
const otherYearOf = (year: ShellYear | null): string | null =>
  year !== null && year.shown !== year.current ? year.shown : null

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

type PersonProps = { readonly texts: ShellTexts; readonly person: string }

const PersonMenu = ({ texts, person, className }: PersonProps & { readonly className: string }) => (
  <BarMenu
    label={`${texts.account}: ${person}`}
    className={`relative ${className}`}
    summaryClassName="max-w-40"
    summary={
      <>
        <span className="truncate">{person}</span>
        <span aria-hidden="true">▾</span>
      </>
    }
    panelClassName="right-0 flex min-w-40 flex-col"
  >
    <PersonEntries texts={texts} person={person} />
  </BarMenu>
)

const PersonEntries = ({ texts, person }: PersonProps) => (
  <>
    <p className="px-2 text-std-16B-170">{person}</p>
    <Link to="/account" className={`${SMALL_BUTTON} flex items-center`}>
      {texts.account}
    </Link>
    <Form method="post" action="/sign-out" reloadDocument>
      <button type="submit" className={SMALL_BUTTON}>
        {texts.signOut}
      </button>
    </Form>
  </>
)
