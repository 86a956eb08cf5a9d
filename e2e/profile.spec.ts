import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { unique } from './support/administration.ts'
import { createWholeRequest } from './support/editor.ts'
import { signIn } from './support/people.ts'

const SHOTS = process.env.SHOTS
const UNION_WORDS = /構成組織|地域連合|中央委員会|政策局|要求項目|要求事項/

const look = async (admin: Page, name: string) => {
  await admin.getByLabel('見本', { exact: true }).selectOption({ label: name })
  await admin.getByRole('button', { name: '何が変わるかを確かめる' }).click()
  await expect(admin.getByRole('heading', { name: `「${name}」の見本に置き換えると` })).toBeVisible()
}
const take = async (admin: Page) => {
  await admin.getByRole('button', { name: 'この見本に置き換える' }).click()
  await expect(admin.getByText('見本に置き換えました。')).toBeVisible()
}

test('an administrator makes it the desk of an association of towns, and everybody reads it in its words', async ({
  browser,
}) => {
  const admin = await signIn(browser, 'administrator')
  const proposer = await signIn(browser, 'proposer')
  await admin.goto('/admin/profile')
  await expectAccessible(admin)
  await look(admin, '神奈川県町村会')
  await expectAccessible(admin)
  if (SHOTS) await admin.screenshot({ path: `${SHOTS}/profile-sample.png`, fullPage: true })
  // Its name comes with it, bodies only where one says so, and what people typed stays.
  await expect(admin.getByRole('checkbox', { name: /^団体の名前を.*「神奈川県町村会」に変える$/ })).toBeChecked()
  await expect(admin.getByRole('checkbox', { name: /^政策委員会「重点要望」を追加する$/ })).not.toBeChecked()
  await expect(admin.getByRole('form', { name: /神奈川県町村会/ })).toContainText('差出人の氏名')
  await take(admin)
  await admin.goto('/admin/settings')
  await expect(admin.getByLabel('組織の名前')).toHaveValue('神奈川県町村会')
  await admin.goto('/admin/profile')
  if (SHOTS) await admin.screenshot({ path: `${SHOTS}/profile-desk.png`, fullPage: true })

  await test.step('menu and pages have its words, also after a page is opened without loading it afresh', async () => {
    await proposer.goto('/proposals')
    await expect(proposer.getByRole('heading', { level: 1, name: '要望事項' })).toBeVisible()
    await expect(proposer.getByRole('navigation', { name: '主なメニュー' })).not.toContainText(UNION_WORDS)
    await proposer.getByRole('button', { name: '新しく書く' }).first().click()
    await expect(proposer.getByRole('heading', { level: 1, name: '要望事項を書く' })).toBeVisible()
    await expect(proposer.getByLabel('現況と問題点')).toBeVisible()
    await expect(proposer.getByLabel('要望の内容')).toBeVisible()
    await expect(proposer.getByLabel('理由', { exact: true })).toHaveCount(0)
    if (SHOTS) await proposer.screenshot({ path: `${SHOTS}/profile-wish.png`, fullPage: true })
  })

  await test.step('what it requires is required', async () => {
    await proposer.getByLabel('件名').fill('町道の改良')
    await proposer.getByLabel('要望の内容').fill('町道を改良すること。')
    await expect(proposer.getByRole('status').filter({ hasText: '保存済み' })).toBeVisible()
    await proposer.getByRole('button', { name: '提出する' }).click()
    await expect(proposer.getByLabel('現況と問題点')).toHaveAccessibleDescription(/入力してください。/)
    await proposer.getByLabel('現況と問題点').fill('幅が狭い。')
    await proposer.getByRole('button', { name: '提出する' }).click()
    await expect(proposer.getByText(/提出しました。受付番号は\d+です/)).toBeVisible()
  })

  await test.step('a word of its own is changed, and what was typed wrongly is kept and named', async () => {
    const bureau = admin.getByLabel('政策局（日本語）')
    await bureau.fill('あ'.repeat(61))
    await admin.getByRole('button', { name: '保存する', exact: true }).click()
    await expect(bureau).toHaveAccessibleDescription(/長/)
    await expect(bureau).toHaveValue('あ'.repeat(61))
    await bureau.fill('企画課')
    await admin.getByRole('button', { name: '保存する', exact: true }).click()
    await expect(admin.getByText('保存しました。')).toBeVisible()
    await proposer.goto('/proposals')
    await expect(proposer.getByText('企画課が取扱いを検討しています。').first()).toBeVisible()
  })

  await test.step('the sign of a mark is changed by who knows what that means for past years', async () => {
    const clerk = await signIn(browser, 'bureauClerk')
    await admin.goto('/admin/profile')
    await admin.getByLabel('○ 一部措置の記号').fill('□')
    await admin.getByRole('button', { name: '保存する', exact: true }).click()
    await expect(admin.getByRole('alert')).toContainText('前の年度の評価も')
    await expectAccessible(admin)
    if (SHOTS) await admin.screenshot({ path: `${SHOTS}/profile-marks.png`, fullPage: true })
    await expect(admin.getByLabel('○ 一部措置の記号')).toHaveValue('□')
    await admin.getByLabel('前の年度の評価も、新しい記号と呼び名で表示されることを確かめた').check()
    await admin.getByRole('button', { name: '保存する', exact: true }).click()
    await expect(admin.getByText('保存しました。')).toBeVisible()
    await clerk.goto('/answers/matrix')
    await expect(clerk.getByRole('region', { name: '記号の意味' })).toContainText('□一部措置')
  })

  await test.step('the wish is taken back: the desk is as it was', async () => {
    await proposer.getByRole('link', { name: '町道の改良' }).click()
    await proposer.locator('summary').filter({ hasText: '取り下げる' }).click()
    await proposer.getByRole('button', { name: '取り下げる', exact: true }).click()
    await expect(proposer.getByText(/^取り下げました/)).toBeVisible()
  })

  await test.step('and back: the other stories are of the first federation', async () => {
    await look(admin, '連合神奈川')
    await expect(admin.getByText(/^すでに付けてある\d+件の評価も、見本の記号/)).toBeVisible()
    await expect(admin.getByText(/見本のものに置き換わり、失われます。$/)).toBeVisible()
    await take(admin)
    await admin.goto('/admin/settings')
    await expect(admin.getByLabel('組織の名前')).toHaveValue('日本労働組合総連合会神奈川県連合会')
    await proposer.goto('/proposals')
    await expect(proposer.getByRole('heading', { level: 1, name: '要求事項' })).toBeVisible()
  })
})

const decideBy = async (admin: Page, order: string) => {
  await admin.goto('/admin/profile')
  await admin.getByRole('radio', { name: order }).check()
  await admin.getByRole('button', { name: '保存する', exact: true }).click()
  await expect(admin.getByText('保存しました。')).toBeVisible()
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('where the central committee alone decides, a draft goes to the bureau and from there on its agenda', async ({
  browser,
}) => {
  const [admin, member, clerk, secretary] = await Promise.all([
    signIn(browser, 'administrator'),
    signIn(browser, 'member'),
    signIn(browser, 'bureauClerk'),
    signIn(browser, 'centralSecretary'),
  ])
  await decideBy(admin, '委員会は起草までとし、中央委員会だけで決める')
  const address = await createWholeRequest(member, `委員会の承認がない要求（${unique()}）`)

  await test.step('the drafters are offered no approval, and see who has it when they have handed it over', async () => {
    await member.reload()
    await expect(member.getByText('審議にかける')).toHaveCount(0)
    await member.getByRole('link', { name: '政策局に渡す' }).click()
    await expectAccessible(member)
    await press(member, '政策局に渡す')
    await expect(member.getByText('政策局に渡しました。')).toBeVisible()
    await expect(member.getByText('政策局調整中').first()).toBeVisible()
    if (SHOTS) await member.screenshot({ path: `${SHOTS}/chain-handed.png` })
  })

  await test.step('the bureau gives it back with a reason, and gets it again', async () => {
    await clerk.goto(`${address}/move/returnToDrafters`)
    await clerk.getByLabel('理由').fill('根拠を足してください。')
    await press(clerk, '起草に戻す')
    await expect(clerk.getByText('起草に戻しました。')).toBeVisible()
    await member.goto(address)
    await expect(member.getByText('根拠を足してください。')).toBeVisible()
    if (SHOTS) await member.screenshot({ path: `${SHOTS}/chain-back.png` })
    await member.goto(`${address}/move/handToBureau`)
    await press(member, '政策局に渡す')
    await expect(member.getByText('政策局に渡しました。')).toBeVisible()
  })

  await test.step('it goes on the agenda, and waits for the central committee', async () => {
    await clerk.goto(`${address}/move/putOnAgenda`)
    await press(clerk, '付議する')
    await expect(clerk.getByText('中央委員会に付議しました。')).toBeVisible()
    await secretary.goto(`${address}/move/adopt`)
    await expect(secretary.getByRole('button', { name: '採択する', exact: true })).toBeVisible()
    // Out of the year again: other stories count what is adopted.
    await secretary.goto(`${address}/move/withdraw`)
    await secretary.getByLabel('理由').fill('試しに付議したため。')
    await press(secretary, '取り下げる')
    await expect(secretary.getByText('取り下げました。')).toBeVisible()
  })
  await decideBy(admin, '委員会が承認し、中央委員会が採択する')
})
