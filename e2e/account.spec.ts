import { expect, test } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { expectAccessible } from './support/accessibility.ts'
import { addMembership, addPerson, comeIn, dayFromToday, NEWCOMERS } from './support/administration.ts'
import { openBrowser, signIn, signInWithPassword } from './support/people.ts'

const PASSWORD = '雨の日の港はいつも静かだった'
const NEW_PASSWORD = '霧の朝に船を数える灯台の人'
const PHONE = { width: 390, height: 844 }

test('people change their own password, and see and end where they are signed in', async ({ browser }) => {
  const admin = await signIn(browser, 'administrator')
  const person = await addPerson(admin, NEWCOMERS[0])
  const page = await comeIn(browser, admin, person, PASSWORD)
  const other = await openBrowser(browser, 'another browser')
  await signInWithPassword(other, { email: person.email, password: PASSWORD })
  await expect(other.getByRole('heading', { level: 1, name: person.name })).toBeVisible()

  await page.goto('/account')
  const sessions = page.getByRole('region', { name: 'サインインしている端末' })
  await expect(sessions.getByRole('listitem')).toHaveCount(2)
  await expect(sessions.getByRole('listitem').first()).toContainText('この端末')
  await expectAccessible(page)
  await page.screenshot({ path: 'test-results/account-1280.png', fullPage: true })

  await test.step('one is ended, and it is out', async () => {
    await sessions.getByRole('button', { name: /のサインインを終了する/ }).click()
    await expect(page.getByText('選んだ端末のサインインを終了しました。')).toBeVisible()
    await expect(sessions.getByRole('listitem')).toHaveCount(1)
    await other.goto('/account')
    await expect(other.getByRole('heading', { level: 1, name: 'サインイン' })).toBeVisible()
  })
  await test.step('a weak password is refused with what is weak; a good one is taken, and this browser stays', async () => {
    await page.locator('summary').filter({ hasText: 'パスワードを変更する' }).click()
    const change = async (current: string, wanted: string) => {
      await page.getByLabel('今のパスワード').fill(current)
      await page.getByLabel('新しいパスワード').fill(wanted)
      await page.getByRole('button', { name: 'パスワードを変更する' }).click()
    }
    await change(PASSWORD, person.name.repeat(3))
    await expect(page.getByLabel('新しいパスワード')).toHaveAccessibleDescription(/名前、メールアドレス/)
    await expectAccessible(page)
    await change('ちがう言葉です', NEW_PASSWORD)
    await expect(page.getByLabel('今のパスワード')).toHaveAccessibleDescription(/パスワードが違います。/)
    await expect(page.getByLabel('新しいパスワード')).toHaveAccessibleDescription(/12文字以上/)
    await change(PASSWORD, NEW_PASSWORD)
    await expect(page.getByText('パスワードを変更しました。')).toBeVisible()
    await signInWithPassword(other, { email: person.email, password: NEW_PASSWORD })
    await expect(other.getByRole('heading', { level: 1, name: person.name })).toBeVisible()
  })
  for (const open of [page, other, admin]) await open.close()
})

test('a second factor is set up with an app, asked for, replaced by a recovery code, and taken away', async ({
  browser,
}) => {
  const admin = await signIn(browser, 'administrator')
  const person = await addPerson(admin, NEWCOMERS[1])
  await addMembership(admin, person, { body: '政策局', role: '政策局', from: dayFromToday(0) })
  const page = await comeIn(browser, admin, person, PASSWORD)
  let secret = ''
  let recoveryCode = ''
  const generator = () => new TOTP({ secret: Secret.fromBase32(secret) })
  // A code is taken once: the next one is of the half minute that comes.
  const nextCode = () => generator().generate({ timestamp: Date.now() + 30_000 })

  await test.step('the bureau is asked to', async () => {
    await expect(page.getByText('二段階認証を設定してください')).toBeVisible()
    await expectAccessible(page)
    await page.screenshot({ path: 'test-results/second-factor-asked-1280.png', fullPage: true })
    await page.getByRole('link', { name: '二段階認証を設定する' }).click()
    await page.getByRole('button', { name: '設定を始める' }).click()
    const image = page.getByRole('img', { name: '認証アプリで読み取る二次元コード' })
    await expect(image).toBeVisible()
    expect(await image.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
    await expectAccessible(page)
    await page.setViewportSize(PHONE)
    await expectAccessible(page)
    await page.screenshot({ path: 'test-results/second-factor-set-up-390.png', fullPage: true })
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.screenshot({ path: 'test-results/second-factor-set-up-1280.png', fullPage: true })
    secret = (await page.locator('.font-mono').innerText()).replaceAll(' ', '')
  })
  await test.step('a wrong code says so; the right one shows the recovery codes', async () => {
    await page.getByLabel('確認コード').fill('12345')
    await page.getByRole('button', { name: '確かめて設定を終える' }).click()
    await expect(page.getByLabel('確認コード')).toHaveAccessibleDescription(/コードが違うか/)
    await page.getByLabel('確認コード').fill(generator().generate())
    await page.getByRole('button', { name: '確かめて設定を終える' }).click()
    const codes = page.getByRole('list', { name: '回復コード' }).getByRole('listitem')
    await expect(codes).toHaveCount(10)
    recoveryCode = await codes.first().innerText()
    await expectAccessible(page)
    await page.screenshot({ path: 'test-results/recovery-codes-1280.png', fullPage: true })
    await page.reload()
    await expect(codes).toHaveCount(0)
  })
  const other = await openBrowser(browser, 'another browser')
  await test.step('the password alone opens nothing', async () => {
    await signInWithPassword(other, { email: person.email, password: PASSWORD })
    await expect(other.getByRole('heading', { level: 1, name: '確認コードを入力してください' })).toBeVisible()
    await expectAccessible(other)
    await other.setViewportSize(PHONE)
    await expectAccessible(other)
    await other.screenshot({ path: 'test-results/second-step-390.png', fullPage: true })
    await other.setViewportSize({ width: 1280, height: 800 })
    await other.getByLabel('確認コード').fill('000000')
    await other.getByRole('button', { name: 'サインインする', exact: true }).click()
    await expect(other.getByRole('alert')).toContainText('コードが違うか')
    await other.getByLabel('確認コード').fill(nextCode())
    await other.getByRole('button', { name: 'サインインする', exact: true }).click()
    await expect(other.getByRole('heading', { level: 1, name: person.name })).toBeVisible()
  })
  await test.step('a recovery code stands in for the app', async () => {
    const third = await openBrowser(browser, 'a third browser')
    await signInWithPassword(third, { email: person.email, password: PASSWORD })
    await third.locator('summary').filter({ hasText: 'スマートフォンが手元にないとき' }).click()
    await third.getByLabel('回復コード').fill(recoveryCode)
    await third.getByRole('button', { name: '回復コードでサインインする' }).click()
    await expect(third.getByRole('heading', { level: 1, name: person.name })).toBeVisible()
    await third.close()
  })
  await test.step('an administrator takes it away, and the person is told', async () => {
    await admin.goto(person.path)
    await expectAccessible(admin)
    await admin.screenshot({ path: 'test-results/person-second-factor-1280.png', fullPage: true })
    await admin.getByRole('button', { name: '二段階認証を解除する' }).click()
    await expect(admin.getByText('二段階認証を解除しました。')).toBeVisible()
    await page.goto('/')
    await signInWithPassword(page, { email: person.email, password: PASSWORD })
    await expect(page.getByText('二段階認証が解除されました')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: '確認しました' }).click()
    await expect(page.getByText('通知を確認しました。')).toBeVisible()
  })
  for (const open of [page, other, admin]) await open.close()
})
