import { expect, type Page } from '@playwright/test'

type EditorElement = HTMLElement & {
  editor: { getText: (options: object) => string; commands: { focus: (at: string | number) => void } }
}

/** The editor of the open request, once the text is there and may be written. */
export const paper = (page: Page) => page.getByRole('textbox', { name: '本文を書く' })

export const saveState = (page: Page, state: string) =>
  expect(page.locator(`[data-save-state="${state}"]`)).toBeVisible()

/** The text as the editor holds it: labels of others' carets are part of the page, not of the text. */
export const textIn = (page: Page): Promise<string> =>
  paper(page).evaluate((element) => (element as EditorElement).editor.getText({ blockSeparator: '\n' }))

/** Puts the cursor at a place; the editor takes the focus a frame or two later. */
export async function focusAt(page: Page, at: 'start' | 'end' | number): Promise<void> {
  await paper(page).evaluate((element, place) => (element as EditorElement).editor.commands.focus(place), at)
  await expect(paper(page)).toBeFocused()
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** Puts the cursor into the first paragraph of 要求本文 (its position in an empty text is 2). */
export const focusBody = (page: Page) => focusAt(page, 2)

/** Types letter by letter as an input method commits words. */
export async function type(page: Page, words: readonly string[]): Promise<void> {
  for (const word of words) await page.keyboard.insertText(word)
}
