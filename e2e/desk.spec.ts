import { expect, type Locator, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { dayFromToday } from './support/administration.ts'
import { signIn } from './support/people.ts'

/** Asked for three things, and has answered none. */
const RECIPIENT = '相模原市'

/** Opens the desk of the recipient from the list of recipients. */
async function openDesk(page: Page, recipient = RECIPIENT): Promise<void> {
  await page.goto('/answers')
  await page.getByRole('link', { name: new RegExp(`^${recipient}（.*の回答を記録する$`) }).click()
  await expect(page.getByRole('heading', { level: 1, name: `${recipient}の回答の記録` })).toBeVisible()
}

/** Is the whole of it in the window, and nothing of it scrolled away inside of itself? */
async function isWhollySeen(part: Locator): Promise<boolean> {
  return part.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= window.innerHeight && element.scrollHeight <= element.clientHeight + 2
  })
}

test('question, answer form and save are seen at once, before and after something was saved', async ({ browser }) => {
  const page = await signIn(browser, 'recorder')
  await openDesk(page)
  const question = page.getByRole('region', { name: '提出した要求の文' })
  const parts: Record<string, Locator> = {
    question,
    date: page.getByLabel('回答日'),
    department: page.getByLabel('担当課'),
    mark: page.getByRole('radio', { name: '回答不十分' }),
    reason: page.getByLabel('理由', { exact: true }),
    'next year': page.getByLabel('次年度の扱い'),
    save: page.getByRole('button', { name: '保存して次へ進む', exact: true }),
    letter: page.getByRole('button', { name: '選んだ部分を回答の内容に入れる' }),
  }
  const expectAllSeen = async () => {
    for (const [name, part] of Object.entries(parts)) expect(await isWhollySeen(part), name).toBe(true)
    const { y, height } = (await page.getByLabel('回答の内容').boundingBox()) ?? { y: 0, height: 0 }
    expect(y + height, 'text').toBeLessThanOrEqual(800)
    expect(height, 'room for the answer').toBeGreaterThanOrEqual(140)
  }
  const save = await parts.save?.boundingBox()
  console.log(`desk at 1280×800: the save button ends at ${Math.round((save?.y ?? 0) + (save?.height ?? 0))} of 800`)
  await expectAllSeen()
  await expectAccessible(page)

  /** Of the request at the desk first: 「2-1」. */
  const number = (await page.getByRole('heading', { level: 2 }).innerText()).split(' ')[0] as string
  await test.step('one save takes answer, evaluation and 次年度の扱い, and leads to the next empty field', async () => {
    await page.getByLabel('回答日').fill(dayFromToday(0))
    await page.getByLabel('担当課').fill('環境課')
    await page.getByLabel('回答の内容').fill('関係機関と連携し、検討してまいります。')
    await page.getByRole('radio', { name: '継続・検討' }).check()
    await page.getByLabel('理由', { exact: true }).fill('検討にとどまる。')
    await page.getByLabel('次年度の扱い').selectOption('補強')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('回答を記録しました。')).toBeVisible()
    await expect(page.getByRole('heading', { level: 2 })).not.toContainText(number)
    // The day of the letter is that of the one before; what is empty comes next.
    await expect(page.getByLabel('回答日')).toHaveValue(dayFromToday(0))
    await expect(page.getByLabel('担当課')).toBeFocused()
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
    await expectAllSeen()
    await page.keyboard.press('Alt+ArrowUp')
    await expect(page.getByRole('heading', { level: 2 })).toContainText(number)
    const main = page.getByRole('main')
    await expect(main).toContainText('関係機関と連携し、検討してまいります。')
    await expect(main).toContainText('△ 継続・検討')
    await expect(main).toContainText('検討にとどまる。')
    await expect(main).toContainText('次年度の扱い：補強')
    // Its field is gone: the focus is at what is shown now.
    await expect(page.getByRole('heading', { level: 2 })).toBeFocused()
  })
  await test.step('an evaluation without a reason saves neither, and what was begun is still there', async () => {
    await page.keyboard.press('Alt+PageDown')
    await expect(page.getByRole('heading', { level: 2 })).not.toContainText(number)
    await expect(page.getByLabel('担当課')).toBeFocused()
    await page.getByLabel('回答の内容').fill('財源を含め、研究します。')
    await page.getByRole('radio', { name: '困難' }).check()
    await page.getByRole('button', { name: '保存して次へ進む', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText('理由：評価の理由を書いてください。')
    await expect(page.getByRole('radio', { name: '困難' })).toBeChecked()
    await expect(page.getByLabel('回答の内容')).toHaveValue('財源を含め、研究します。')
  })
  await test.step('what was begun is kept while another request is looked at, mark and list too', async () => {
    await page.getByLabel('次年度の扱い').selectOption('継続')
    await page.getByLabel('次年度の扱い').press('Alt+PageUp')
    await expect(page.getByRole('heading', { level: 2 })).toContainText(number)
    await expect(page.getByRole('heading', { level: 2 })).toBeFocused()
    await page.keyboard.press('Alt+ArrowDown')
    await expect(page.getByRole('heading', { level: 2 })).not.toContainText(number)
    await expect(page.getByText('保存していない入力を、このタブに残してあります。')).toBeVisible()
    await expect(page.getByRole('radio', { name: '困難' })).toBeChecked()
    await expect(page.getByLabel('次年度の扱い')).toHaveValue('continue')
    await expect(page.getByLabel('回答の内容')).toHaveValue('財源を含め、研究します。')
  })
  await test.step('the keys of a date and a list stay theirs', async () => {
    const here = await page.getByRole('heading', { level: 2 }).innerText()
    for (const label of ['回答日', '次年度の扱い']) await page.getByLabel(label).press('Alt+ArrowUp')
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(here)
  })
  await page.context().close()
})
