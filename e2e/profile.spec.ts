import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { signIn } from './support/people.ts'

const SHOTS = process.env.SHOTS
const UNION_WORDS = /構成組織|地域連合|中央委員会|政策局|要求項目|要求事項/

test('an administrator makes it the desk of an association of towns, and everybody reads it in its words', async ({
  browser,
}) => {
  const admin = await signIn(browser, 'administrator')
  const proposer = await signIn(browser, 'proposer')
  await admin.goto('/admin/profile')
  await expectAccessible(admin)
  await admin.getByLabel('見本', { exact: true }).selectOption({ label: '神奈川県町村会' })
  await admin.getByRole('button', { name: 'この見本に置き換える' }).click()
  await expect(admin.getByText('見本に置き換えました。')).toBeVisible()
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

  await test.step('the wish is taken back: the desk is as it was', async () => {
    await proposer.getByRole('link', { name: '町道の改良' }).click()
    await proposer.locator('summary').filter({ hasText: '取り下げる' }).click()
    await proposer.getByRole('button', { name: '取り下げる', exact: true }).click()
    await expect(proposer.getByText(/^取り下げました/)).toBeVisible()
  })

  await test.step('and back: the other stories are of the first federation', async () => {
    await admin.getByLabel('見本', { exact: true }).selectOption({ label: '連合神奈川' })
    await admin.getByRole('button', { name: 'この見本に置き換える' }).click()
    await expect(admin.getByText('見本に置き換えました。')).toBeVisible()
    await proposer.goto('/proposals')
    await expect(proposer.getByRole('heading', { level: 1, name: '要求事項' })).toBeVisible()
  })
})
