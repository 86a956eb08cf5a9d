import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import {
  expectSame,
  focusBehind,
  openTogether,
  outline,
  paper,
  savedFields,
  saveState,
  signInTogether,
  type,
} from './support/editor.ts'

let pages: readonly [member: Page, other: Page]
test.beforeEach(async ({ browser }) => {
  pages = await signInTogether(browser)
  await openTogether(pages, test.info().title)
  await type(pages[0], ['県は、支援すること。'])
  await expectSame(pages, ['県は、支援すること。'])
})
test.afterEach(async () => {
  for (const page of pages ?? []) await page.context().close()
})

const status = (page: Page) => page.locator('[data-save-state]')

/** The browser loses the network: what is open is cut off, nothing new is reached. */
async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await saveState(page, 'offline')
}

/** Gives the open request what it needs besides its text before it can be submitted. */
async function makeSubmittable(page: Page): Promise<void> {
  await page.getByLabel('番号か言葉で探す').fill('7.2')
  await savedFields(page, () => page.getByRole('checkbox', { name: /^7\.2/ }).first().check())
  await page.getByRole('link', { name: '提出先', exact: true }).click()
  await savedFields(page, () => page.getByRole('button', { name: '県', exact: true }).click())
}

test('offline one goes on writing; back online the texts of both become one', async () => {
  const [member, other] = pages
  await goOffline(member)
  await expect(status(member)).toHaveText(/オフライン(?!（)/)
  await focusBehind(member, '支援する')
  await type(member, ['よう求める'])
  await expect(status(member)).toHaveText(/オフライン（未保存\d+件）/)
  await expect(status(member)).toHaveText(/書いたことはこの画面に残っていて、つながると保存されます。/)
  await focusBehind(other, '県は、')
  await type(other, ['国と連携し、'])
  await saveState(other, 'saved')
  expect(await outline(member)).toEqual(['県は、支援するよう求めること。'])
  await expectAccessible(member)
  await member.context().setOffline(false)
  await expectSame(pages, ['県は、国と連携し、支援するよう求めること。'])
  await expect(status(member)).toHaveText(/保存済み$/)
})

test('closing the tab with unsent text is asked about, and the text is there the next time', async () => {
  const [member, other] = pages
  await goOffline(member)
  await focusBehind(member, '支援すること。')
  await type(member, ['あわせて、周知すること。'])
  await expect(status(member)).toHaveText(/オフライン（未保存\d+件）/)
  const asked = member.waitForEvent('dialog')
  await Promise.all([
    asked.then((dialog) => {
      expect(dialog.type()).toBe('beforeunload')
      return dialog.dismiss()
    }),
    member.close({ runBeforeUnload: true }),
  ])
  expect(await outline(member)).toEqual(['県は、支援すること。あわせて、周知すること。'])
  // Whoever leaves all the same, or whose browser dies, finds the text when the request is opened again.
  member.once('dialog', (dialog) => dialog.accept())
  const address = member.url()
  await member.goto('about:blank').catch(() => {})
  await member.context().setOffline(false)
  await member.goto(address)
  await expectSame([member, other], ['県は、支援すること。あわせて、周知すること。'])
})

test('text that is frozen while it waits is shown to copy, and the page says so', async () => {
  const [member, other] = pages
  await member.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await makeSubmittable(other)
  await goOffline(member)
  await focusBehind(member, '支援すること。')
  await type(member, ['あわせて、周知すること。'])
  await other.getByRole('link', { name: '審議にかける', exact: true }).click()
  await other.getByRole('button', { name: '審議にかける', exact: true }).click()
  await saveState(other, 'readOnly')
  await member.context().setOffline(false)
  const unsent = member.getByLabel('保存されなかった文')
  await expect(unsent).toHaveValue('県は、支援すること。あわせて、周知すること。')
  await expect(member.getByText(/最後の変更は保存されていません。/)).toBeVisible()
  await saveState(member, 'readOnly')
  expect(await outline(member)).toEqual(['県は、支援すること。'])
  await expect(paper(member)).toHaveAttribute('contenteditable', 'false')
  await expectAccessible(member)
  await member.getByRole('button', { name: 'コピー', exact: true }).click()
  await expect(member.getByText('コピーしました。')).toBeVisible()
  // By a key, as people do: no page of ours may read the clipboard by itself.
  await member.evaluate(() =>
    document.addEventListener('paste', (event) => {
      document.documentElement.dataset.pasted = event.clipboardData?.getData('text/plain') ?? ''
    }),
  )
  // The clipboard is the machine's: a story beside this one may have it in hand for a moment.
  await expect(async () => {
    await member.getByRole('button', { name: 'コピー', exact: true }).click()
    await member.keyboard.press('Control+V')
    const pasted = await member.evaluate(() => document.documentElement.dataset.pasted)
    expect(pasted).toBe('県は、支援すること。あわせて、周知すること。')
  }).toPass({ timeout: 20_000 })
  await member.getByRole('button', { name: 'この文は不要' }).click()
  await expect(unsent).toBeHidden()
})

test('what one wrote without a connection in a draft that its author removed meanwhile can still be copied', async () => {
  const [author, colleague] = pages
  const address = new URL(author.url()).pathname
  await goOffline(colleague)
  await focusBehind(colleague, '支援する')
  await type(colleague, ['大切な一文'])
  await author.goto(`${address}/remove`)
  await author.getByRole('button', { name: '削除する', exact: true }).click()
  await author.waitForURL((url) => url.pathname !== `${address}/remove`)
  colleague.on('dialog', (dialog) => dialog.accept())
  await colleague.context().setOffline(false)
  await colleague.goto(address)
  await expect(colleague.getByRole('heading', { level: 1, name: /見つかりません/ })).toBeVisible()
  await expect(colleague.getByLabel('保存されなかった文')).toHaveValue(/大切な一文/)
  await expectAccessible(colleague)
  await colleague.getByRole('button', { name: 'この文は不要' }).click()
  await colleague.goto(address)
  await expect(colleague.getByRole('heading', { level: 1, name: /見つかりません/ })).toBeVisible()
  await expect(colleague.getByLabel('保存されなかった文')).toHaveCount(0)
})
