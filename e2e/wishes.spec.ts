import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { signIn } from './support/people.ts'

const SHOTS = process.env.SHOTS
const shot = async (page: Page, name: string) => {
  if (!SHOTS) return
  await page.screenshot({ path: `${SHOTS}/${name}-desk.png` })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: `${SHOTS}/${name}-phone.png` })
  await page.setViewportSize({ width: 1280, height: 800 })
}

/** The open list of the desk, narrowed to these words. */
const findOnDesk = async (page: Page, words: string) => {
  await page.goto(`/consolidation?${new URLSearchParams({ q: words })}`)
  await expect(page.getByRole('heading', { level: 2, name: words })).toBeVisible()
}

test('a wish goes from its body to the desk, into a request, and the sender is told', async ({ browser }) => {
  const proposer = await signIn(browser, 'proposer')
  await proposer.goto('/proposals')
  await shot(proposer, 'proposals')
  await expectAccessible(proposer)
  await proposer.getByRole('button', { name: '新しく書く' }).first().click()
  await expect(proposer.getByRole('heading', { level: 1, name: '要求事項を書く' })).toBeVisible()
  await proposer.getByLabel('件名').fill('熱中症の予防の強化')
  await proposer.getByLabel('要求内容').fill('（1）屋外の現場に休憩所を置くこと。\n（2）点検を行うこと。')
  await expect(proposer.getByRole('status').filter({ hasText: '保存済み' })).toBeVisible()
  await shot(proposer, 'write')
  await expectAccessible(proposer)

  // Until it is handed in, the bureau knows nothing of it.
  const clerk = await signIn(browser, 'bureauClerk')
  await clerk.goto('/consolidation?show=all&q=熱中症の予防の強化')
  await expect(clerk.getByText('条件に合う要求事項はありません。')).toBeVisible()

  // What is typed while it saves itself goes along with the click.
  await proposer.getByLabel('現状と課題').pressSequentially('去年は三人が運ばれた。')
  await proposer.getByRole('button', { name: '提出する' }).click()
  await expect(proposer.getByText(/提出しました。受付番号は\d+です/)).toBeVisible()
  await shot(proposer, 'handed-in')

  await findOnDesk(clerk, '熱中症の予防の強化')
  await expect(clerk.getByText('去年は三人が運ばれた。')).toBeVisible()
  await shot(clerk, 'desk')
  await expectAccessible(clerk)
  await clerk.getByRole('radio', { name: '新しい要求項目にする' }).check()
  await clerk.getByLabel(/^委員会/).selectOption({ label: '雇用・労働政策委員会' })
  await clerk.getByRole('button', { name: '決めて次へ' }).click()
  await expect(clerk.getByText('取扱いを記録しました。')).toBeVisible()

  await proposer.reload()
  await expect(
    proposer.getByText(/雇用・労働政策委員会の要求項目2-\d+「熱中症の予防の強化」になりました/),
  ).toBeVisible()
  await expect(proposer.getByText('今は「起草中」です。')).toBeVisible()
  await expect(proposer.getByRole('button', { name: '変更を保存する' })).toHaveCount(0)
  await shot(proposer, 'became')
  await expectAccessible(proposer)
  await proposer.getByRole('link', { name: '要求項目の文面を見る' }).click()
  await expect(proposer.getByText('屋外の現場に休憩所を置くこと。').first()).toBeVisible()
})

test('two clerks decide on one wish in the same second: one is heard, the other is told and sees what it became', async ({
  browser,
}) => {
  const [one, two] = await Promise.all([signIn(browser, 'bureauClerk'), signIn(browser, 'bureauClerk')])
  await one.goto('/proposals/new')
  await one.getByLabel('組織').selectOption({ index: 1 })
  await one.getByLabel('件名').fill('二人で決める件')
  await one.getByLabel('要求内容').fill('同時に決めること。')
  await shot(one, 'paper')
  await expectAccessible(one)
  await one.getByRole('button', { name: '受け付ける' }).click()
  await expect(one.getByText('受け付けました。続けて入力できます。')).toBeVisible()
  await Promise.all([findOnDesk(one, '二人で決める件'), findOnDesk(two, '二人で決める件')])
  // By the keys alone, and by the mouse.
  await one.keyboard.press('Alt+Digit3')
  await one.getByLabel('引き継ぎ先').fill('国')
  await two.getByRole('radio', { name: '取り上げない' }).check()
  await two.getByLabel('理由・申し送り').fill('重複しています。')
  await Promise.all([one.keyboard.press('Control+Enter'), two.getByRole('button', { name: '決めて次へ' }).click()])
  const heard = (page: Page) => page.getByText('取扱いを記録しました。')
  const told = (page: Page) => page.getByRole('alert')
  await expect(heard(one).or(told(one))).toBeVisible()
  await expect(heard(two).or(told(two))).toBeVisible()
  expect((await heard(one).count()) + (await heard(two).count())).toBe(1)
  const winner = (await heard(one).count()) === 1 ? one : two
  await winner.getByRole('link', { name: '記録した要求事項を開く' }).click()
  await winner.getByRole('button', { name: /取り消す/ }).click()
  await expect(winner.getByText('取扱いを取り消しました。')).toBeVisible()
})

test('Q18: two at the desk see what the other has open and decides, without loading it anew, and lose nothing they typed', async ({
  browser,
}) => {
  const [one, two] = await Promise.all([signIn(browser, 'bureauClerk'), signIn(browser, 'bureauClerk')])
  for (const title of ['生きたデスクの一件目', '生きたデスクの二件目']) {
    await one.goto('/proposals/new')
    await one.getByLabel('組織').selectOption({ index: 1 })
    await one.getByLabel('件名').fill(title)
    await one.getByLabel('要求内容').fill(`${title}を求める。`)
    await one.getByRole('button', { name: '受け付ける' }).click()
    await expect(one.getByText('受け付けました。続けて入力できます。')).toBeVisible()
  }
  for (const page of [one, two]) await page.goto('/consolidation?q=生きたデスク')
  const list = two.getByRole('navigation', { name: '要求事項の一覧' })
  const row = (title: string) => list.getByRole('link').filter({ hasText: title })
  await expect(two.getByText('この要求事項は、あなたの別の画面でも開いています。')).toBeVisible()
  await expect(row('一件目')).toContainText('別の画面で開いています')
  await shot(two, 'live-desk')
  await expectAccessible(two)

  // The other decides on the second wish: it leaves the list while somebody types about the first one.
  await two.getByRole('radio', { name: '取り上げない' }).check()
  await two.getByLabel('理由・申し送り').fill('書きかけの理由')
  await one.getByRole('navigation', { name: '要求事項の一覧' }).getByRole('link').filter({ hasText: '二件目' }).click()
  await expect(row('二件目')).toContainText('別の画面で開いています')
  await expect(two.getByText('この要求事項は、あなたの別の画面でも開いています。')).toHaveCount(0)
  const passOn = async (reason: string) => {
    await one.getByRole('radio', { name: 'ほかの宛先に引き継ぐ' }).check()
    await one.getByLabel('引き継ぎ先').fill('国')
    await one.getByLabel('理由・申し送り').fill(reason)
    await one.getByRole('button', { name: '決めて次へ' }).click()
    await expect(one.getByText('取扱いを記録しました。')).toBeVisible()
  }
  await passOn('国の所管')
  await expect(row('二件目')).toHaveCount(0)
  await expect(two.getByRole('heading', { level: 2, name: '生きたデスクの一件目' })).toBeVisible()
  await expect(two.getByLabel('理由・申し送り')).toHaveValue('書きかけの理由')

  // And on the first one, under the hands of the other: who, what and when is told, and no key decides over it.
  await passOn('こちらも国の所管')
  const notice = two.getByRole('status').filter({ hasText: 'この要求事項は、表示した後に変わりました。' })
  await expect(notice).toContainText('国に引き継ぎました。理由：こちらも国の所管 渡辺 由美、')
  await expect(two.getByLabel('理由・申し送り')).toBeHidden()
  await shot(two, 'live-desk-overtaken')
  await expectAccessible(two)
  await two.keyboard.press('Control+Enter')
  await notice.getByRole('button', { name: '確認して続ける' }).click()
  await expect(notice).toHaveCount(0)
  await two.getByText('ほかの取扱いも加える（分割）').click()
  await expect(two.getByLabel('理由・申し送り')).toHaveValue('書きかけの理由')
  await one.getByRole('link', { name: '記録した要求事項を開く' }).click()
  await one.getByRole('button', { name: /取り消す/ }).click()
  await expect(two.getByText('取り消されました：国に引き継ぎました。')).toBeVisible()
  await expect(two.getByLabel('理由・申し送り')).toHaveValue('書きかけの理由')

  // Saved on what was seen before, it is refused; having looked, it is taken.
  await two.getByRole('button', { name: '決めて次へ' }).click()
  await expect(two.getByRole('alert')).toContainText('ほかの担当者が先に取扱いを決めたか')
  await two.getByRole('button', { name: '確認して続ける' }).click()
  await expect(two.getByLabel('理由・申し送り')).toHaveValue('書きかけの理由')
  await two.getByRole('button', { name: '決めて次へ' }).click()
  await expect(two.getByText('取扱いを記録しました。')).toBeVisible()

  // The channel asks for the same right as the page.
  const channel = `/consolidation.json?window=${crypto.randomUUID()}`
  const viewer = await signIn(browser, 'proposer')
  expect((await viewer.request.get(channel)).status()).toBe(403)
  await viewer.context().clearCookies()
  expect((await viewer.request.get(channel)).status()).toBe(401)
})

test('Q28: a body adds what its wish rests on, gets it back under its name, and removes it', async ({ browser }) => {
  const page = await signIn(browser, 'proposer')
  await page.goto('/proposals')
  await page.getByRole('button', { name: '新しく書く' }).first().click()
  await page.getByLabel('件名').fill('資料のある要求')
  await expect(page.getByRole('status').filter({ hasText: '保存済み' })).toBeVisible()
  await page.getByRole('link', { name: '根拠資料を加える・外す（0件）' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '根拠資料' })).toBeVisible()
  const send = async (name: string, text: string) => {
    await page
      .getByLabel(/^資料のファイル/)
      .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) })
    await page.getByRole('button', { name: '資料を加える' }).click()
  }
  await send('偽物.pdf', '<html>')
  await expect(page.getByText('PDF、Word（.docx）', { exact: false })).toBeVisible()
  const name = '賃金の調査　2026年（速報）.pdf'
  await send(name, '%PDF-1.7')
  const link = page.getByRole('link', { name: `${name}（1KB）` })
  await expect(link).toBeVisible()
  await expectAccessible(page)
  await shot(page, 'attachments')
  const download = page.waitForEvent('download')
  await link.click()
  expect((await download).suggestedFilename()).toBe(name)
  await page.getByRole('button', { name: `「${name}」を外す` }).click()
  await expect(page.getByText('資料はまだありません。')).toBeVisible()
  await page.getByRole('link', { name: '資料のある要求' }).click()
  await page.getByText('下書きを捨てる').first().click()
  await page.getByRole('button', { name: '下書きを捨てる' }).click()
  await expect(page.getByText('取り下げました（下書きは捨てました）。')).toBeVisible()
})

test('of two at one draft the second is told, sees what the first saved, and writes over nothing unseen', async ({
  browser,
}) => {
  const one = await signIn(browser, 'proposer')
  await one.goto('/proposals')
  await one.getByRole('button', { name: '新しく書く' }).first().click()
  await expect(one.getByRole('heading', { level: 1, name: '要求事項を書く' })).toBeVisible()
  const two = await signIn(browser, 'proposer')
  await two.goto(one.url())
  const saved = (page: Page) => page.getByRole('status').filter({ hasText: '保存済み' })
  const told = two.getByText('同じ組織の方が先に保存しました。')
  await one.getByLabel('件名').fill('一人目の件名')
  await expect(saved(one)).toBeVisible()
  await two.getByLabel('要求内容').fill('二人目の要求内容。')
  await expect(told).toBeVisible()
  await expect(two.getByRole('status').filter({ has: told })).toContainText('一人目の件名')
  await expect(two.getByLabel('要求内容')).toHaveValue('二人目の要求内容。')
  await shot(two, 'overtaken')
  await expectAccessible(two)
  // Nothing is sent until the person has chosen.
  await two.getByLabel('要求内容').fill('二人目の要求内容。続き。')
  await one.reload()
  await expect(one.getByLabel('要求内容')).toHaveValue('')
  await two.getByRole('button', { name: '自分の入力を保存する' }).click()
  await expect(saved(two)).toBeVisible()
  await one.reload()
  await expect(one.getByLabel('件名')).toHaveValue('一人目の件名')
  await expect(one.getByLabel('要求内容')).toHaveValue('二人目の要求内容。続き。')
})

/** The bodies are folded up by their kinds. */
/** Opens the kinds of body of the call; the form is drawn anew, with its kinds closed, some moments after it was saved. */
const openKinds = (page: Page) =>
  expect(async () => {
    await page.locator('form details').evaluateAll((kinds: HTMLDetailsElement[]) => {
      for (const kind of kinds) kind.open = true
    })
    await page.waitForTimeout(300)
    expect(await page.getByRole('checkbox').count()).toBeGreaterThan(10)
  }).toPass({ timeout: 20_000 })

test('the bureau sees who has handed in, and cannot close the consolidation while a wish waits', async ({
  browser,
}) => {
  const clerk = await signIn(browser, 'bureauClerk')
  await clerk.goto('/call')
  await expect(clerk.getByText('募集した組織はすべて提出しています。')).toBeVisible()
  await shot(clerk, 'call')
  await expectAccessible(clerk)
  await clerk.getByRole('button', { name: '集約を終える' }).click()
  await expect(clerk.getByRole('alert')).toContainText('取扱いの決まっていない要求事項が')
  // What the form of the call holds is not touched by it.
  await openKinds(clerk)
  await expect(clerk.getByLabel(/^締切日/)).not.toHaveValue('')
  expect(await clerk.getByRole('checkbox', { checked: true }).count()).toBeGreaterThan(10)
  await clerk.getByLabel('案内', { exact: true }).fill('案内を書き直しました。')
  await clerk.getByRole('button', { name: '募集の内容を保存する' }).click()
  await expect(clerk.getByText('募集の内容を保存しました。')).toBeVisible()
  await openKinds(clerk)
  // A body that is asked now has handed in nothing: it is named with its last day, and gets a letter.
  const handedIn = await clerk.getByRole('rowheader').allTextContents()
  const notAsked = await clerk
    .getByRole('checkbox', { checked: false })
    .evaluateAll((boxes: HTMLInputElement[]) => boxes.map((box) => box.closest('label')?.textContent?.trim() ?? ''))
  const name = notAsked.find((one) => one !== '' && !handedIn.some((row) => row.includes(one))) ?? ''
  expect(name, `one of ${notAsked.join()} that has handed in nothing`).not.toBe('')
  const ownDay = () => clerk.getByLabel(`${name}の締切日`)
  const save = () => clerk.getByRole('button', { name: '募集の内容を保存する' }).click()
  await clerk.getByRole('checkbox', { name, exact: true }).check()
  await ownDay().fill('2026-05-20')
  await save()
  const row = clerk.getByRole('row').filter({ hasText: name })
  await expect(row).toContainText('2026年5月20日')
  await expect(row).toContainText('未提出')
  await shot(clerk, 'call-silent')
  await expectAccessible(clerk)
  for (const link of [`${name}へのお願いの文書（Word）`, '未提出の1組織へのお願いの文書（Word）']) {
    const download = clerk.waitForEvent('download')
    await clerk.getByRole('link', { name: link }).click()
    expect((await download).suggestedFilename()).toMatch(/^要求事項の提出のお願い_.*\.docx$/)
  }
  // Not asked for a while, it keeps its day.
  await openKinds(clerk)
  await clerk.getByRole('checkbox', { name, exact: true }).uncheck()
  await save()
  await expect(row).toHaveCount(0)
  await expect(ownDay()).toHaveValue('2026-05-20')
  // All of a kind have one day, and the body keeps its own.
  const kindDay = clerk.getByLabel('構成組織の締切日', { exact: true })
  await kindDay.fill('2026-06-05')
  await save()
  await expect(clerk.getByRole('row').filter({ hasText: '2026年6月5日' }).first()).toBeVisible()
  await expect(kindDay).toHaveValue('2026-06-05')
  await kindDay.fill('')
  await save()
  await expect(clerk.getByRole('row').filter({ hasText: '2026年6月5日' })).toHaveCount(0)

  const proposer = await signIn(browser, 'proposer')
  await proposer.goto('/proposals')
  await proposer.getByText('募集の案内を読む').click()
  await expect(proposer.getByText('案内を書き直しました。')).toBeVisible()
})

test('last year’s requests are carried on by one click', async ({ browser }) => {
  const proposer = await signIn(browser, 'proposer')
  await proposer.goto('/proposals')
  await proposer
    .getByRole('button', { name: /：今年も継続$/ })
    .first()
    .click()
  await expect(proposer.getByText(/受付\d+として提出しました。/)).toBeVisible()
  await expect(proposer.getByRole('link', { name: /今年は「継続」（受付\d+）/ })).toBeVisible()
  await shot(proposer, 'carried-on')
  await proposer.context().close()
})

test('from a blank sheet and from paper it is asked which request of last year is meant', async ({ browser }) => {
  const clerk = await signIn(browser, 'bureauClerk')
  await clerk.goto('/proposals/new')
  const which = clerk.getByLabel(/^昨年のどの要求項目か/)
  const bodies = await clerk
    .getByLabel('組織')
    .locator('option')
    .evaluateAll((options: HTMLOptionElement[]) => options.map(({ value }) => value).filter((value) => value !== ''))
  for (const body of bodies) {
    await clerk.getByLabel('組織').selectOption(body)
    if ((await clerk.getByRole('radio', { name: /^終了/ }).count()) > 0) break
  }
  await expect(which).toBeHidden()
  await clerk.getByRole('radio', { name: /^終了/ }).check()
  await expect(which).toBeVisible()
  await clerk.getByLabel('件名').fill('紙で終える要求')
  await shot(clerk, 'paper-ends')
  await clerk.getByRole('button', { name: '受け付ける' }).click()
  await expect(which).toHaveAccessibleDescription(/選んでください。/)
  await expect(which).toBeFocused()
  await expectAccessible(clerk)
  await which.selectOption({ index: 1 })
  await clerk.getByRole('button', { name: '受け付ける' }).click()
  await expect(clerk.getByText(/受付\d+として受け付けました。/)).toBeInViewport()
  await clerk.getByRole('link', { name: '受け付けた要求事項を開く' }).click()
  await expect(clerk.getByRole('heading', { level: 1, name: '紙で終える要求' })).toBeVisible()
  await clerk.locator('summary').filter({ hasText: '取り下げる' }).click()
  await clerk.getByRole('button', { name: '取り下げる' }).click()
  await expect(clerk.getByText(/取り下げました/)).toBeVisible()
  await clerk.context().close()
})
