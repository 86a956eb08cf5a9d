import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { signIn } from './support/people.ts'

const SHOTS = process.env.SHOTS
const shot = async (page: Page, name: string) => {
  if (!SHOTS) return
  await page.screenshot({ path: `${SHOTS}/${name}-desk.png` })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: `${SHOTS}/${name}-phone.png`, fullPage: true })
  await page.setViewportSize({ width: 1280, height: 800 })
}

/** Types wishes that came on paper, one after the other. */
async function typed(clerk: Page, titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    await clerk.goto('/proposals/new')
    await clerk.getByLabel('組織').selectOption({ index: 1 })
    await clerk.getByLabel('件名').fill(title)
    await clerk.getByLabel('要求内容').fill(`${title}。`)
    await clerk.getByRole('button', { name: '受け付ける' }).click()
    await expect(clerk.getByText('受け付けました。続けて入力できます。')).toBeVisible()
  }
}
const list = (page: Page) => page.getByRole('navigation', { name: '要求事項の一覧' })
const row = (page: Page, title: string) => list(page).getByRole('link').filter({ hasText: title })
const heading = (page: Page) => page.getByRole('heading', { level: 2 })
/** The desk narrowed to these words, when it listens to keys. */
async function gotoDesk(clerk: Page, words: string): Promise<void> {
  const isAlive = clerk.waitForResponse((response) => response.url().includes('/consolidation.json'))
  await clerk.goto(`/consolidation?${new URLSearchParams({ q: words })}`)
  await isAlive
}
const MATTERS = ['郵便局の窓口', '給食の食材', '雪かきの道具', '演奏会の会場', '図鑑の寄贈', '橋桁の塗装']

test('a clerk chooses rows by the keys, decides on them together, goes on with one that waits, and undoes it', async ({
  browser,
}) => {
  const clerk = await signIn(browser, 'bureauClerk')
  await typed(
    clerk,
    MATTERS.map((matter) => `${matter}の件（一括）`),
  )
  await gotoDesk(clerk, '（一括）')
  await expect(heading(clerk)).toContainText('郵便局')

  await test.step('Space on a row chooses it, with Shift all from the row before', async () => {
    await row(clerk, '給食').focus()
    await clerk.keyboard.press('Space')
    await row(clerk, '演奏会').focus()
    await clerk.keyboard.press('Shift+Space')
    await expect(list(clerk).getByText('3件を選んでいます（表示中の1件を含めて、一度に100件まで）')).toBeVisible()
    await expect(heading(clerk)).toContainText('郵便局')
    // The row that is shown is decided on in any case.
    await expect(list(clerk).getByRole('checkbox').first()).toBeChecked()
    await expect(list(clerk).getByRole('checkbox').first()).toBeDisabled()
    await list(clerk).getByRole('checkbox').nth(3).uncheck()
    await expect(list(clerk).getByText('2件を選んでいます', { exact: false })).toBeVisible()
    await shot(clerk, 'desk-picked')
    await expectAccessible(clerk)
  })

  await test.step('they become one request; the next that waits is shown, and the same committee is proposed', async () => {
    await clerk.keyboard.press('Alt+Digit1')
    await clerk.getByLabel(/^委員会/).selectOption({ label: '環境・エネルギー政策委員会' })
    await expect(clerk.getByRole('button', { name: '3件をまとめて決めて次へ' })).toBeVisible()
    await clerk.keyboard.press('Control+Enter')
    await expect(clerk.getByText('3件の取扱いを記録しました。')).toBeVisible()
    await expect(heading(clerk)).toContainText('演奏会')
    for (const matter of ['郵便局', '給食', '雪かき']) await expect(row(clerk, matter)).toHaveCount(0)
    await clerk.keyboard.press('Alt+Digit1')
    await expect(clerk.getByLabel(/^委員会/).locator('option:checked')).toHaveText('環境・エネルギー政策委員会')
    await expect(list(clerk).getByText('件を選んでいます')).toHaveCount(0)
  })

  await test.step('what a colleague decided meanwhile is left out and named; the others are decided on', async () => {
    await list(clerk).getByRole('checkbox').nth(1).check()
    await list(clerk).getByRole('checkbox').nth(2).check()
    const colleague = await signIn(browser, 'bureauClerk')
    await gotoDesk(colleague, '橋桁の塗装の件（一括）')
    await colleague.getByRole('radio', { name: '取り上げない' }).check()
    await colleague.getByLabel('理由・申し送り').fill('県の所管ではありません。')
    // At the same moment, before the desk of the other has heard of it.
    await clerk.route('**/consolidation.json*', (route) => route.abort('connectionaborted'))
    await colleague.getByRole('button', { name: '決めて次へ' }).click()
    await expect(colleague.getByText('取扱いを記録しました。')).toBeVisible()
    await colleague.context().close()
    await clerk.getByRole('radio', { name: '取り上げない' }).check()
    await clerk.getByLabel('理由・申し送り').fill('既に実施されています。')
    await clerk.keyboard.press('Control+Enter')
    await expect(clerk.getByRole('alert')).toContainText('ほかの担当者が先に取扱いを決めたか')
    await expect(list(clerk).getByText(/^受付\d+は、選んだ後に変わったため、選択から外しました。$/)).toBeVisible()
    await expect(clerk.getByLabel('理由・申し送り')).toHaveValue('既に実施されています。')
    await clerk.unroute('**/consolidation.json*')
    await clerk.keyboard.press('Control+Enter')
    await expect(clerk.getByText('2件の取扱いを記録しました。')).toBeVisible()
  })

  await test.step('the filter says what is listed, the reason is named as such, and undoing stays with the wish', async () => {
    await clerk.getByRole('link', { name: '記録した要求事項を開く（取り消せます）' }).click()
    await expect(clerk.getByLabel('表示', { exact: true })).toHaveValue('all')
    await expect(clerk.getByText('理由：既に実施されています。')).toBeVisible()
    await clerk.goto(`/consolidation?${new URLSearchParams({ q: '演奏会の会場の件（一括）', show: 'done' })}`)
    await clerk.getByRole('button', { name: /取り消す$/ }).click()
    await expect(clerk.getByText('取扱いを取り消しました。')).toBeVisible()
    await expect(clerk.getByText(/作った要求項目/)).toHaveCount(0)
    await expect(heading(clerk)).toContainText('演奏会')
    await expect(clerk.getByRole('button', { name: /取り消す$/ })).toHaveCount(0)
  })

  await test.step('the request that the desk made can be removed when its last wish is out of it', async () => {
    for (const matter of ['給食', '雪かき', '郵便局']) {
      await clerk.goto(`/consolidation?${new URLSearchParams({ q: `${matter}`, show: 'done' })}`)
      await clerk.getByRole('button', { name: /取り消す$/ }).click()
      await expect(clerk.getByText(/^この要求事項から作った要求項目.*は残っています。/)).toBeVisible()
    }
    await shot(clerk, 'desk-undone')
    await expectAccessible(clerk)
    await clerk.getByRole('link', { name: /^要求項目\S+を削除する$/ }).click()
    await clerk.getByRole('button', { name: /削除/ }).click()
    await expect(clerk).toHaveURL(/\/policy-requests$/)
  })
  await clerk.context().close()
})

test('the desk proposes targets with their words and ticks none; one’s own reload is no colleague', async ({
  browser,
}) => {
  const clerk = await signIn(browser, 'bureauClerk')
  await typed(clerk, ['里山の森林の間伐（目標）'])
  await gotoDesk(clerk, '（目標）')
  const targets = clerk.getByRole('group', { name: 'SDGsターゲットの候補' })
  await clerk.keyboard.press('Alt+Digit1')
  const forest = targets.getByRole('checkbox', { name: /^15\.2 / })
  await expect(forest).not.toBeChecked()
  await expect(targets.getByText('共通の言葉：森林').first()).toBeVisible()
  await shot(clerk, 'desk-targets')
  await expectAccessible(clerk)

  const asked = () => clerk.waitForResponse((response) => response.url().includes('/consolidation.json'))
  // The window of an earlier story of the same clerk is seen for some seconds after it was closed.
  const inHand = async () => ((await (await asked()).json()) as { readonly inHand: unknown }).inHand
  await expect.poll(inHand, { timeout: 30_000 }).toEqual([])
  for (let again = 0; again < 2; again++) {
    const answer = asked()
    await clerk.reload()
    expect(await (await answer).json()).toMatchObject({ inHand: [] })
  }
  const away = asked()
  await clerk.goto('/call')
  await clerk.goBack()
  expect(await (await away).json()).toMatchObject({ inHand: [] })
  const other = await clerk.context().newPage()
  await other.goto(clerk.url())
  await expect(other.getByText('この要求事項は、あなたの別の画面でも開いています。')).toBeVisible()
  await other.close()

  await clerk.keyboard.press('Alt+Digit1')
  await forest.check()
  await clerk.getByLabel(/^委員会/).selectOption({ label: '環境・エネルギー政策委員会' })
  await clerk.keyboard.press('Control+Enter')
  await expect(clerk.getByText('1件の取扱いを記録しました。')).toBeVisible()
  await clerk.getByRole('link', { name: '記録した要求事項を開く（取り消せます）' }).click()
  await clerk.getByRole('button', { name: /取り消す$/ }).click()
  await clerk.getByRole('link', { name: /^要求項目\S+を削除する$/ }).click()
  await clerk.getByRole('button', { name: /削除/ }).click()
  await expect(clerk).toHaveURL(/\/policy-requests$/)
  await clerk.context().close()
})
