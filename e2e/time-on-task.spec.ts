import { expect, type Page, test } from '@playwright/test'
import { dayFromToday, unique } from './support/administration.ts'
import { createWholeRequest, saveState } from './support/editor.ts'
import { signIn } from './support/people.ts'

/** Counts what a task costs a person who is on ホーム: clicks (or keys that stand for one), and pages that are loaded or gone to. */
class Task {
  clicks = 0
  private readonly paths: string[]
  private constructor(page: Page) {
    const pathOf = () => new URL(page.url()).pathname
    this.paths = [pathOf()]
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame() && pathOf() !== this.paths.at(-1)) this.paths.push(pathOf())
    })
  }

  /** Pages that were gone to; what an address says beside its path is not another page. */
  get pages(): number {
    return this.paths.length - 1
  }

  static async begin(page: Page): Promise<Task> {
    await page.waitForLoadState('networkidle')
    return new Task(page)
  }

  async click(what: ReturnType<Page['getByRole']>): Promise<void> {
    await what.click()
    this.clicks++
  }

  /** Prints what it cost and holds it. */
  costs(name: string, clicks: number, pages: number): void {
    console.log(`${name}: ${this.clicks} clicks, ${this.pages} pages (at most ${clicks}/${pages})`)
    expect(this.clicks, `clicks: ${name}`).toBeLessThanOrEqual(clicks)
    expect(this.pages, `pages: ${name}`).toBeLessThanOrEqual(pages)
  }
}

const waiting = (page: Page, name: RegExp) => page.getByRole('region', { name })

test('write on in my draft: 1 click, 1 page', async ({ browser }) => {
  const page = await signIn(browser, 'member')
  const task = await Task.begin(page)
  await task.click(
    waiting(page, /^書きかけの要求項目/)
      .getByRole('link')
      .first(),
  )
  await saveState(page, 'saved')
  await expect(page.locator('[contenteditable="true"]').first()).toBeVisible()
  task.costs('write in my draft', 1, 1)
  await page.context().close()
})

test('approve an item: 2 clicks, 2 pages, and one to the next', async ({ browser }) => {
  const page = await signIn(browser, 'chair')
  // Three are brought before the committee, so that two wait behind the first, whatever others decided before.
  for (let sent = 0; sent < 3; sent++) {
    const made = await createWholeRequest(page, `会議の案件${unique()}`)
    await page.goto(`${made}/move/submitToCommittee`)
    await page.getByRole('button', { name: '審議にかける', exact: true }).click()
    await expect(page.getByText('審議にかけました。')).toBeVisible()
  }
  await page.goto('/')
  const task = await Task.begin(page)
  await task.click(
    waiting(page, /^委員会で承認する/)
      .getByRole('link')
      .first(),
  )
  await expect(page.getByRole('region', { name: '対象の内容' })).toBeVisible()
  const approve = page.getByRole('button', { name: '委員会で承認する', exact: true })
  await expect(approve, 'in sight without scrolling').toBeInViewport({ ratio: 1 })
  // Typed is what one meeting decided: nobody was there and nobody has voted before somebody says so.
  const votes = async () => {
    for (const [label, count] of [
      ['出席者の数', '18'],
      ['賛成', '18'],
      ['反対', '0'],
    ] as const) {
      await expect(page.getByLabel(label, { exact: true })).toHaveValue('')
      await page.getByLabel(label, { exact: true }).fill(count)
    }
  }
  await page.getByLabel('会議の日').fill(dayFromToday(0))
  await page.getByLabel('構成員の数').fill('20')
  await votes()
  await task.click(approve)
  await expect(page.getByText('委員会の承認を記録しました。')).toBeVisible()
  task.costs('approve an item', 2, 2)
  const attendance = await page.getByRole('link', { name: /^次の案件へ（残り\d+件）$/ }).innerText()
  const left = Number(/\d+/.exec(attendance)?.[0])
  expect(left).toBeGreaterThan(0)
  await task.click(page.getByRole('link', { name: /^次の案件へ/ }))
  await expect(page.getByRole('heading', { level: 1, name: '委員会で承認する' })).toBeVisible()
  await expect(page.getByLabel('会議の日')).toHaveValue(dayFromToday(0))
  await expect(page.getByLabel('構成員の数')).toHaveValue('20')
  task.costs('approve an item, and on to the next', 3, 3)

  await test.step('what is left is approved at one sitting', async () => {
    await page.getByRole('link', { name: /^同じ会議で、ほかの\d+件もまとめて議決する$/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: '委員会でまとめて承認する' })).toBeVisible()
    const boxes = page.getByRole('checkbox')
    await expect(boxes).toHaveCount(left)
    for (const box of await boxes.all()) await box.check()
    await votes()
    await page.getByRole('button', { name: '選んだ案件を承認する' }).click()
    await expect(page.getByText(`${left}件の議決を記録しました。`)).toBeVisible()
    await expect(page.getByText('議決を待っている案件は、ほかにありません。')).toBeVisible()
  })
  await page.context().close()
})

test('an answer with its evaluation: one save', async ({ browser }) => {
  const page = await signIn(browser, 'recorder')
  const task = await Task.begin(page)
  await task.click(waiting(page, /^回答を記録する/).getByRole('link', { name: '川崎市', exact: true }))
  await page.getByLabel('回答日').fill(dayFromToday(0))
  await page.getByLabel('回答の内容').fill('来年度の予算で検討します。')
  await page.getByLabel('継続・検討').check()
  await page.getByLabel('理由', { exact: true }).fill('検討にとどまる。')
  const before = task.clicks
  await task.click(page.getByRole('button', { name: '保存して次へ進む', exact: true }))
  await expect(page.getByText('回答を記録しました。')).toBeVisible()
  expect(task.clicks - before).toBe(1)
  task.costs('record an answer with its evaluation', 2, 1)
  await page.context().close()
})

test('create a request and write it: 2 clicks, 2 pages', async ({ browser }) => {
  const page = await signIn(browser, 'member')
  const task = await Task.begin(page)
  await task.click(page.getByRole('link', { name: '要求を新しく書く' }))
  await page.getByLabel('タイトル').first().fill('通学路の安全対策の強化')
  await task.click(page.getByRole('button', { name: '作成して本文を書く' }))
  await expect(page.locator('[contenteditable="true"]').first()).toBeVisible()
  task.costs('create a request and write it', 2, 2)
  await page.context().close()
})

test('my committee’s requests for 平塚市: 2 clicks, 1 page', async ({ browser }) => {
  const member = await signIn(browser, 'member')
  const task = await Task.begin(member)
  await member.getByLabel('委員会の要求項目を提出先で見る').selectOption({ label: '平塚市' })
  task.clicks++
  await task.click(member.getByRole('button', { name: '表示する', exact: true }))
  await expect(member.getByRole('heading', { level: 1, name: '要求項目の一覧' })).toBeVisible()
  await expect(member.getByLabel('提出先')).toHaveValue(new URL(member.url()).searchParams.get('recipient') ?? 'none')
  const numbers = await member.getByRole('cell', { name: /^\d+-\d+$/ }).allInnerTexts()
  expect(numbers.length).toBeGreaterThan(0)
  for (const number of numbers) expect(number).toMatch(/^5-/)
  task.costs('my committee’s requests for 平塚市', 2, 1)
  await member.context().close()
})

test('the Word for one recipient: 2 clicks, 1 page', async ({ browser }) => {
  const page = await signIn(browser, 'bureauClerk')
  await page.goto('/submissions')
  const row = page.getByRole('row').filter({ hasText: '鎌倉市' })
  const word = row.locator('a[href^="/files/"]')
  if ((await word.count()) === 0) await row.getByRole('button', { name: /作る/ }).click()
  await expect(word.first()).toBeVisible({ timeout: 30_000 })
  await page.goto('/')
  const task = await Task.begin(page)
  await task.click(
    page.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: '提出', exact: true }),
  )
  const [download] = await Promise.all([page.waitForEvent('download'), task.click(word.first())])
  expect(download.suggestedFilename()).toMatch(/\.docx$/)
  task.costs('the Word for one recipient', 2, 1)
  await page.context().close()
})
