import { expect, type Page, test } from '@playwright/test'
import { focusBody, saveState, textIn, type } from './support/editor.ts'
import { fillMeetingOfToday } from './support/meetings.ts'
import { HELD_PHONE, type PersonName, signIn } from './support/people.ts'

const TITLE = '通学路の見守りと子どもの安全の確保'
const TODAY = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)

const tapButton = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).tap()
const tapLink = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).tap()

/** Pulls a panel over the paper, does something in it and puts it away. */
async function inSheet(page: Page, name: string, act: () => Promise<unknown>): Promise<void> {
  await tapButton(page, name)
  await act()
  await tapButton(page, '閉じる')
}

/** Nothing stands beside the window, and what a finger has to hit is large enough (WCAG 2.2, 2.5.8). */
async function expectFits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(
    HELD_PHONE.width,
  )
  const small = await page.getByRole('main').evaluate((main) =>
    [...main.querySelectorAll('button, select, input:not([type=hidden])')]
      .filter((element) => element.checkVisibility() && !element.closest('.sr-only'))
      .map((element) => [element.closest('label') ?? element, element] as const)
      .filter(([target]) => target.getBoundingClientRect().height < 24)
      .map(([, element]) => element.outerHTML.slice(0, 120)),
  )
  expect(small, page.url()).toEqual([])
}

test('one request travels its whole life in the hands of those who carry it', async ({ browser }) => {
  test.setTimeout(240_000)
  const onPhone = (person: PersonName) => signIn(browser, person, HELD_PHONE)
  const expectState = (page: Page, state: string) =>
    expect(page.getByRole('main').getByText(state, { exact: true }).first()).toBeVisible()
  const member = await onPhone('member')
  let address = ''

  await test.step('a member writes it on the way home', async () => {
    await tapLink(member, '要求を新しく書く')
    await member.getByLabel('タイトル').fill(TITLE)
    await expectFits(member)
    await tapButton(member, '作成して本文を書く')
    await expect(member.getByRole('heading', { level: 1, name: TITLE })).toBeVisible()
    address = new URL(member.url()).pathname
    await saveState(member, 'saved')
    await focusBody(member)
    await type(member, ['通学路の', '見守りを', '広げること。'])
    await expect.poll(() => textIn(member)).toContain('通学路の見守りを広げること。')
    await saveState(member, 'saved')
    await expectFits(member)
  })

  await test.step('and tags it in the sheet', async () => {
    await inSheet(member, 'SDGs・提出先など', async () => {
      await member.getByLabel('番号か言葉で探す').fill('１１．２')
      await member
        .getByRole('checkbox', { name: /^11\.2/ })
        .first()
        .check()
      await expectFits(member)
      await tapLink(member, '提出先')
      await member.getByLabel('名前で探す').fill('ざま')
      await member.getByLabel('座間市').check()
      await saveState(member, 'saved')
      await expectFits(member)
    })
    await tapLink(member, '審議にかける')
    await expectFits(member)
    await tapButton(member, '審議にかける')
    await expectState(member, '委員会審議中')
  })

  await test.step('the chair records the approval from the meeting', async () => {
    const chair = await onPhone('chair')
    await chair.goto(address)
    await tapLink(chair, '委員会で承認する')
    await fillMeetingOfToday(chair, 'committee')
    await expectFits(chair)
    await tapButton(chair, '委員会で承認する')
    await expectState(chair, '委員会承認済')
    await chair.context().close()
  })

  const clerk = await onPhone('bureauClerk')
  await test.step('the bureau takes it up and puts it on the agenda; the central committee adopts it', async () => {
    await clerk.goto(address)
    for (const [step, state] of [
      ['調整に入る', '政策局調整中'],
      ['付議する', '中央委員会付議'],
    ] as const) {
      await tapLink(clerk, step)
      await expectFits(clerk)
      await tapButton(clerk, step)
      await expectState(clerk, state)
    }
    const central = await onPhone('centralSecretary')
    await central.goto(address)
    await tapLink(central, '採択する')
    await fillMeetingOfToday(central, 'central')
    await expectFits(central)
    await tapButton(central, '採択する')
    await expectState(central, '採択済')
    await central.context().close()
  })

  const recorder = await onPhone('recorder')
  await test.step('the package is made and handed over at the counter', async () => {
    await recorder.goto('/submissions')
    const row = recorder.getByRole('row').filter({ hasText: '座間市' })
    await row.getByRole('button', { name: /作る/ }).tap()
    await expect(row.getByRole('link', { name: /に作成/ })).toBeVisible({ timeout: 60_000 })
    await row.getByRole('checkbox').check()
    await expectFits(recorder)
    await recorder.locator('summary').filter({ hasText: '日付など' }).tap()
    await recorder.getByLabel('場所（任意）').fill('座間市役所')
    await tapButton(recorder, '提出を記録する')
    await expectFits(recorder)
    await tapButton(recorder, 'この内容で記録する')
    await expect(row.getByRole('link', { name: '提出した文書' }).first()).toBeVisible()
  })

  await test.step('the answer is recorded and judged, and its author reads it', async () => {
    await recorder.goto(address)
    await expectState(recorder, '提出済')
    await recorder.goto('/answers')
    await recorder.getByRole('row').filter({ hasText: '座間市' }).getByRole('link', { name: '記録する' }).tap()
    const question = recorder.getByRole('heading', { name: TITLE })
    await expect(recorder.getByLabel('回答の内容')).toBeVisible()
    // Several were handed over in one package: the desk begins with the first of them.
    for (let place = 2; !(await question.isVisible()); place++) {
      await tapLink(recorder, '次の要求項目')
      await expect(recorder.getByText(`件中${place}件目`)).toBeVisible()
    }
    await expect(question).toBeVisible()
    await recorder.getByLabel('回答日').fill(TODAY)
    await recorder.getByLabel('回答の内容').fill('見守りの人を増やします。')
    await expectFits(recorder)
    await recorder.getByRole('button', { name: /^保存/ }).first().tap()
    await expect(recorder.getByText(/回答を記録しました|保存しました/).first()).toBeVisible()
    await member.goto(`${address}?panel=answers`)
    // An address that names a panel opens it.
    await expect(member.getByText('見守りの人を増やします。').first()).toBeVisible()
    await expectFits(member)
  })
  for (const page of [member, clerk, recorder]) await page.context().close()
})
