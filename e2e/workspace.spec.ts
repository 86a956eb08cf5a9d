import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { unique } from './support/administration.ts'
import { compose, createRequest, focusBody, outline, paper, saveState, type } from './support/editor.ts'
import { PEOPLE, signIn } from './support/people.ts'

const PHONE = { width: 390, height: 844 }
/** Lines of the text that are wholly seen when the request is opened. */
const GOAL = { desk: 18, phone: 12 } as const

/** A text that is longer than any window, with a title of two lines. */
const TITLE = '気候変動に伴う猛暑から働く人と地域住民の健康を守る対策の強化及び財源の確保'
const LONG =
  '県は、市町村及び関係機関と連携し、猛暑から働く人と地域に暮らす人の健康を守るために必要な施策を進めること。'.repeat(
    20,
  )

/** Counts the lines of the request's text that nothing covers and that are not cut off, and says where the first begins. */
const linesSeen = (page: Page) =>
  paper(page).evaluate((text) => {
    const lines = new Set<number>()
    let first = Number.POSITIVE_INFINITY
    const letters = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    while (letters.nextNode()) {
      const range = document.createRange()
      range.selectNodeContents(letters.currentNode)
      for (const box of range.getClientRects()) {
        if (box.width === 0) continue
        first = Math.min(first, box.top)
        const isSeen = (y: number) => {
          const at = document.elementFromPoint(box.left + box.width / 2, y)
          return at !== null && text.contains(at)
        }
        if (box.top >= 0 && box.bottom <= innerHeight && isSeen(box.top + 1) && isSeen(box.bottom - 1))
          lines.add(Math.round(box.top))
      }
    }
    return { lines: lines.size, first: Math.round(first) }
  })

test('the page of a request begins with its text', async ({ browser }) => {
  const member = await signIn(browser, 'member')
  const address = await createRequest(member, `${TITLE}（${unique()}）`)
  await focusBody(member)
  await type(member, [LONG])
  await saveState(member, 'saved')
  for (const [name, viewport] of [
    ['desk', undefined],
    ['phone', PHONE],
  ] as const) {
    const page = await signIn(browser, 'member', viewport)
    await page.goto(address)
    await saveState(page, 'saved')
    const seen = await linesSeen(page)
    console.info(`${name}: ${seen.lines} lines of text seen, the first at ${seen.first}`)
    expect(seen.lines, name).toBeGreaterThanOrEqual(GOAL[name])
    await test.step('and what one works with stays in sight while it scrolls', async () => {
      await page.mouse.wheel(0, 600)
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100)
      await expect(page.locator('[data-save-state="saved"]')).toBeInViewport()
      await expect(page.getByRole('button', { name: '審議にかける' })).toBeInViewport()
      await expect(page.getByText('あと2件', { exact: true })).toBeInViewport()
      await expect(page.getByRole('main').getByText('起草中', { exact: true })).toBeInViewport()
    })
    await test.step('what is missing is a number that opens, and leads to where it is filled in', async () => {
      await page.getByText('あと2件', { exact: true }).click()
      await expectAccessible(page)
      await page.getByRole('link', { name: '提出先を一つ以上選んでください。' }).click()
      await expect(page.getByLabel('名前で探す')).toBeVisible()
      await expectAccessible(page)
    })
    await page.context().close()
  }
  await member.context().close()
})

test('creating a request and writing: two clicks and two pages, with the caret in the text', async ({ browser }) => {
  const member = await signIn(browser, 'member')
  await member.goto('/policy-requests')
  let [clicks, pages] = [0, 0]
  member.on('framenavigated', () => pages++)
  const click = async (what: ReturnType<Page['getByRole']>) => {
    clicks++
    await what.click()
  }
  await click(member.getByRole('link', { name: '新しい要求項目を作る' }))
  await expect(member.getByLabel('タイトル')).toBeFocused()
  const title = `すぐ書き始める要求（${unique()}）`
  await member.keyboard.type(title)
  await click(member.getByRole('button', { name: '作成して本文を書く' }))
  await expect(member.getByRole('heading', { level: 1, name: title })).toBeAttached()
  await expect(paper(member)).toBeFocused()
  await member.keyboard.insertText('水源を守ること。')
  await saveState(member, 'saved')
  expect(await outline(member)).toEqual(['水源を守ること。'])
  // The address is cleaned by the page itself, which is no page loaded.
  await expect(member).toHaveURL(/\/policy-requests\/[0-9a-f-]{36}$/)
  console.info(`create and write: ${clicks} clicks`)
  expect(clicks).toBe(2)
  await member.context().close()
})

test('signs typed at the start of a line become lists, with an input method too; Ctrl+K asks for a link', async ({
  browser,
}) => {
  const member = await signIn(browser, 'member')
  const other = await signIn(browser, 'otherMember')
  const address = await createRequest(member, test.info().title)
  await other.goto(address)
  await saveState(other, 'saved')
  await focusBody(member)
  await compose(member, ['（１', '（１）'])
  await compose(member, ['すい', 'すいげん', '水源'])
  await expect.poll(() => outline(member)).toEqual(['1. 水源'])
  await member.keyboard.press('Control+z')
  await expect.poll(() => outline(member)).toEqual(['（１）水源'])
  await member.keyboard.press('Enter')
  await member.keyboard.type('・')
  await member.keyboard.type('k')
  await expect.poll(() => outline(other)).toEqual(['（１）水源', '・k'])
  await expect.poll(() => outline(member)).toEqual(['（１）水源', '・k'])
  expect(await other.locator('.document-text ul > li').count()).toBe(1)
  await member.keyboard.press('Backspace')
  await expect.poll(() => other.locator('.document-text ul > li').count()).toBe(0)
  await member.keyboard.press('Control+k')
  await expect(member.getByRole('dialog', { name: 'リンクを付ける' })).toBeVisible()
  await member.getByLabel('リンクにする文字').fill('県の計画')
  await member.getByLabel('リンク先のアドレス').fill('https://example.jp/')
  await member.getByRole('dialog').getByRole('button', { name: 'リンクを付ける' }).click()
  await expect.poll(() => outline(other)).toEqual(['（１）水源', '・k[県の計画](https://example.jp/)'])
  for (const page of [member, other]) await page.context().close()
})

test('a panel that was put away stays so; the paper keeps its place and width', async ({ browser }) => {
  const member = await signIn(browser, 'member')
  await createRequest(member, test.info().title)
  const place = () => member.locator('.document-paper').boundingBox()
  const before = await place()
  await member.getByRole('button', { name: '基本の項目を閉じる' }).click()
  await expect(member.getByRole('radio', { name: '継続' })).toBeHidden()
  expect((await place())?.width).toBe(before?.width)
  expect((await place())?.x).toBe(before?.x)
  await member.reload()
  await expect(member.getByRole('button', { name: '基本の項目を開く' })).toHaveAttribute('aria-expanded', 'false')
  await expect(member.getByRole('radio', { name: '継続' })).toBeHidden()
  await expectAccessible(member)
  await member.getByRole('button', { name: '基本の項目を開く' }).click()
  await expect(member.getByRole('radio', { name: '継続' })).toBeVisible()
  await member.context().close()
})

test('one’s own draft is removed by its name; whoever else has written keeps it', async ({ browser }) => {
  const member = await signIn(browser, 'member')
  const title = `まちがって作った要求（${unique()}）`
  const address = await createRequest(member, title)
  await focusBody(member)
  await type(member, ['書きかけ'])
  await saveState(member, 'saved')
  const other = await signIn(browser, 'otherMember')
  await other.goto(address)
  await saveState(other, 'saved')
  await other.locator('summary', { hasText: 'そのほか' }).click()
  await expect(other.getByRole('link', { name: 'Wordで出力' })).toBeVisible()
  await expect(other.getByRole('link', { name: 'この下書きを削除する' })).toHaveCount(0)
  await member.locator('summary', { hasText: 'そのほか' }).click()
  await member.getByRole('link', { name: 'この下書きを削除する' }).click()
  await expect(member.getByRole('main')).toContainText(title)
  await expectAccessible(member)
  await member.getByRole('button', { name: '削除する', exact: true }).click()
  await expect(member).toHaveURL(/\/policy-requests$/)
  await expect(member.getByText(title)).toHaveCount(0)
  // Whoever had it open is told.
  await expect(other.getByText('この要求項目は見つかりません。')).toBeVisible()
  expect((await member.goto(address))?.status()).toBe(404)

  const second = await createRequest(member, title)
  await other.goto(second)
  await saveState(other, 'saved')
  await focusBody(other)
  await type(other, [PEOPLE.otherMember])
  await saveState(other, 'saved')
  await member.reload()
  await saveState(member, 'saved')
  await member.locator('summary', { hasText: 'そのほか' }).click()
  await expect(member.getByRole('link', { name: 'この下書きを削除する' })).toHaveCount(0)
  for (const page of [member, other]) await page.context().close()
})

test('with letters twice as large nothing of a request stands beside the window', async ({ browser }) => {
  const member = await signIn(browser, 'member')
  await member.goto(await createRequest(member, `${TITLE}（${unique()}）`))
  await saveState(member, 'saved')
  await member.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  const beside = () =>
    member.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await expect.poll(beside).toBeLessThanOrEqual(0)
  await member.setViewportSize(PHONE)
  await expect.poll(beside, 'on a phone').toBeLessThanOrEqual(0)
  await member.context().close()
})
