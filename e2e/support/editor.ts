import { type Browser, expect, type Page } from '@playwright/test'
import { signIn } from './people.ts'

type Json = {
  readonly type: string
  readonly text?: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[]
  readonly content?: readonly Json[]
}
type EditorElement = HTMLElement & {
  editor: {
    getText: (options: object) => string
    getJSON: () => Json
    commands: { focus: (at: string | number) => void; setTextSelection: (range: { from: number; to: number }) => void }
    state: { doc: { descendants: (see: (node: { text?: string }, position: number) => void) => void } }
  }
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
  await drawn(page)
}

/** What was done last has been drawn. */
const drawn = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))

/** Puts the cursor into the first paragraph of 要求本文 (its position in an empty text is 2). */
export const focusBody = (page: Page) => focusAt(page, 2)

/** Puts the cursor right behind the words; they must stand within one run of letters. */
export async function focusBehind(page: Page, words: string): Promise<void> {
  await focusAt(page, (await placeOf(page, words)) + words.length)
}

/** Selects the words; they must stand within one run of letters. */
export async function select(page: Page, words: string): Promise<void> {
  const from = await placeOf(page, words)
  await focusAt(page, from)
  const range = { from, to: from + words.length }
  await paper(page).evaluate((element, at) => (element as EditorElement).editor.commands.setTextSelection(at), range)
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(words)
}

async function placeOf(page: Page, words: string): Promise<number> {
  const place = await paper(page).evaluate((element, wanted) => {
    let found = -1
    ;(element as EditorElement).editor.state.doc.descendants(({ text }, position) => {
      const index = text?.indexOf(wanted) ?? -1
      if (found < 0 && index >= 0) found = position + index
    })
    return found
  }, words)
  expect(place, `「${words}」 stands in the text`).toBeGreaterThan(0)
  return place
}

/** Types letter by letter as an input method commits words. */
export async function type(page: Page, words: readonly string[]): Promise<void> {
  for (const word of words) await page.keyboard.insertText(word)
}

/** Converts as an input method does: shows each of the steps where the cursor is, as long as it takes to draw it, and commits the last. */
export async function compose(page: Page, steps: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  for (const text of steps) {
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await drawn(page)
  }
  await session.send('Input.insertText', { text: steps.at(-1) ?? '' })
  await drawn(page)
  await session.detach()
}

/** Pastes what a program has put on the clipboard, where the cursor is. */
export async function paste(page: Page, clipboard: { readonly html?: string; readonly text: string }): Promise<void> {
  await paper(page).evaluate((element, { html, text }) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    if (html !== undefined) clipboardData.setData('text/html', html)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, clipboard)
}

/**
 * The structure of the text, a line for each paragraph: 「1. 」 and 「・」 for list items, `|` around cells (with their spans,
 * `!` for a heading), `**bold**`, `__underline__`, `[text](address)`, `---` between 要求本文 and 背景・理由.
 */
export async function outline(page: Page): Promise<string[]> {
  const { content } = await paper(page).evaluate((element) => (element as EditorElement).editor.getJSON())
  const [body, background] = (content ?? []).map(blocks)
  return [...(body ?? []), ...(background?.join('') ? ['---', ...background] : [])]
}

const blocks = (node: Json): string[] => (node.content ?? []).flatMap(block)

function block(node: Json): string[] {
  if (node.type === 'paragraph') return [inline(node)]
  if (node.type === 'table') return (node.content ?? []).map((row) => `${(row.content ?? []).map(cell).join('')}|`)
  return (node.content ?? []).flatMap((item, index) =>
    blocks(item).map((line, number) => {
      const sign = node.type === 'orderedList' ? `${index + 1}. ` : '・'
      return `${number === 0 ? sign : '  '}${line}`
    }),
  )
}

function cell(node: Json): string {
  const spans = ['colspan', 'rowspan'].filter((name) => Number(node.attrs?.[name] ?? 1) > 1)
  const said = spans.map((name) => `${name[0]}${node.attrs?.[name]} `).join('')
  return `|${node.type === 'tableHeader' ? '!' : ''}${said}${blocks(node).join('/')}`
}

const inline = (node: Json): string =>
  (node.content ?? [])
    .map((piece) => (piece.marks ?? []).reduce(marked, piece.type === 'hardBreak' ? '⏎' : (piece.text ?? '')))
    .join('')

function marked(text: string, mark: NonNullable<Json['marks']>[number]): string {
  const written: Readonly<Record<string, string>> = {
    bold: `**${text}**`,
    underline: `__${text}__`,
    link: `[${text}](${String(mark.attrs?.href)})`,
  }
  return written[mark.type] ?? `<${mark.type}>${text}`
}

/** Both have the same text, to the last mark, and it is stored. */
export async function expectSame(pages: readonly [Page, Page], expected: readonly string[]): Promise<void> {
  for (const page of pages) {
    await expect.poll(() => outline(page)).toEqual(expected)
    await saveState(page, 'saved')
  }
}

/** Two members of a committee, each in a browser of their own. */
export async function signInTogether(browser: Browser): Promise<readonly [member: Page, other: Page]> {
  return [await signIn(browser, 'member'), await signIn(browser, 'otherMember')]
}

/** A new request with the text open before both; the first has the cursor in 要求本文. @returns its address */
export async function openTogether([member, other]: readonly [Page, Page], title: string): Promise<string> {
  const address = await createRequest(member, title)
  await other.goto(address)
  await saveState(other, 'saved')
  await focusBody(member)
  return address
}

/** Creates a request with an empty text and opens it. @returns its address */
export async function createRequest(page: Page, title: string): Promise<string> {
  await page.goto('/policy-requests/new')
  await page.getByLabel('タイトル').fill(title)
  await page.getByRole('button', { name: '作成して本文を書く', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await saveState(page, 'saved')
  return new URL(page.url()).pathname
}

/** Creates a request and fills in all that a committee asks for. @returns its address */
export async function createWholeRequest(page: Page, title: string): Promise<string> {
  const address = await createRequest(page, title)
  await focusBody(page)
  await type(page, ['水源を守ること。'])
  await saveState(page, 'saved')
  await savedFields(page, () => page.getByLabel('該当するものがない理由').fill('見本のため。'))
  await page.goto(`${address}?panel=recipients`)
  await savedFields(page, () => page.getByRole('button', { name: '県', exact: true }).click())
  return address
}

/** Does something to the fields beside the text, and waits until they have saved themselves. */
export async function savedFields(page: Page, change: () => Promise<unknown>): Promise<void> {
  const saved = page.waitForResponse(
    (response) =>
      response.request().method() === 'POST' && /\/policy-requests\/[0-9a-f-]{36}\.data/.test(response.url()),
  )
  await change()
  expect((await saved).status()).toBe(200)
  await expect(page.locator('[data-save-state="saving"]')).toHaveCount(0)
}
