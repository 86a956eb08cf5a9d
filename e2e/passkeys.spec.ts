import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { addPerson, comeIn, NEWCOMERS } from './support/administration.ts'
import { openBrowser, signIn, signInWithPassword } from './support/people.ts'

const PASSWORD = '雨の日の港はいつも静かだった'
const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 800 }

/** A device with a fingerprint reader, as the browser knows it (WebAuthn Level 3, section 11). */
async function withDevice(page: Page, credentials: readonly object[] = []) {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  for (const credential of credentials)
    await client.send('WebAuthn.addCredential', { authenticatorId, credential: credential as never })
  return {
    credentials: async () => (await client.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
  }
}

/** Both widths, with nothing for axe to find. */
async function look(page: Page, name: string) {
  for (const [size, width] of [
    [PHONE, 390],
    [DESK, 1280],
  ] as const) {
    await page.setViewportSize(size)
    await expectAccessible(page)
    await page.screenshot({ path: `test-results/${name}-${width}.png`, fullPage: true })
  }
}

test('I10: a passkey is made on the account page, signs in without a password, and is removed', async ({ browser }) => {
  const admin = await signIn(browser, 'administrator')
  const person = await addPerson(admin, NEWCOMERS[2])
  const page = await comeIn(browser, admin, person, PASSWORD)
  const device = await withDevice(page)
  const passkeys = page.getByRole('region', { name: 'パスキー' })

  await test.step('it must have a name, and then the recovery codes are shown', async () => {
    await page.goto('/account/second-factor')
    await page.getByRole('button', { name: 'パスキーを登録する' }).click()
    await expect(page.getByLabel('パスキーの名前')).toHaveAccessibleDescription(/入力してください/)
    expect(await device.credentials()).toHaveLength(0)
    await look(page, 'passkeys-none')
    await page.getByLabel('パスキーの名前').fill('職場のパソコン')
    await page.getByRole('button', { name: 'パスキーを登録する' }).click()
    await expect(page.getByRole('list', { name: '回復コード' }).getByRole('listitem')).toHaveCount(10)
    await expect(passkeys.getByText('職場のパソコン', { exact: true })).toBeVisible()
    await look(page, 'passkeys-made')
  })
  const credentials = await device.credentials()
  expect(credentials).toHaveLength(1)

  const other = await openBrowser(browser, 'another browser')
  const there = await withDevice(other, credentials)
  await test.step('signing in takes the device, and no password', async () => {
    await other.goto('/sign-in?to=/account')
    await look(other, 'sign-in-passkey')
    await other.getByRole('button', { name: 'パスキーでサインインする' }).click()
    await expect(other.getByRole('heading', { level: 1, name: 'アカウント' })).toBeVisible()
  })
  await test.step('beside the password it is asked for as the second step', async () => {
    const third = await openBrowser(browser, 'a third browser')
    await withDevice(third, await there.credentials())
    await signInWithPassword(third, { email: person.email, password: PASSWORD })
    await expect(third.getByRole('heading', { level: 1, name: 'パスキーで確認してください' })).toBeVisible()
    // Who has no app has no code to enter.
    await expect(third.getByLabel('確認コード')).toHaveCount(0)
    await look(third, 'second-step-passkey')
    await third.getByRole('button', { name: 'パスキーでサインインする' }).click()
    await expect(third.getByRole('heading', { level: 1, name: person.name })).toBeVisible()
    await third.close()
  })
  await test.step('once removed it opens nothing', async () => {
    await page.goto('/account/second-factor')
    await expect(passkeys.getByText(/最後に使った日時/)).toBeVisible()
    await passkeys.getByRole('button', { name: '職場のパソコンを削除する' }).click()
    await expect(passkeys.getByText('登録したパスキーはありません。')).toBeVisible()
    const fourth = await openBrowser(browser, 'a fourth browser')
    await withDevice(fourth, await there.credentials())
    await fourth.goto('/sign-in')
    await fourth.getByRole('button', { name: 'パスキーでサインインする' }).click()
    await expect(fourth.getByText('パスキーを確認できませんでした。')).toBeVisible()
    await expectAccessible(fourth)
    await fourth.close()
  })
  for (const open of [page, other, admin]) await open.close()
})
