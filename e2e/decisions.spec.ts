import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { dayFromToday, unique } from './support/administration.ts'
import { createRequest, createWholeRequest, saveState } from './support/editor.ts'
import { fillMeetingOfToday } from './support/meetings.ts'
import { signIn } from './support/people.ts'

const DESK = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const count = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const close = (...pages: Page[]) => Promise.all(pages.map((page) => page.context().close()))

async function expectAccessibleEverywhere(page: Page): Promise<void> {
  for (const viewport of [PHONE, DESK]) {
    await page.setViewportSize(viewport)
    await expectAccessible(page)
  }
}

/** A request that the chair has written and put before the committee. */
async function inCommittee(chair: Page): Promise<string> {
  const address = await createWholeRequest(chair, `議決の要求（${unique()}）`)
  await chair.goto(`${address}/move/submitToCommittee`)
  await press(chair, '審議にかける')
  await expect(chair.getByText('審議にかけました。')).toBeVisible()
  return address
}

async function approve(chair: Page, numbers: { eligible: string; present: string }): Promise<void> {
  await chair.getByLabel('会議の日').fill(dayFromToday(0))
  await count(chair, '構成員の数').fill(numbers.eligible)
  await count(chair, '出席者の数').fill(numbers.present)
  await count(chair, '賛成').fill(numbers.present)
  await count(chair, '反対').fill('0')
  await press(chair, '委員会で承認する')
}

test('an address says nothing that was not done, and an empty text asks nobody to write who cannot', async ({
  browser,
}) => {
  const chair = await signIn(browser, 'chair')
  const address = await inCommittee(chair)
  const background = (page: Page) => page.locator('section[data-section="background"] .is-empty')
  await expect(background(chair)).toHaveAttribute('data-placeholder', /^なぜ必要か/)
  await expect(chair).toHaveURL(address)
  const member = await signIn(browser, 'otherMember')
  await member.goto(`${address}?moved=withdraw`)
  await saveState(member, 'readOnly')
  await expect(member.getByText('取り下げました。')).toHaveCount(0)
  await expect(background(member)).toHaveAttribute('data-placeholder', 'まだ書かれていません。')
  await expect(member).toHaveURL(address)
  await close(chair, member)
})

test('a mistyped attendance is corrected, and the next decision of the day is recorded', async ({ browser }) => {
  test.setTimeout(180_000)
  // A committee of its own: the other stories record one meeting of today in theirs.
  const chair = await signIn(browser, 'otherChair')
  const first = await inCommittee(chair)
  const second = await inCommittee(chair)
  await chair.goto(`${first}/move/approveInCommittee`)
  await approve(chair, { eligible: '12', present: '8' })
  await expect(chair.getByText('委員会の承認を記録しました。')).toBeVisible()

  await chair.goto(`${second}/move/approveInCommittee`)
  await approve(chair, { eligible: '20', present: '18' })
  await expect(chair.getByRole('alert')).toContainText('構成員12人・出席者8人として記録されています。')
  await expectAccessibleEverywhere(chair)

  const link = chair.getByRole('link', { name: '会議の記録を訂正する（新しいタブで開きます）' })
  const [tab] = await Promise.all([chair.waitForEvent('popup'), link.click()])
  await expect(tab.getByRole('heading', { level: 1, name: '会議の記録の訂正' })).toBeVisible()
  await test.step('not without a reason, nor against the votes that are recorded', async () => {
    await count(tab, '構成員の数').fill('20')
    await count(tab, '出席者の数').fill('18')
    await press(tab, '訂正する')
    await expect(tab.getByText('入力してください。')).toBeVisible()
    await tab.getByLabel('理由').fill('別の委員会の名簿を見ていました。')
    await press(tab, '訂正する')
    await expect(tab.getByText('賛成・反対・保留の合計が、出席者の数と合いません。')).toBeVisible()
    await expect(count(tab, '出席者の数')).toHaveValue('18')
    await expectAccessibleEverywhere(tab)
  })
  await tab.getByLabel('全員の賛成（または反対）として記録した議決').check()
  await press(tab, '訂正する')
  await expect(tab.getByText('会議の記録を訂正しました。')).toBeVisible()
  await expect(count(tab, '賛成')).toHaveValue('18')
  await tab.close()

  await test.step('the decision that was typed is still there and goes through', async () => {
    await expect(count(chair, '出席者の数')).toHaveValue('18')
    await press(chair, '委員会で承認する')
    await expect(chair.getByText('委員会の承認を記録しました。')).toBeVisible()
  })
  await test.step('the history tells who corrected what', async () => {
    await chair.goto(`${first}?panel=history`)
    const history = chair.getByRole('region', { name: '経過' })
    await expect(history).toContainText('構成員12人・出席者8人 → 構成員20人・出席者18人')
    await expect(history).toContainText('理由：別の委員会の名簿を見ていました。')
    const decisions = chair.getByRole('region', { name: '議決', exact: true })
    await expect(decisions).toContainText('賛成18・反対0・保留0（出席18／構成員20）')
    await decisions.getByRole('link', { name: '会議の記録を訂正する' }).click()
    await expect(chair.getByText('いまの記録：構成員20人・出席者18人')).toBeVisible()
  })
  await test.step('nobody else is shown the meeting', async () => {
    const member = await signIn(browser, 'member')
    expect((await member.goto(new URL(chair.url()).pathname))?.status()).toBe(404)
    await close(member)
  })
  await close(chair)
})

test('amendments are seen in the text before the decision is recorded', async ({ browser }) => {
  const central = await signIn(browser, 'centralSecretary')
  await central.goto('/policy-requests?state=onCentralAgenda')
  await central.getByRole('rowheader').getByRole('link').last().click()
  await central.getByRole('link', { name: '採択する', exact: true }).click()
  await expect(central.getByRole('heading', { level: 1, name: '採択する' })).toBeVisible()
  const adopt = new URL(central.url()).pathname
  const passage = (await central.locator('.document-text p').first().innerText()).trim().slice(0, 30)
  await central.getByLabel('修正のうえ可決').check()
  await central.locator('summary').filter({ hasText: '修正（修正のうえ可決した場合）' }).click()
  const from = (number: number) => central.getByLabel(`改める前の言葉（${number}）`)
  await expect(from(1), 'nothing empty stands in the way').toHaveCount(0)
  await press(central, '修正を追加する')
  await expect(from(1)).toBeFocused()
  await from(1).fill(passage)
  await central.getByLabel('改めた後の言葉（1）').fill('県は、直ちに')
  await press(central, '修正を追加する')
  await expect(from(2)).toBeFocused()
  await from(2).fill('どこにもない言葉')
  await central.getByLabel('備考').fill('討論のうえ')

  await test.step('one that names nothing is named by its number', async () => {
    await press(central, '修正後の文を確かめる')
    await expect(central.getByRole('alert')).toContainText('修正2の「どこにもない言葉」は')
    await expect(from(2)).toHaveAttribute('aria-invalid', 'true')
    await expectAccessibleEverywhere(central)
  })
  await from(2).fill('')
  await press(central, '修正後の文を確かめる')
  const amended = central.getByRole('region', { name: '修正後の文' })
  await expect(amended.getByRole('heading', { name: '修正後の文' })).toBeFocused()
  await expect(amended.locator('ins').first()).toContainText('直ちに')
  await expect(central.getByLabel('備考')).toHaveValue('討論のうえ')
  await expect(from(1)).toHaveValue(passage)
  await expectAccessibleEverywhere(central)
  await test.step('nothing is recorded by looking; then it is', async () => {
    const other = await central.context().newPage()
    await other.goto(adopt)
    await expect(other.getByRole('region', { name: '対象の内容' })).toContainText(passage)
    await other.close()
    await fillMeetingOfToday(central, 'central')
    await press(central, '採択する')
    await expect(central.getByText('採択を記録しました。')).toBeVisible()
    await expect(central.locator('.document-text').first()).toContainText('県は、直ちに')
  })
  await close(central)
})

test('amendments are made in the text itself, and stand in the form as 「…」を「…」に改める', async ({ browser }) => {
  const central = await signIn(browser, 'centralSecretary')
  await central.goto('/policy-requests?state=onCentralAgenda')
  await central.getByRole('rowheader').getByRole('link').last().click()
  await central.getByRole('link', { name: '採択する', exact: true }).click()
  const adopt = central.getByRole('button', { name: '採択する', exact: true })
  await expect(adopt, 'in sight without scrolling').toBeInViewport({ ratio: 1 })
  await press(central, '本文の上で修正する')
  await expect(central.getByLabel('修正のうえ可決')).toBeChecked()
  await expect(adopt).toBeInViewport({ ratio: 1 })
  await press(central, '本文の上の修正をやめる（書いた修正は取り消します）')
  await expect(central.getByLabel('可決', { exact: true }), 'nothing is amended any more').toBeChecked()
  await central.getByLabel('備考').fill('討論のうえ')
  // What was begun in the form goes over into the text.
  await central.locator('summary').filter({ hasText: '修正（修正のうえ可決した場合）' }).click()
  const title = (
    await central.getByRole('navigation', { name: '現在の場所' }).getByRole('link').last().innerText()
  ).trim()
  await press(central, '修正を追加する')
  await press(central, '修正を追加する')
  await central.getByLabel('改める前の言葉（1）').fill(title)
  await central.getByLabel('改めた後の言葉（1）').fill('GX 2027')
  await central.getByLabel('改める前の言葉（2）').fill('どこにもない言葉')
  await press(central, '本文の上で修正する')
  await expect(central.getByLabel('タイトル', { exact: true })).toHaveValue('GX 2027')
  await expect(central.getByLabel('修正のうえ可決')).toBeChecked()
  const said = central.getByRole('list', { name: '本文の上で書いた修正' })
  await expect(said).toContainText(`「${title}」を「GX 2027」に改める。`)
  await expect(central.getByLabel('改める前の言葉（2）'), 'what names nothing stays in the form').toHaveValue(
    'どこにもない言葉',
  )
  await central.getByLabel('改める前の言葉（2）').fill('')

  const paragraph = central.getByLabel('要求本文の1番目の段落', { exact: true })
  const before = await paragraph.inputValue()
  await paragraph.fill(`${before}また、直ちに着手すること。`)
  await expect(said.getByRole('listitem')).toHaveCount(2)
  await expect(adopt, 'in sight without scrolling').toBeInViewport({ ratio: 1 })
  await paragraph.fill(`${before}\n二行目`)
  await expect(central.getByText('行を増やしたり減らしたりする修正は、ここではできません。')).toBeVisible()
  await expect(said.getByRole('listitem')).toHaveCount(1)
  await expect(
    central.getByText('修正の文にできていないところが1か所あります。'),
    'nothing is left out in silence',
  ).toBeVisible()
  await expect(central.getByRole('button', { name: '採択する', exact: true })).toHaveAttribute('aria-disabled', 'true')
  await press(central, '要求本文の1番目の段落を元に戻す')
  await expect(paragraph).toHaveValue(before)
  await paragraph.fill(`${before}また、直ちに着手すること。`)
  await expectAccessibleEverywhere(central)

  await test.step('leaving asks; a look at the whole keeps what was written', async () => {
    await central.getByRole('link', { name: 'やめて戻る' }).click()
    const question = central.getByRole('dialog')
    await expect(question).toContainText('本文の上で書いた修正')
    await question.getByRole('button', { name: '続ける' }).or(question.getByRole('button').first()).first().click()
    await press(central, '修正後の文を確かめる')
    await expect(central.getByRole('region', { name: '修正後の文' }).locator('ins').first()).toBeVisible()
    await expect(said.getByRole('listitem')).toHaveCount(2)
    await expect(central.getByLabel('改める前の言葉（3）'), 'nothing stands there twice').toHaveCount(0)
    await expect(central.getByLabel('備考')).toHaveValue('討論のうえ')
  })
  await fillMeetingOfToday(central, 'central')
  await press(central, '採択する')
  await expect(central.getByText('採択を記録しました。')).toBeVisible()
  await expect(central.getByRole('heading', { level: 1 })).toContainText('GX 2027')
  await expect(central.locator('.document-text').first()).toContainText('また、直ちに着手すること。')
  await close(central)
})

test('amendments can be written and seen without JavaScript', async ({ browser }) => {
  const signedIn = await signIn(browser, 'centralSecretary')
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await signedIn.context().storageState(),
  })
  const page = await context.newPage()
  await page.goto('/policy-requests?state=onCentralAgenda')
  await page.getByRole('rowheader').getByRole('link').first().click()
  await page.getByRole('link', { name: '採択する', exact: true }).click()
  await page.locator('summary').filter({ hasText: '修正（修正のうえ可決した場合）' }).click()
  const title = (await page.getByRole('navigation', { name: '現在の場所' }).getByRole('link').last().innerText()).trim()
  for (const [index, [from, to]] of [
    [title, '題一'],
    ['題一', '題二'],
    ['題二', '改めた題'],
  ].entries()) {
    await page.getByLabel(`改める前の言葉（${index + 1}）`).fill(from ?? '')
    await page.getByLabel(`改めた後の言葉（${index + 1}）`).fill(to ?? '')
  }
  await press(page, '修正後の文を確かめる')
  await expect(page.getByRole('region', { name: '修正後の文' })).toContainText('改めた題')
  await expect(page.getByLabel('改める前の言葉（4）')).toBeVisible()
  await close(page, signedIn)
})

test('a merged request is named on the one it went into', async ({ browser }) => {
  const chair = await signIn(browser, 'chair')
  const [wish, target] = [`統合される願い（${unique()}）`, `受け入れる要求（${unique()}）`]
  const into = await createRequest(chair, target)
  const from = await createRequest(chair, wish)
  const bureau = await signIn(browser, 'bureauClerk')
  await bureau.goto(`${from}/move/merge`)
  await press(bureau, '統合する')
  await expect(bureau.getByRole('alert')).toContainText('統合先')
  await bureau.getByLabel('統合先を探す').fill(target)
  await press(bureau, '探す')
  const found = bureau.getByRole('region', { name: '統合先の要求項目' })
  await expect(found.getByText('1件あります。')).toBeVisible()
  await found.getByRole('link', { name: target }).click()
  // The two texts stand side by side.
  await expect(found.getByRole('heading', { level: 2 })).toContainText(target)
  const [here, there] = [bureau.getByRole('region', { name: '対象の内容' }), found]
  await expect(here.getByText('要求本文')).toBeVisible()
  expect((await here.boundingBox())?.y).toBe((await there.boundingBox())?.y)
  await press(bureau, '統合する')
  await expect(bureau.getByText('この要求項目は、次の要求項目に統合されました。')).toBeVisible()
  await bureau.getByRole('link', { name: target }).click()
  await expect(bureau.getByRole('heading', { level: 1, name: target })).toBeVisible()
  await expect(bureau.getByRole('region', { name: '統合した要求' }).getByRole('link', { name: wish })).toBeVisible()
  await bureau.goto(`${into}?panel=history`)
  await expect(bureau.getByRole('region', { name: '経過' })).toContainText('ほかの要求項目をここに統合した')
  await expect(bureau.getByRole('region', { name: '経過' }).getByRole('link', { name: wish })).toBeVisible()
  await expectAccessibleEverywhere(bureau)
  await bureau.goto('/policy-requests?state=merged')
  await expect(bureau.getByRole('row').filter({ hasText: wish }).getByRole('link', { name: target })).toBeVisible()
  await close(chair, bureau)
})

test('several requests of the list go before the committee together, or none does and the reason is named', async ({
  browser,
}) => {
  const chair = await signIn(browser, 'chair')
  const titles = [`まとめて一（${unique()}）`, `まとめて二（${unique()}）`]
  for (const title of titles) await createRequest(chair, title)
  await chair.goto(`/policy-requests?state=drafting&q=${encodeURIComponent('まとめて')}`)
  for (const title of titles) await chair.getByLabel(`${title}を選ぶ`).check()
  await expectAccessibleEverywhere(chair)
  await press(chair, '審議にかける')
  const alert = chair.getByRole('alert')
  await expect(alert).toContainText(titles[0] ?? '')
  await expect(alert).toContainText('ほかの要求項目も、まだ進めていません。')
  for (const title of titles) await expect(chair.getByLabel(`${title}を選ぶ`)).toBeChecked()
  await close(chair)

  const bureau = await signIn(browser, 'bureauClerk')
  await bureau.goto('/policy-requests?state=committeeApproved')
  const boxes = bureau.getByRole('checkbox', { name: /を選ぶ$/ })
  const count = await boxes.count()
  expect(count).toBeGreaterThan(0)
  await bureau.getByLabel('表示している要求項目をすべて選ぶ').check()
  await press(bureau, '調整に入る')
  await expect(bureau.getByText(`${count}件：調整に入りました。`)).toBeVisible()
  await expect(boxes).toHaveCount(0)
  await close(bureau)
})

test('a view of the list is kept under a name, and taken away', async ({ browser }) => {
  const page = await signIn(browser, 'centralSecretary')
  await page.goto('/policy-requests?state=adopted&goal=8')
  await page.getByLabel('この条件の名前').fill('採択済みの目標8')
  await press(page, 'この条件を保存する')
  const views = page.getByRole('navigation', { name: '保存した条件' })
  await expect(views.getByRole('link', { name: '採択済みの目標8' })).toHaveAttribute('aria-current', 'true')
  await page.goto('/policy-requests')
  await expectAccessibleEverywhere(page)
  await views.getByRole('link', { name: '採択済みの目標8' }).click()
  await expect(page).toHaveURL(/state=adopted/)
  await press(page, '保存した条件「採択済みの目標8」を削除する')
  await expect(views).toHaveCount(0)
  await expect(page).toHaveURL(/goal=8/)
  await close(page)
})
