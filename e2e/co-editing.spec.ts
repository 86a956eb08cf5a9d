import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { connectionOf } from './support/connection.ts'
import { focusAt, focusBody, paper, saveState, textIn, type } from './support/editor.ts'
import { PEOPLE, signIn } from './support/people.ts'
import { newRequest } from './support/requests.ts'

let member: Page
let other: Page
let line: Awaited<ReturnType<typeof connectionOf>>
let address: string

/** Two members of one committee with the same empty text open. */
test.beforeEach(async ({ browser }, info) => {
  member = await signIn(browser, 'member')
  other = await signIn(browser, 'otherMember')
  line = await connectionOf(member)
  address = await newRequest(member, info.title.slice(0, 60))
  await other.goto(address)
  await saveState(other, 'saved')
})
test.afterEach(async () => {
  await member.context().close()
  await other.context().close()
})

const sameText = async (text: string) => {
  for (const page of [member, other]) await expect.poll(() => textIn(page)).toContain(text)
  expect(await textIn(other)).toBe(await textIn(member))
}

test('a table and a link are made and changed by keyboard', async () => {
  await focusBody(member)
  await member.getByRole('button', { name: '表', exact: true }).click()
  await type(member, ['項目'])
  for (const word of ['現状', '要求', '医師']) {
    await member.keyboard.press('Tab')
    await type(member, [word])
  }
  await member.getByRole('button', { name: '行を追加' }).click()
  await member.getByRole('button', { name: '列を削除' }).click()
  await expect(paper(other).locator('tr')).toHaveCount(4)
  await expect(paper(other).locator('th')).toHaveText(['現状', '要求'])
  await saveState(member, 'saved')
  await expectAccessible(member)
  await member.getByRole('button', { name: '表を削除' }).click()
  await expect(paper(other).locator('table')).toHaveCount(0)
  await type(member, ['条例の'])
  await member.keyboard.press('Control+b')
  await type(member, ['全文'])
  await member.keyboard.press('Control+b')
  for (let letter = 0; letter < 2; letter++) await member.keyboard.press('Shift+ArrowLeft')
  await member.getByRole('button', { name: 'リンク', exact: true }).click()
  const dialog = member.getByRole('dialog')
  await expectAccessible(member)
  await dialog.getByLabel('リンク先のアドレス').fill('javascript:alert(1)')
  await dialog.getByRole('button', { name: 'リンクを付ける' }).click()
  await expect(dialog.getByText('このアドレスは使えません。', { exact: false })).toBeVisible()
  await dialog.getByLabel('リンク先のアドレス').fill('https://example.jp/jorei')
  await dialog.getByLabel('リンク先のアドレス').press('Enter')
  await expect(paper(other).locator('a[href="https://example.jp/jorei"]')).toHaveText(/全文$/)
})

test('what is written without a connection is kept, said to be unsaved, and saved when it is back', async () => {
  await focusBody(member)
  await type(member, ['つながっている時の文。'])
  await sameText('つながっている時の文。')
  await line.cut()
  await type(member, ['切れている間の文。'])
  await saveState(member, 'offline')
  await expect(member.getByText(/未保存\d+件/)).toBeVisible()
  await focusAt(other, 2)
  await type(other, ['その間の相手の文。'])
  await saveState(other, 'saved')
  expect(await textIn(other)).not.toContain('切れている間の文。')
  // Closing the page now would lose it: the browser asks.
  const asked = new Promise<string>((resolve) => {
    member.once('dialog', async (dialog) => {
      resolve(dialog.type())
      await dialog.dismiss()
    })
  })
  await member.close({ runBeforeUnload: true })
  expect(await asked).toBe('beforeunload')
  line.mend()
  await saveState(member, 'saved')
  await sameText('その間の相手の文。つながっている時の文。切れている間の文。')
})

test('a text that closes while somebody writes without a connection gives the words back', async () => {
  await focusBody(member)
  await type(member, ['委員会で話し合った文。'])
  await sameText('委員会で話し合った文。')
  await line.cut()
  await type(member, ['届かなかった文。'])
  await saveState(member, 'offline')
  const chair = await signIn(other.context().browser() as never, 'chair')
  await chair.goto(address)
  await chair.getByText('そのほかの手続き').click()
  await chair.getByRole('link', { name: '取り下げる', exact: true }).click()
  await chair.waitForURL(/\/move\//)
  await chair.getByLabel('理由').fill('別の項目にまとめるため。')
  await chair.getByRole('button', { name: '取り下げる', exact: true }).click()
  await saveState(other, 'frozen')
  line.mend()
  await expect(member.getByText('書いている間に、この要求項目が確定しました。', { exact: false })).toBeVisible()
  await expect(member.getByLabel('保存されなかった文')).toHaveValue(/届かなかった文。/)
  await saveState(member, 'frozen')
  expect(await textIn(member)).not.toContain('届かなかった文。')
  await expectAccessible(member)
  await chair.context().close()
})

test('everything is reached by keyboard, and the text is left by Escape and Tab', async () => {
  await member.reload()
  await saveState(member, 'saved')
  const focused = () =>
    member.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)
  const seen: (string | null | undefined)[] = []
  for (let press = 0; press < 60 && seen.at(-1) !== '本文を書く'; press++) {
    await member.keyboard.press('Tab')
    seen.push(await focused())
  }
  expect(seen.at(-1)).toBe('本文を書く')
  expect(
    seen.some((name) => name?.includes('太字')),
    seen.join('・'),
  ).toBe(true)
  await type(member, ['一行目'])
  await member.keyboard.press('Control+Shift+7')
  await member.keyboard.press('Enter')
  await type(member, ['二行目'])
  await member.keyboard.press('Tab')
  await expect(paper(member).locator('ol ol li')).toHaveText('二行目')
  await expect(paper(member)).toBeFocused()
  await member.keyboard.press('Escape')
  await member.keyboard.press('Tab')
  await expect(paper(member)).not.toBeFocused()
  await member.keyboard.press('Shift+Tab')
  await expect(paper(member)).toBeFocused()
  await member.keyboard.press('Escape')
  await member.keyboard.press('Shift+Tab')
  const first = await focused()
  await member.keyboard.press('ArrowRight')
  expect(await focused()).not.toBe(first)
  expect(await member.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)).not.toBe('none')
})

test('a phone writes with the others', async ({ browser }) => {
  const phone = await signIn(browser, 'chair', { width: 390, height: 844 })
  await phone.goto(address)
  await saveState(phone, 'saved')
  await focusBody(phone)
  await type(phone, ['電話から書いた文。'])
  await sameText('電話から書いた文。')
  await expect(member.locator('.remote-caret-name')).toHaveText(PEOPLE.chair)
  await focusAt(member, 'end')
  await expect(phone.locator('.remote-caret-name').first()).toBeVisible()
  await expectAccessible(phone)
  await phone.context().close()
})
