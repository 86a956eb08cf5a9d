import { expect, type Page, test } from '@playwright/test'
import { expectSame, focusAt, openTogether, outline, paper, saveState, signInTogether } from './support/editor.ts'

let pages: readonly [Page, Page]
test.beforeEach(async ({ browser }) => {
  pages = await signInTogether(browser)
})
test.afterEach(async () => {
  for (const page of pages) await page.context().close()
})

const ONE = '再生可能エネルギーの導入を進めること。'
const OTHER = '中小企業への支援を拡充すること。'

/** Both put the cursor at the same place and write at the same moment, letter by letter. */
async function beginTogether(place: number): Promise<void> {
  await Promise.all(pages.map((page) => focusAt(page, place)))
  await Promise.all(
    pages.map(async (page, index) => {
      for (const letter of index === 0 ? ONE : OTHER) await page.keyboard.insertText(letter)
    }),
  )
  await Promise.all(pages.map((page) => saveState(page, 'saved')))
}

/** Where the empty paragraph is in which both are to begin: the last one in a node of this kind. */
const emptyIn = (page: Page, kind: string): Promise<number> =>
  paper(page).evaluate((element, name) => {
    type Node = { type: { name: string }; content: { size: number } }
    type See = (node: Node, position: number, parent: Node | null) => void
    const { doc } = (element as unknown as { editor: { state: { doc: { descendants: (see: See) => void } } } }).editor
      .state
    let found = -1
    doc.descendants((node, position, parent) => {
      if (node.type.name === 'paragraph' && node.content.size === 0 && parent?.type.name === name) found = position + 1
    })
    return found
  }, kind)

/** Each one's words stand whole, once, on both screens; whose come first nobody can say. */
async function expectBothWhole(around: (words: string) => readonly string[]): Promise<void> {
  const isFirst = (await outline(pages[0])).join().includes(ONE + OTHER)
  await expectSame(pages, around(isFirst ? ONE + OTHER : OTHER + ONE))
}

test('two who begin at the same moment: in a new request, in a list item', async () => {
  await openTogether(pages, '二人で同時に書き始める')
  await beginTogether(2)
  await expectBothWhole((words) => [words])

  await pages[0].keyboard.press('Control+End')
  await focusAt(pages[0], 2 + ONE.length + OTHER.length)
  await pages[0].keyboard.press('Enter')
  await pages[0].keyboard.press('Control+Shift+7')
  await expect.poll(() => emptyIn(pages[1], 'listItem')).toBeGreaterThan(0)
  await beginTogether(await emptyIn(pages[1], 'listItem'))
  const paragraph = (await outline(pages[0]))[0] as string
  await expectBothWhole((words) => [paragraph, `1. ${words}`])
})
