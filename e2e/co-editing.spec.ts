import { type CDPSession, expect, type Page, test } from '@playwright/test'
import { HARD_WRAPPED_CHAPTER, WORD_HTML } from '../app/document/policy-chapter.test-support.ts'
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

/** Puts `content` on the page's clipboard and presses Ctrl+V, as a person does. */
async function paste(page: Page, content: Readonly<Record<string, string>>): Promise<void> {
  await paper(page).evaluate((element, types) => {
    const data = new DataTransfer()
    for (const [type, text] of Object.entries(types)) data.setData(type, text)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, content)
}

test('a chapter out of a PDF becomes paragraphs and numbered lists, for everybody', async () => {
  await focusBody(member)
  await paste(member, { 'text/plain': HARD_WRAPPED_CHAPTER })
  await expect(member.getByText(/段落を貼り付けました/)).toBeVisible()
  await saveState(member, 'saved')
  await sameText('就労支援について、相談から定着まで一貫して支える体制を整備すること。')
  const text = await textIn(other)
  expect(text).not.toMatch(/2023年度に向けた政策|－ 11 －|13 \/ 40/)
  expect(text).toContain('感染症の影響を受けた宿泊・飲食サービス業では、')
  const items = await other.locator('.document-text li > p:first-child').allInnerTexts()
  expect(items).toContain(
    '公共職業訓練について、働きながら受講できる夜間・短期・オンライン併用の課程を拡充するとともに、訓練期間中の生活支援給付の周知を徹底すること。',
  )
  expect(items.filter((item) => /^[（(①②⑶ア・]/.test(item))).toEqual([])
  await focusAt(member, 'end')
  await member.keyboard.press('Control+z')
  await expect.poll(() => textIn(other)).not.toContain('就労支援')
  await member.keyboard.press('Control+y')
  await sameText('就労支援について、')
  await expectAccessible(member)
})

test('a chapter out of Word keeps lists, table, bold and safe links, and nothing else', async () => {
  await focusBody(member)
  await paste(member, { 'text/html': WORD_HTML, 'text/plain': 'Word' })
  await sameText('救急搬送の体制を見直すこと。')
  const text = paper(other)
  await expect(text.locator('ol > li > ol > li')).toHaveCount(2)
  await expect(text.locator('table')).toHaveCount(1)
  await expect(text.locator('strong').first()).toContainText('地域医療の確保')
  await expect(text.locator('a[href="https://example.jp/kyukyu"]')).toHaveText('見直す')
  // Not on the other's page: there the first one's caret has a colour.
  expect(await paper(member).locator('[href^="javascript"], [style*="color"], img, font').count()).toBe(0)
  await saveState(member, 'saved')
  await expectAccessible(other)
})

test('200 000 characters are refused with a message, and the text goes on', async () => {
  await focusBody(member)
  await type(member, ['前からある文。'])
  await paste(member, { 'text/plain': 'あ'.repeat(200_000) })
  await expect(member.getByText('貼り付けませんでした')).toBeVisible()
  await expect(member.getByText('本文は変わっていません。')).toBeVisible()
  await type(member, ['続きの文。'])
  await saveState(member, 'saved')
  await sameText('前からある文。続きの文。')
})

/** What an input method sends: the reading grows letter by letter, is converted, and is committed. */
async function compose(session: CDPSession, steps: readonly string[], between: () => Promise<void>): Promise<void> {
  for (const text of steps) {
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await between()
  }
  await session.send('Input.insertText', { text: steps.at(-1) ?? '' })
}

test('Japanese input is not torn while somebody else writes in the same paragraph', async () => {
  await focusBody(member)
  await type(member, ['県は、事業者を支援すること。'])
  await sameText('県は、事業者を支援すること。')
  const session = await member.context().newCDPSession(member)
  // After 「県は、」; the other writes before and behind it.
  await focusAt(member, 5)
  await focusAt(other, 2)
  let written = 0
  await compose(session, ['さ', 'さい', 'さいえ', 'さいえね', '再エネ', '再生可能エネルギー'], async () => {
    if (written++ % 2 === 0) await other.keyboard.insertText('各')
    else await other.keyboard.insertText('都')
    await expect.poll(() => textIn(member)).toContain('各都各都各都'.slice(0, written))
  })
  await sameText('各都各都各都県は、再生可能エネルギー事業者を支援すること。')
  await saveState(member, 'saved')
  await focusAt(other, 'end')
  expect((await textIn(member)).match(/再生可能エネルギー/g)).toHaveLength(1)
  expect(await textIn(member)).not.toMatch(/さい|再エネ/)
})

test('undo takes back one’s own words only', async () => {
  await focusBody(member)
  await type(member, ['私の文。'])
  await sameText('私の文。')
  await focusAt(other, 2)
  await type(other, ['相手の文。'])
  await sameText('相手の文。私の文。')
  await focusAt(member, 'start')
  await member.keyboard.press('Control+z')
  await expect.poll(() => textIn(other)).not.toContain('私の文。')
  await sameText('相手の文。')
  await member.getByRole('button', { name: 'やり直す' }).click()
  await sameText('相手の文。私の文。')
})

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
