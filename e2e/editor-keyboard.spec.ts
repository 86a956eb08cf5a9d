import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { createRequest, expectSame, focusAt, focusBody, paper, saveState, select, type } from './support/editor.ts'
import { PEOPLE, signIn } from './support/people.ts'

const PHONE = { width: 390, height: 844 }

/** The focused element's tool, role or name, and whether its focus can be seen. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return {
      tool: element.dataset.tool ?? null,
      isVisible: (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none',
    }
  })

test('without a mouse: toolbar, text, and out again', async ({ browser }) => {
  const page = await signIn(browser, 'member')
  await createRequest(page, test.info().title)
  await expect(page.getByText('編集欄から出るには、Escキーの後にTabキーを押します。', { exact: false })).toBeVisible()
  await focusBody(page)
  // The title stands between the tools and the text.
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByLabel('タイトル')).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  expect(await focused(page)).toEqual({ tool: 'bold', isVisible: true })
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  expect(await focused(page)).toEqual({ tool: 'numberedList', isVisible: true })
  await page.keyboard.press('End')
  expect(await focused(page)).toEqual({ tool: 'redo', isVisible: true })
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(paper(page)).toBeFocused()
  await type(page, ['一つ目'])
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await type(page, ['その中'])
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+Tab')
  await type(page, ['二つ目'])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(paper(page)).toBeFocused()
  await expectSame([page, page], ['1. 一つ目', '  1. その中', '    1. 二つ目'])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(paper(page)).not.toBeFocused()
  expect((await focused(page)).isVisible).toBe(true)
  await focusAt(page, 'end')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  expect((await focused(page)).tool).toBe('numberedList')
  // On to the panels beside the text.
  await focusAt(page, 'end')
  await page.keyboard.press('Escape')
  const panel = page.getByRole('link', { name: '提出先', exact: true })
  for (let step = 0; step < 30 && !(await panel.evaluate((link) => link === document.activeElement)); step++)
    await page.keyboard.press('Tab')
  await expect(panel).toBeFocused()
  expect((await focused(page)).isVisible).toBe(true)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('名前で探す')).toBeVisible()
  await page.context().close()
})

test('on a phone: writing beside another, whose caret is in sight, and every dialog', async ({ browser }) => {
  const phone = await signIn(browser, 'member', PHONE)
  const other = await signIn(browser, 'otherMember')
  const address = await createRequest(phone, test.info().title)
  await other.goto(address)
  await saveState(other, 'saved')
  await paper(phone).getByRole('paragraph').first().click()
  await expect(paper(phone)).toBeFocused()
  await type(phone, ['県は、計画を公表すること。'])
  // In front of these words, and not beside them: the other has to have them.
  await expectSame([phone, other], ['県は、計画を公表すること。'])
  await focusAt(other, 2)
  await type(other, ['神奈川'])
  await expect(phone.locator('.remote-caret-name')).toHaveText(PEOPLE.otherMember)
  await expectSame([phone, other], ['神奈川県は、計画を公表すること。'])
  await expectAccessible(phone)
  await expectAccessible(other)
  const toolbar = phone.getByRole('toolbar', { name: '書式' })
  await select(phone, '計画')
  await toolbar.getByRole('button', { name: '太字', exact: true }).click()
  await toolbar.getByRole('button', { name: 'リンク', exact: true }).click()
  await expect(phone.getByRole('dialog')).toBeVisible()
  await expectAccessible(phone)
  await phone.getByLabel('リンク先のアドレス').fill('https://example.jp/')
  await phone.getByRole('dialog').getByRole('button', { name: 'リンクを付ける' }).click()
  await expectSame([phone, other], ['神奈川県は、[**計画**](https://example.jp/)を公表すること。'])
  await focusAt(phone, 'start')
  await toolbar.getByRole('button', { name: '表', exact: true }).click()
  for (const word of ['区分', '率', '期間']) {
    await type(phone, [word])
    await phone.keyboard.press('Tab')
  }
  for (const button of await toolbar.getByRole('button').all()) {
    await button.scrollIntoViewIfNeeded()
    const box = await button.boundingBox()
    // WCAG 2.5.8: at least 24 by 24, and within the window.
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24)
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= PHONE.width).toBe(true)
  }
  await expectAccessible(phone)
  for (const page of [phone, other]) await page.context().close()
})
