import { type CDPSession, expect, type Page, test } from '@playwright/test'
import {
  expectSame,
  focusAt,
  focusBehind,
  openTogether,
  outline,
  paper,
  saveState,
  signInTogether,
  type,
} from './support/editor.ts'

let pages: readonly [member: Page, other: Page]
test.beforeAll(async ({ browser }) => {
  pages = await signInTogether(browser)
})
test.beforeEach(async () => {
  await openTogether(pages, test.info().title)
})
test.afterAll(async () => {
  for (const page of pages ?? []) await page.context().close()
})

/** What an input method shows while 「水素社会」 is typed and converted, before it is committed. */
const COMPOSING = ['す', 'すい', 'すいｓ', 'すいそ', 'すいそしゃ', 'すいそしゃかい', '水素社会']

const compose = (session: CDPSession, text: string) =>
  session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })

test('what is being converted is not torn by others who write in the same paragraph', async () => {
  const [member, other] = pages
  await type(member, ['県は、の実現を図ること。'])
  await expectSame(pages, ['県は、の実現を図ること。'])
  await focusBehind(member, '県は、')
  const session = await member.context().newCDPSession(member)
  await focusAt(other, 2)
  for (const [index, kana] of COMPOSING.entries()) {
    await compose(session, kana)
    // What is being converted is the writer's alone.
    expect((await outline(other))[0]).not.toContain(kana)
    // In turns before it and behind it, while it is being converted.
    if (index % 2 === 0) await focusAt(other, 2)
    else await focusBehind(other, '図ること。')
    await type(other, [`【${index}】`])
    await saveState(other, 'saved')
    // Others' words wait; what the input method shows does not move.
    expect((await outline(member))[0]).toBe(`県は、${kana}の実現を図ること。`)
  }
  await session.send('Input.insertText', { text: '水素社会' })
  await type(member, ['の早期'])
  await expectSame(pages, ['【6】【4】【2】【0】県は、水素社会の早期の実現を図ること。【5】【3】【1】'])
})

test('what an input method gives up leaves nothing behind', async () => {
  const [member, other] = pages
  await type(member, ['県は、図ること。'])
  await focusBehind(member, '県は、')
  const session = await member.context().newCDPSession(member)
  await compose(session, 'すいそ')
  expect((await outline(member))[0]).toContain('県は、すいそ図ること。')
  await focusBehind(other, '図ること。')
  await type(other, ['以上。'])
  await saveState(other, 'saved')
  await compose(session, '')
  await session.send('Input.insertText', { text: '' })
  await expectSame(pages, ['県は、図ること。以上。'])
})

test('a line that another begins where I am converting does not tear what I convert', async () => {
  const [member, other] = pages
  await type(member, ['前半後半。'])
  await expectSame(pages, ['前半後半。'])
  await focusBehind(member, '前半')
  const session = await member.context().newCDPSession(member)
  await compose(session, 'す')
  await compose(session, 'すい')
  await focusBehind(other, '前半')
  await other.keyboard.press('Enter')
  await saveState(other, 'saved')
  await session.send('Input.insertText', { text: '水' })
  await expect.poll(async () => (await outline(member)).length).toBe(2)
  const [first, second] = await outline(member)
  expect([
    ['前半水', '後半。'],
    ['前半', '水後半。'],
  ]).toContainEqual([first, second])
  await expectSame(pages, [first as string, second as string])
})

test('what is being converted when the page goes away is not lost', async () => {
  const [member] = pages
  await type(member, ['前半後半。'])
  await expectSame(pages, ['前半後半。'])
  await focusBehind(member, '前半')
  const session = await member.context().newCDPSession(member)
  await compose(session, 'すい')
  await member.evaluate(() => window.dispatchEvent(new Event('pagehide')))
  await expectSame(pages, ['前半すい後半。'])
})

test('two who begin at the same moment in an empty text write each their own words', async () => {
  const [member, other] = pages
  await focusAt(member, 0)
  await focusAt(other, 0)
  await Promise.all([member.keyboard.type('abcdefgh', { delay: 15 }), other.keyboard.type('ABCDEFGH', { delay: 15 })])
  await expect.poll(async () => (await outline(member))[0]?.length).toBe(16)
  const [text] = await outline(member)
  expect(text?.replace(/[A-Z]/g, '')).toBe('abcdefgh')
  expect(text?.replace(/[a-z]/g, '')).toBe('ABCDEFGH')
  await expectSame(pages, [text as string])
})

test('undo takes back my own words only', async () => {
  const [member, other] = pages
  await type(member, ['県は、支援すること。'])
  await expectSame(pages, ['県は、支援すること。'])
  await focusBehind(other, '県は、')
  await type(other, ['国とともに'])
  // Not by the End key: the browser tells the editor of it later than of the Enter that follows at a machine's speed.
  await focusBehind(other, '支援すること。')
  await other.keyboard.press('Enter')
  await type(other, ['速やかに行うこと。'])
  await expectSame(pages, ['県は、国とともに支援すること。', '速やかに行うこと。'])
  await member.keyboard.press('Control+z')
  await expectSame(pages, ['国とともに', '速やかに行うこと。'])
  await expect(member.getByRole('button', { name: '元に戻す' })).toHaveAttribute('aria-disabled', 'true')
  await member.keyboard.press('Control+y')
  await expectSame(pages, ['県は、国とともに支援すること。', '速やかに行うこと。'])
  // Words and a new line are one step or several, by how fast they were typed.
  await expect(async () => {
    await other.getByRole('button', { name: '元に戻す' }).click()
    expect(await outline(other)).toEqual(['県は、支援すること。'])
  }).toPass()
  await expect(other.getByRole('button', { name: '元に戻す' })).toHaveAttribute('aria-disabled', 'true')
  await expectSame(pages, ['県は、支援すること。'])
  await expect(paper(other)).toBeFocused()
})
