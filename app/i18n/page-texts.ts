import type { ja } from './ja/all.ts'
import type { everyPage } from './ja/every-page.ts'
import { type Locale, localeNamed } from './locale.ts'
import type { TextTree } from './text-reader.ts'

/** A namespace whose texts only some pages need. Those of the menu come with the data of each page. */
export type PageNamespace = Exclude<keyof typeof ja, keyof typeof everyPage | 'menu'>

type Loaders = { readonly [Name in PageNamespace]: () => Promise<Readonly<Record<Name, TextTree>>> }

/** The texts of every page, in each language. */
export const EVERY_PAGE: Readonly<Record<Locale, () => Promise<{ readonly everyPage: TextTree }>>> = {
  ja: () => import('./ja/every-page.ts'),
  en: () => import('./en/every-page.ts'),
}

/** One file for each namespace and language: a browser loads those that its page needs. Complete by its type. */
const LOADERS: Readonly<Record<Locale, Loaders>> = {
  ja: {
    access: () => import('./ja/access.ts'),
    account: () => import('./ja/account.ts'),
    administration: () => import('./ja/administration.ts'),
    answers: () => import('./ja/answers.ts'),
    audit: () => import('./ja/audit.ts'),
    bodies: () => import('./ja/bodies.ts'),
    book: () => import('./ja/book.ts'),
    carryOver: () => import('./ja/carryOver.ts'),
    confirmation: () => import('./ja/confirmation.ts'),
    cycles: () => import('./ja/cycles.ts'),
    drafting: () => import('./ja/drafting.ts'),
    firstYear: () => import('./ja/firstYear.ts'),
    heads: () => import('./ja/heads.ts'),
    home: () => import('./ja/home.ts'),
    jobs: () => import('./ja/jobs.ts'),
    lineage: () => import('./ja/lineage.ts'),
    people: () => import('./ja/people.ts'),
    policyRequests: () => import('./ja/policyRequests.ts'),
    profile: () => import('./ja/profile.ts'),
    proposals: () => import('./ja/proposals.ts'),
    recipients: () => import('./ja/recipients.ts'),
    refusals: () => import('./ja/refusals.ts'),
    sdgs: () => import('./ja/sdgs.ts'),
    sessions: () => import('./ja/sessions.ts'),
    submissions: () => import('./ja/submissions.ts'),
    wishSheets: () => import('./ja/wishSheets.ts'),
    workflow: () => import('./ja/workflow.ts'),
    yearCounts: () => import('./ja/yearCounts.ts'),
  },
  en: {
    access: () => import('./en/access.ts'),
    account: () => import('./en/account.ts'),
    administration: () => import('./en/administration.ts'),
    answers: () => import('./en/answers.ts'),
    audit: () => import('./en/audit.ts'),
    bodies: () => import('./en/bodies.ts'),
    book: () => import('./en/book.ts'),
    carryOver: () => import('./en/carryOver.ts'),
    confirmation: () => import('./en/confirmation.ts'),
    cycles: () => import('./en/cycles.ts'),
    drafting: () => import('./en/drafting.ts'),
    firstYear: () => import('./en/firstYear.ts'),
    heads: () => import('./en/heads.ts'),
    home: () => import('./en/home.ts'),
    jobs: () => import('./en/jobs.ts'),
    lineage: () => import('./en/lineage.ts'),
    people: () => import('./en/people.ts'),
    policyRequests: () => import('./en/policyRequests.ts'),
    profile: () => import('./en/profile.ts'),
    proposals: () => import('./en/proposals.ts'),
    recipients: () => import('./en/recipients.ts'),
    refusals: () => import('./en/refusals.ts'),
    sdgs: () => import('./en/sdgs.ts'),
    sessions: () => import('./en/sessions.ts'),
    submissions: () => import('./en/submissions.ts'),
    wishSheets: () => import('./en/wishSheets.ts'),
    workflow: () => import('./en/workflow.ts'),
    yearCounts: () => import('./en/yearCounts.ts'),
  },
}

/** What is loaded in this browser; on the server nothing, which has all texts (create-i18n.ts). */
const loaded: Record<string, TextTree> = {}
const loading = new Map<string, Promise<void>>()
const failed = new Map<string, unknown>()

/**
 * Says in a route's module which texts its page needs beyond those of every page. A browser begins to load them at once;
 * `useTranslation` waits for them. What a route forgets, page-texts.test.ts names.
 */
export function needTexts(...names: readonly PageNamespace[]): void {
  if (typeof document === 'undefined') return
  for (const name of names) if (!loaded[name] && !loading.has(name)) loading.set(name, load(name))
}

/** @returns when the texts are there that the modules of this page's routes asked for. @throws when one cannot be loaded */
export async function textsOfThisPage(): Promise<Readonly<Record<string, TextTree>>> {
  await Promise.all(loading.values())
  const [failure] = failed.values()
  if (failure) throw failure
  return loaded
}

/**
 * The sentences for what the server refuses: few pages show one, so they come when a form is sent, or with a page that shows one.
 * @returns when they are there. @throws when they cannot be loaded; they are asked for again the next time
 */
export async function textsOfAnswers(): Promise<void> {
  needTexts('refusals')
  await loading.get('refusals')
  const failure = takeFailure('refusals')
  if (failure) throw failure
}

/**
 * For components that read the texts `names`: throws a promise while one is still on its way, by which React leaves the page
 * that is shown until the texts of the next one are there.
 * @throws what went wrong when one could not be loaded; it is tried again the next time
 */
export function awaitTexts(names: readonly string[]): void {
  for (const name of names) {
    if (!isPageNamespace(name) || loaded[name]) continue
    const failure = takeFailure(name)
    if (failure) throw failure
    needTexts(name)
    throw loading.get(name)
  }
}

/** What went wrong with the texts `name`, which are asked for anew from then on. */
function takeFailure(name: PageNamespace): unknown {
  const failure = failed.get(name)
  if (failure) loading.delete(name)
  failed.delete(name)
  return failure
}

const isPageNamespace = (name: string): name is PageNamespace => Object.hasOwn(LOADERS.ja, name)

async function load(name: PageNamespace): Promise<void> {
  try {
    const texts: Readonly<Record<string, TextTree>> = await LOADERS[localeOfPage()][name]()
    loaded[name] = texts[name] ?? {}
  } catch (error) {
    failed.set(name, error)
  }
}

/** A page is loaded afresh when the language is changed. */
export const localeOfPage = (): Locale => localeNamed(document.documentElement.lang) ?? 'ja'
