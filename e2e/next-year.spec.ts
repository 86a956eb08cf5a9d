import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { currentCycle, makeCurrent, makeNextYearCurrent, unique } from './support/administration.ts'
import { createWholeRequest } from './support/editor.ts'
import { fillMeetingOfToday } from './support/meetings.ts'
import { signIn } from './support/people.ts'
import { chooseYear } from './support/shell.ts'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const step = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click()
const expectState = (page: Page, state: string) =>
  expect(page.getByRole('main').getByText(state, { exact: true }).first()).toBeVisible()
/** What waits on ホーム under this heading. */
const turn = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) })
/** ホーム begins with what waits longest, so what this test made need not be in sight: something of last year is. */
const waitsFrom = (page: Page, lastYear: string, name: string) =>
  expect(turn(page, name).getByRole('listitem').filter({ hasText: lastYear }).first()).toBeVisible()
const otherYear = (page: Page, title: string) => page.getByText(`今のサイクルではなく、「${title}」を表示しています。`)

async function showYear(page: Page, title: string): Promise<void> {
  await chooseYear(page, title)
  await expect(otherYear(page, title)).toBeVisible()
}

test('Y1: last year’s work is reached and finished when the next year is the current one', async ({ browser }) => {
  const admin = await signIn(browser, 'administrator')
  const lastYear = await currentCycle(admin)
  const title = `年をまたいで進める要求（${unique()}）`
  const chair = await signIn(browser, 'chair')
  const request = { title, address: await createWholeRequest(chair, title) }
  try {
    await test.step('the next year is the current one', () => makeNextYearCurrent(admin))
    await committeeFinishes(chair, lastYear, request)
    await bureauFinishes(await signIn(browser, 'bureauClerk'), lastYear, request.address)
    await packageIsHandedOver(await signIn(browser, 'recorder'), lastYear)
  } finally {
    // The other tests of this server work in the year they were given.
    await makeCurrent(admin, lastYear)
  }
  await admin.context().close()
})

type Written = { readonly title: string; readonly address: string }

async function committeeFinishes(chair: Page, lastYear: string, { title, address }: Written): Promise<void> {
  await test.step('the chair finds last year’s draft on ホーム, and from it the list it stands in', async () => {
    await chair.goto('/')
    await waitsFrom(chair, lastYear, '書きかけの要求項目')
    await expectAccessible(chair)
    await chair.goto(address)
    await expect(chair.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await chair.getByRole('navigation', { name: '現在の場所' }).getByRole('link').click()
    await expect(otherYear(chair, lastYear)).toBeVisible()
    await expectAccessible(chair)
    await expect(chair.getByRole('link', { name: '新しい要求項目を作る' })).toHaveCount(0)
    await test.step('the conditions keep the year', async () => {
      // They are open already: the list is that of the committee.
      await chair.getByLabel('タイトルの言葉').fill(title)
      await press(chair, '絞り込む')
      await expect(chair.getByRole('rowheader')).toHaveCount(1)
      await expect(otherYear(chair, lastYear)).toBeVisible()
    })
    await chair.getByRole('rowheader').getByRole('link', { name: title }).click()
  })
  await test.step('the committee takes it up and approves it', async () => {
    await step(chair, '審議にかける')
    await press(chair, '審議にかける')
    await expectState(chair, '委員会審議中')
    await chair.goto('/')
    await waitsFrom(chair, lastYear, '委員会で承認する')
    await chair.goto(address)
    await step(chair, '委員会で承認する')
    await fillMeetingOfToday(chair, 'committee')
    await press(chair, '委員会で承認する')
    await expectState(chair, '委員会承認済')
  })
  await chair.context().close()
}

async function bureauFinishes(clerk: Page, lastYear: string, address: string): Promise<void> {
  await test.step('the bureau takes it up and puts it on the agenda', async () => {
    await clerk.goto('/')
    await waitsFrom(clerk, lastYear, '調整に入る')
    await clerk.goto(address)
    await step(clerk, '調整に入る')
    await press(clerk, '調整に入る')
    await expectState(clerk, '政策局調整中')
    await step(clerk, '付議する')
    await press(clerk, '付議する')
    await expectState(clerk, '中央委員会付議')
  })
  await test.step('the list, the pillars and the book begin with this year and show last year when asked', async () => {
    await clerk.goto('/policy-requests')
    await expect(clerk.getByRole('rowheader')).toHaveCount(0)
    await showYear(clerk, lastYear)
    await expect(clerk.getByRole('rowheader').first()).toBeVisible()
    await clerk.getByRole('link', { name: /^今のサイクル「/ }).click()
    await expect(otherYear(clerk, lastYear)).toHaveCount(0)
    await expect(clerk.getByRole('rowheader')).toHaveCount(0)

    await clerk.goto('/pillars')
    await showYear(clerk, lastYear)
    const committee = clerk.getByRole('region', { name: /環境・エネルギー/ })
    await committee.locator('summary').filter({ hasText: '柱を追加する' }).click()
    const pillar = `年をまたいで進める柱（${unique()}）`
    await committee.getByLabel('柱の見出し').last().fill(pillar)
    await committee.getByRole('button', { name: '柱を追加する' }).click()
    await expect(clerk.getByText('保存しました。')).toBeVisible()
    await expect(committee.getByText(pillar, { exact: true })).toBeVisible()
    await expect(otherYear(clerk, lastYear)).toBeVisible()

    await clerk.goto('/book')
    await expect(clerk.getByText('採択された要求項目はまだありません。').first()).toBeVisible()
    await showYear(clerk, lastYear)
    await press(clerk, 'Wordで本冊を作る')
    await expect(clerk.getByRole('link', { name: /ダウンロード/ })).toBeVisible({ timeout: 60_000 })
    await clerk.getByRole('navigation', { name: '現在の場所' }).getByRole('link', { name: '本冊' }).click()
    await expect(otherYear(clerk, lastYear)).toBeVisible()
    await expect(clerk.getByRole('table', { name: 'これまでに作った本冊' })).toBeVisible()
  })
  await clerk.context().close()
}

async function packageIsHandedOver(recorder: Page, lastYear: string): Promise<void> {
  await test.step('the recorder hands over what last year adopted', async () => {
    await recorder.goto('/')
    await turn(recorder, '提出する')
      .getByRole('listitem')
      .filter({ hasText: lastYear })
      .getByRole('link')
      .first()
      .click()
    await expect(otherYear(recorder, lastYear)).toBeVisible()
    await expectAccessible(recorder)
    const row = await rowWithLeastToSubmit(recorder)
    await row.getByRole('checkbox').check()
    await press(recorder, '提出書類を作る')
    await expect(otherYear(recorder, lastYear)).toBeVisible()
    await expect(row.getByRole('link', { name: /に作成/ })).toBeVisible({ timeout: 60_000 })
    await row.getByRole('checkbox').check()
    // Those before the newest stand behind a word.
    const documents = row.getByRole('link', { name: '提出した文書', includeHidden: true })
    const recorded = await documents.count()
    await expect(row.getByRole('checkbox')).toBeChecked()
    await press(recorder, '提出を記録する')
    await press(recorder, 'この内容で記録する')
    await expect(recorder.getByText(/件の提出を記録しました。/)).toBeVisible()
    await expect(documents).toHaveCount(recorded + 1)
    await expect(otherYear(recorder, lastYear)).toBeVisible()
    await recorder.getByRole('link', { name: /^提出済/ }).click()
    await expect(otherYear(recorder, lastYear)).toBeVisible()
    await expect(row).toBeVisible()
  })
  await recorder.context().close()
}

/** Other tests of this server need adopted requests as well. */
async function rowWithLeastToSubmit(page: Page) {
  const texts = await page.getByRole('row').allInnerTexts()
  const [least] = texts
    .map((text, index) => ({ index, count: Number(/未提出(\d+)件/.exec(text)?.[1] ?? Number.NaN) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count)
  const name = await page
    .getByRole('row')
    .nth(least?.index ?? 0)
    .getByRole('rowheader')
    .innerText()
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
}
