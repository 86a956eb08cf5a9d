import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { unique } from './support/administration.ts'
import { saveState } from './support/editor.ts'
import { PEOPLE, signIn } from './support/people.ts'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const close = (...pages: Page[]) => Promise.all(pages.map((page) => page.context().close()))
const form = (page: Page, field: string) => page.locator('form').filter({ has: page.getByLabel(field) })

const STACK_TRACE = /\bat \S+ \(|node_modules|\.tsx?:\d/

/** Nothing of the machine room: no stack trace, no file of ours, no message made for programmers. */
async function expectNoInnards(page: Page): Promise<void> {
  const shown = await page.locator('body').innerText()
  expect(shown).not.toMatch(/\bat \S+ \(|\.tsx?\b|\.m?js:\d|node_modules|TypeError|Prisma|SELECT |Unexpected|undefined/)
}

async function expectRefused(page: Page, address: string, status: number, title: string, says: string): Promise<void> {
  const response = await page.goto(address)
  expect(response?.status(), address).toBe(status)
  await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(says)
  await expect(page).toHaveTitle(new RegExp(`^${title}`))
  await expectNoInnards(page)
}

async function switchToEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
}

async function createRequest(page: Page, title: string): Promise<string> {
  await page.goto('/policy-requests/new')
  await page.getByLabel('タイトル').fill(title)
  await press(page, '作成して本文を書く')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  return new URL(page.url()).pathname
}

test('pages that are not there, or not for this person, say so and lead on', async ({ browser }) => {
  const chair = await signIn(browser, 'chair')
  const bureau = await signIn(browser, 'bureauClerk')
  await bureau.goto('/policy-requests?state=drafting')
  await bureau.getByRole('row').filter({ hasNotText: /5-\d/ }).getByRole('rowheader').getByRole('link').first().click()
  await expect(bureau.locator('[data-save-state]')).toBeVisible()
  const foreign = new URL(bureau.url()).pathname
  const title = await bureau.getByRole('heading', { level: 1 }).innerText()

  const UNKNOWN = '01a20a00-0000-7000-8000-000000000000'
  const missing = ['ページが見つかりません', 'アドレスをご確認いただくか、ホームからお探しください。'] as const
  for (const address of [
    '/no/such/page',
    `/policy-requests/${UNKNOWN}`,
    '/policy-requests/1%27%20OR%20%271',
    `/policy-requests/${UNKNOWN}/move/adopt`,
    `/answers/request/${UNKNOWN}`,
    `/recipients/${UNKNOWN}`,
    `/jobs/${UNKNOWN}`,
    // A draft of another committee: that it exists, the chair does not learn.
    foreign,
    `${foreign}/changes`,
    `${foreign}/move/submitToCommittee`,
  ])
    await expectRefused(chair, address, 404, ...missing)
  await expect(chair.getByText(title)).toHaveCount(0)
  const mayNot = ['この操作はできません', '必要なときは、委員会の事務局か政策局にご相談ください。'] as const
  for (const address of ['/admin', '/admin/people', '/admin/audit', '/book'])
    await expectRefused(chair, address, 403, ...mayNot)
  await test.step('a form sent to it all the same changes nothing', async () => {
    const send = (address: string) =>
      chair.evaluate(async (to) => {
        const body = new URLSearchParams({ section: 'title', basedOn: '', title: '書き換えた題名' })
        const answer = await fetch(to, { method: 'POST', body })
        return { status: answer.status, text: await answer.text() }
      }, address)
    const refused = await send(foreign)
    expect(refused.status).toBe(404)
    expect(refused.text).not.toContain(title)
    expect(refused.text).not.toMatch(STACK_TRACE)
    await bureau.reload()
    await expect(bureau.getByRole('heading', { level: 1 })).toHaveText(title)
  })
  await test.step('an adopted request of another committee is read, and that it is fixed is said', async () => {
    await chair.goto('/policy-requests?state=adopted')
    await chair.getByRole('row').filter({ hasNotText: /5-\d/ }).getByRole('rowheader').getByRole('link').first().click()
    await saveState(chair, 'frozen')
    await expect(chair.getByText('この要求項目は「採択済」のため、本文と項目は確定しています。')).toBeVisible()
    await expect(chair.getByRole('button', { name: '保存する' })).toHaveCount(0)
    await chair.goto('/no/such/page')
  })
  await chair.getByRole('link', { name: 'ホームへ戻る' }).click()
  await expect(chair.getByRole('heading', { level: 1, name: '高橋 誠さん' })).toBeVisible()

  await switchToEnglish(chair)
  await expectRefused(chair, foreign, 404, 'Page not found', 'Please check the address or start from the home page.')
  await expectRefused(chair, '/admin/people', 403, 'This is not possible', 'please ask your committee’s secretary')
  await close(chair, bureau)
})

test('titles: none, too long, and one sent twice', async ({ browser }) => {
  const member = await signIn(browser, 'member')
  await member.goto('/policy-requests/new')
  const title = member.getByLabel('タイトル')
  await test.step('an empty title is refused', async () => {
    await press(member, '作成して本文を書く')
    await expect(title).toHaveAccessibleDescription(/タイトルを書いてください。|入力してください。/)
  })
  await test.step('500 pasted characters are counted and refused, and none is cut off', async () => {
    const long = '長い題名'.repeat(125)
    await title.fill(long)
    await expect(member.getByText('500 / 120')).toBeVisible()
    await press(member, '作成して本文を書く')
    await expect(title).toHaveAccessibleDescription(/長すぎます。短くしてください。/)
    await expect(title).toHaveValue(long)
    await expectNoInnards(member)
  })
  await test.step('a double click makes one request', async () => {
    const mark = unique()
    const once = `二度は送らない要求（${mark}）`
    await title.fill(once)
    await member.getByRole('button', { name: '作成して本文を書く' }).dblclick()
    await expect(member.getByRole('heading', { level: 1, name: once })).toBeVisible()
    const address = new URL(member.url()).pathname
    await member.goto(`/policy-requests?q=${mark}`)
    const found = member.getByRole('rowheader').getByRole('link', { name: once })
    await expect(found).toHaveCount(1)
    await expect(found).toHaveAttribute('href', address)
  })
  await close(member)
})

test('a form older than what it acts on is refused, and what was typed stays', async ({ browser }) => {
  const member = await signIn(browser, 'member')
  const other = await signIn(browser, 'otherMember')
  const title = `古い画面の要求（${unique()}）`
  const address = await createRequest(member, title)
  await test.step('somebody else saved the title meanwhile', async () => {
    await other.goto(address)
    await other.getByLabel('タイトル').fill(`${title}改`)
    await other.keyboard.press('Enter')
    await member.getByLabel('タイトル').fill(`${title}あらため`)
    await expect(other.getByRole('heading', { level: 1 })).toHaveText(`${title}改`)
    await expect(form(member, 'タイトル')).toContainText('ほかの人がこの欄を先に保存しました。')
    await expect(form(member, 'タイトル')).toContainText(`いま保存されているタイトル：${title}改`)
    await expect(member.getByLabel('タイトル')).toHaveValue(`${title}あらため`)
    await expect(member.getByRole('heading', { level: 1 })).toHaveText(`${title}改`)
    await expectNoInnards(member)
  })
  await test.step('saved again with what is there in view, it is taken', async () => {
    await form(member, 'タイトル').getByRole('button', { name: '自分の入力を保存する' }).click()
    await expect(member.getByRole('heading', { level: 1 })).toHaveText(`${title}あらため`)
  })
  await test.step('a step of the workflow that somebody else has taken', async () => {
    const chair = await signIn(browser, 'chair')
    const secretary = await signIn(browser, 'chair')
    for (const page of [chair, secretary]) {
      await page.goto(`${address}/move/withdraw`)
      await page.getByLabel('理由').fill('別の要求にまとめます。')
    }
    await press(chair, '取り下げる')
    await expect(chair.getByText('取り下げました。')).toBeVisible()
    await press(secretary, '取り下げる')
    await expect(secretary.getByRole('main')).toContainText('ほかの人が先に手続きを進めました。')
    await expect(secretary.getByRole('main')).toContainText('は、いま「取下げ」です。')
    await expect(secretary.getByRole('main')).not.toContainText('「起草中」から')
    await expect(secretary.getByLabel('理由')).toHaveValue('別の要求にまとめます。')
    await expectNoInnards(secretary)
    await secretary.getByRole('link', { name: 'やめて戻る' }).click()
    await press(secretary, '保存せずに移動する')
    await expect(secretary.getByRole('main').getByText('取下げ').first()).toBeVisible()
    await saveState(secretary, 'frozen')
    await switchToEnglish(chair)
    await chair.goto(`${address}/move/withdraw`)
    await expect(chair.getByRole('main')).toContainText('This step cannot be taken now.')
    await close(chair, secretary)
  })
  await close(member, other)
})

test('without a connection a form waits, says so, and goes on with what was typed', async ({ browser }) => {
  const member = await signIn(browser, 'member')
  const title = `電車の中の要求（${unique()}）`
  const waits = 'サーバーにつながりません。入力した内容は、この画面に残っています。'
  await member.goto('/policy-requests/new')
  await member.getByLabel('タイトル').fill(title)
  await member.route(/\/policy-requests\/new/, (route) => route.abort('connectionaborted'))
  await press(member, '作成して本文を書く')
  await expect(member.getByText(waits)).toBeVisible()
  await expect(member.getByLabel('タイトル')).toHaveValue(title)
  await expect(member.getByRole('heading', { level: 1, name: '新しい要求項目' })).toBeVisible()
  await expectNoInnards(member)
  await member.unroute(/\/policy-requests\/new/)
  await expect(member.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(member.getByText(waits)).toHaveCount(0)

  await test.step('an answer lost on the way back does not make the request twice', async () => {
    const mark = unique()
    const second = `返事の届かない要求（${mark}）`
    await member.goto('/policy-requests/new')
    await member.getByLabel('タイトル').fill(second)
    let lost = 0
    await member.route(/\/policy-requests\/new/, async (route) => {
      if (lost++ > 0) return route.continue()
      await route.fetch({ maxRedirects: 0 })
      await route.abort('connectionaborted')
    })
    await press(member, '作成して本文を書く')
    await expect(member.getByText(waits)).toBeVisible()
    await expect(member.getByRole('heading', { level: 1, name: second })).toBeVisible()
    expect(lost).toBeGreaterThan(1)
    await member.goto(`/policy-requests?q=${mark}`)
    await expect(member.getByRole('rowheader').getByRole('link', { name: second })).toHaveCount(1)
  })
  await close(member)
})

test('a session that ended while somebody wrote costs a sign-in, not the form', async ({ browser }) => {
  const member = await signIn(browser, 'member')
  await member.goto('/policy-requests/new')
  const title = `席を外しているあいだに書いた要求${unique()}`
  await member.getByLabel('タイトル').fill(title)
  await member.context().clearCookies()
  await press(member, '作成して本文を書く')
  await expect(member.getByText('サインインの期限が切れているため、まだ送信していません。')).toBeVisible()
  await expect(member.getByLabel('タイトル')).toHaveValue(title)
  await expectAccessible(member)
  const [elsewhere] = await Promise.all([
    member.context().waitForEvent('page'),
    member.getByRole('link', { name: '別の画面でサインインする' }).click(),
  ])
  await elsewhere.getByRole('button', { name: PEOPLE.member }).click()
  await expect(elsewhere.getByRole('heading', { level: 1, name: PEOPLE.member })).toBeVisible()
  await elsewhere.close()
  await member.bringToFront()
  await member.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(member.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await close(member)
})

test('a form is not sent in the name of somebody who signs in meanwhile', async ({ browser }) => {
  const member = await signIn(browser, 'member')
  await member.goto('/policy-requests/new')
  const title = `共用の端末で書いた要求${unique()}`
  await member.getByLabel('タイトル').fill(title)
  const elsewhere = await member.context().newPage()
  const changeTo = async (person: keyof typeof PEOPLE) => {
    await member.context().clearCookies()
    await elsewhere.goto('/sign-in')
    await elsewhere.getByRole('button', { name: PEOPLE[person] }).click()
    await expect(elsewhere.getByRole('heading', { level: 1, name: PEOPLE[person] })).toBeVisible()
    await member.bringToFront()
  }
  await changeTo('chair')
  await press(member, '作成して本文を書く')
  await expect(
    member.getByText('このページを開いたあとに、別の方がサインインしたため、まだ送信していません。'),
  ).toBeVisible()
  await expect(member.getByLabel('タイトル')).toHaveValue(title)
  await expectAccessible(member)
  await changeTo('member')
  await member.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(member.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await close(member)
})

test('why a form was refused is in sight and has the focus, however far the button stands from it', async ({
  browser,
}) => {
  const clerk = await signIn(browser, 'bureauClerk', { width: 390, height: 844 })
  await test.step('a step that is not possible: the reason above the page', async () => {
    await clerk.goto('/proposals/new')
    await clerk.getByLabel('組織').selectOption({ index: 1 })
    await clerk.getByLabel('件名').fill(`集約を終えられない件（${unique()}）`)
    await clerk.getByLabel('要求内容').fill('取扱いの決まっていない要求事項。')
    await press(clerk, '受け付ける')
    await expect(clerk.getByText(/受け付けました。/)).toBeInViewport()
    await clerk.goto('/call')
    await press(clerk, '集約を終える')
    const reason = clerk.getByRole('alert')
    await expect(reason).toContainText('取扱いの決まっていない要求事項')
    await expect(reason).toBeInViewport()
    await expect(reason).toBeFocused()
  })
  await test.step('a field to be mended: the field, with what is wrong beside it', async () => {
    await clerk.getByLabel('締切日', { exact: false }).first().fill('2000-01-01')
    await press(clerk, '募集の内容を保存する')
    const field = clerk.locator('[aria-invalid=true]')
    await expect(field).toBeInViewport()
    await expect(field).toBeFocused()
  })
  await test.step('what was stored is said in sight, too', async () => {
    await clerk.goto('/call')
    await press(clerk, '募集の内容を保存する')
    await expect(clerk.getByText('募集の内容を保存しました。')).toBeInViewport()
  })
  await close(clerk)
})
