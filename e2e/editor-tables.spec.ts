import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { expectSame, focusBehind, openTogether, paper, select, signInTogether, type } from './support/editor.ts'

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

const use = (page: Page, tool: string) =>
  page.getByRole('toolbar', { name: '書式' }).getByRole('button', { name: tool, exact: true }).click()

test('a table is filled with Tab, grows and shrinks, and both see the same', async () => {
  const [member, other] = pages
  await type(member, ['補助は次のとおり。'])
  await member.keyboard.press('Enter')
  await use(member, '表')
  for (const word of ['区分', '率', '期間', '幹線', '半分', '三年', '支線', '三割']) {
    await type(member, [word])
    await member.keyboard.press('Tab')
  }
  await type(member, ['五年'])
  const filled = ['|!区分|!率|!期間|', '|幹線|半分|三年|', '|支線|三割|五年|']
  await expectSame(pages, ['補助は次のとおり。', ...filled, ''])
  // Tab in the last cell begins a new row.
  await member.keyboard.press('Tab')
  await type(member, ['計'])
  await expectSame(pages, ['補助は次のとおり。', ...filled, '|計|||', ''])
  // While one adds a column, the other adds a row elsewhere.
  await focusBehind(other, '幹線')
  await use(other, '行を追加')
  await focusBehind(member, '率')
  await use(member, '列を追加')
  await expectSame(pages, [
    '補助は次のとおり。',
    '|!区分|!率|!|!期間|',
    '|幹線|半分||三年|',
    '|||||',
    '|支線|三割||五年|',
    '|計||||',
    '',
  ])
  await focusBehind(member, '支線')
  await use(member, '行を削除')
  await use(other, '列を削除')
  await expectSame(pages, ['補助は次のとおり。', '|!率|!|!期間|', '|半分||三年|', '||||', '||||', ''])
  await focusBehind(member, '半分')
  const header = member.getByRole('button', { name: '見出し行' })
  await expect(header).toHaveAttribute('aria-pressed', 'true')
  await header.click()
  await expect(header).toHaveAttribute('aria-pressed', 'false')
  await expectSame(pages, ['補助は次のとおり。', '|率||期間|', '|半分||三年|', '||||', '||||', ''])
  await expectAccessible(member)
  // Behind a table that would end the section there is room to go on.
  await focusBehind(member, '半分')
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await member.keyboard.press(key)
  await type(member, ['表の後。'])
  await expectSame(pages, ['補助は次のとおり。', '|率||期間|', '|半分||三年|', '||||', '||||', '表の後。'])
  await focusBehind(member, '半分')
  await use(member, '表を削除')
  await expectSame(pages, ['補助は次のとおり。', '表の後。'])
})

test('bold, underline and links, by keyboard and in a dialog; a script is no link', async () => {
  const [member] = pages
  await type(member, ['県は、計画を公表し、必ず見直すこと。'])
  await select(member, '必ず')
  await member.keyboard.press('Control+b')
  await member.keyboard.press('Control+u')
  await expect(member.getByRole('button', { name: '太字' })).toHaveAttribute('aria-pressed', 'true')
  await expect(member.getByRole('button', { name: '下線' })).toHaveAttribute('aria-pressed', 'true')
  await select(member, '計画')
  await use(member, 'リンク')
  const dialog = member.getByRole('dialog', { name: 'リンクを付ける' })
  const address = dialog.getByLabel('リンク先のアドレス')
  await expect(address).toBeFocused()
  for (const refused of ['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'data:text/html,x', 'file:///C:/x']) {
    await address.fill(refused)
    await member.keyboard.press('Enter')
    await expect(dialog.getByText(/このアドレスは使えません。/)).toBeVisible()
    await expect(address).toHaveAttribute('aria-invalid', 'true')
  }
  await expectAccessible(member)
  await address.fill('www.example.jp/keikaku')
  await member.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(paper(member)).toBeFocused()
  const marked = '県は、[計画](https://www.example.jp/keikaku)を公表し、'
  await expectSame(pages, [`${marked}__**必ず**__見直すこと。`])

  await member.keyboard.press('End')
  await use(member, 'リンク')
  await dialog.getByLabel('リンクにする文字').fill('問合せ先')
  await address.fill('kikaku@example.jp')
  await dialog.getByRole('button', { name: 'リンクを付ける' }).click()
  await expectSame(pages, [`${marked}__**必ず**__見直すこと。[問合せ先](mailto:kikaku@example.jp)`])
  await member.keyboard.press('Enter')
  await type(member, ['次の文。'])
  await focusBehind(member, '問合せ')
  await use(member, 'リンク')
  await expect(address).toHaveValue('mailto:kikaku@example.jp')
  await member.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(paper(member)).toBeFocused()
  await use(member, 'リンク')
  await dialog.getByRole('button', { name: 'リンクを外す' }).click()
  await expectSame(pages, [`${marked}__**必ず**__見直すこと。問合せ先`, '次の文。'])
})
