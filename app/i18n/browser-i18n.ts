import { awaitTexts, EVERY_PAGE, localeOfPage, needTexts, textsOfThisPage } from './page-texts.ts'
import { showsRefusal } from './texts-shown.tsx'
import { type Translations, translationsOf } from './translations.ts'
import { wordsOfPage } from './words-of-page.ts'

/** The texts in the language of this page: those of every page and those that its routes asked for (page-texts.ts). */
export async function createBrowserI18n(): Promise<Translations> {
  const locale = localeOfPage()
  const everyPage = EVERY_PAGE[locale]()
  if (showsRefusal()) needTexts('refusals')
  const ofThisPage = await textsOfThisPage()
  // Those of later pages come into the same object.
  return translationsOf(locale, Object.assign(ofThisPage, (await everyPage).everyPage), awaitTexts, wordsOfPage())
}
