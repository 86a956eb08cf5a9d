import { expect, type Page, test } from '@playwright/test'
import {
  compose,
  expectSame,
  focusAt,
  openTogether,
  outline,
  paper,
  saveState,
  signInTogether,
} from './support/editor.ts'

let pages: readonly [Page, Page]
test.beforeEach(async ({ browser }) => {
  pages = await signInTogether(browser)
})
test.afterEach(async () => {
  for (const page of pages) await page.context().close()
})

/** What each of them writes: as words, and as the steps an input method shows before it commits them. */
const ONE = {
  words: '再生可能エネルギーの導入を進めること。',
  steps: ['さ', 'さい', 'さいせ', 'さいせいかのう', '再生可能'],
}
const OTHER = { words: '中小企業への支援を拡充すること。', steps: ['ち', 'ちゅ', 'ちゅうしょう', '中小', '中小企業'] }
type Wording = typeof ONE

const letterByLetter = async (page: Page, { words }: Wording) => {
  for (const letter of words) await page.keyboard.insertText(letter)
}

/** The first word is converted in steps, the others come as committed words do. */
async function byInputMethod(page: Page, { words, steps }: Wording): Promise<void> {
  const converted = steps.at(-1) as string
  await compose(page, steps)
  await letterByLetter(page, { words: words.slice(converted.length), steps })
}

/** Both put the cursor at the same place and write at the same moment. */
async function beginTogether(place: number, write = letterByLetter): Promise<void> {
  await Promise.all(pages.map((page) => focusAt(page, place)))
  await Promise.all([write(pages[0], ONE), write(pages[1], OTHER)])
  await Promise.all(pages.map((page) => saveState(page, 'saved')))
}

/** Where the empty paragraph is in which both are to begin: the last one in a node of this kind, once this page has it. */
async function emptyIn(page: Page, kind: string): Promise<number> {
  const find = () =>
    paper(page).evaluate((element, name) => {
      type Node = { type: { name: string }; content: { size: number } }
      type See = (node: Node, position: number, parent: Node | null) => void
      const { doc } = (element as unknown as { editor: { state: { doc: { descendants: (see: See) => void } } } }).editor
        .state
      let found = -1
      doc.descendants((node, position, parent) => {
        if (node.type.name === 'paragraph' && node.content.size === 0 && parent?.type.name === name)
          found = position + 1
      })
      return found
    }, kind)
  await expect.poll(find).toBeGreaterThan(0)
  return find()
}

/** Each one's words stand whole, once, on both screens; whose come first nobody can say. @returns the words as they stand */
async function expectBothWhole(around: (words: string) => readonly string[]): Promise<string> {
  const orders = [ONE.words + OTHER.words, OTHER.words + ONE.words]
  const find = async () => {
    const seen = JSON.stringify(await outline(pages[0]))
    return orders.find((words) => JSON.stringify(around(words)) === seen) ?? seen
  }
  await expect.poll(find).toMatch(/^[^[]/)
  const words = await find()
  await expectSame(pages, around(words))
  return words
}

const WAYS = [
  ['letter by letter', letterByLetter],
  ['by an input method', byInputMethod],
] as const

for (const [how, write] of WAYS)
  test(`two who begin at the same moment, ${how}: in a new request, in a list item`, async () => {
    const [member, other] = pages
    await openTogether(pages, `二人で同時に書き始める（${how}）`)
    await beginTogether(2, write)
    const paragraph = await expectBothWhole((words) => [words])

    await focusAt(member, 2 + paragraph.length)
    await member.keyboard.press('Enter')
    await member.keyboard.press('Control+Shift+7')
    await beginTogether(await emptyIn(other, 'listItem'), write)
    await expectBothWhole((words) => [paragraph, `1. ${words}`])
  })

for (const [how, write] of WAYS)
  test(`two who begin at the same moment in the cells of a table, ${how}`, async () => {
    const [member, other] = pages
    await openTogether(pages, `表に同時に書き始める（${how}）`)
    // A new table is empty: nine text blocks that have no letters yet.
    await member.getByRole('toolbar', { name: '書式' }).getByRole('button', { name: '表', exact: true }).click()
    await beginTogether(await emptyIn(other, 'tableHeader'), write)
    const heading = await expectBothWhole((words) => [`|!|!|!${words}|`, '||||', '||||', ''])
    await beginTogether(await emptyIn(other, 'tableCell'), write)
    await expectBothWhole((words) => [`|!|!|!${heading}|`, '||||', `|||${words}|`, ''])
  })
