import { expect, test } from '@playwright/test'

test('a password is masked, can be pasted, and is known to password managers', async ({ browser }) => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await page.goto('/sign-in')
  const password = page.getByLabel('パスワード')
  await expect(password).toHaveAttribute('type', 'password')
  await expect(password).toHaveAttribute('autocomplete', 'current-password')
  await page.evaluate(() => navigator.clipboard.writeText('雨の日の港はいつも騒がしい 12'))
  await password.focus()
  await page.keyboard.press('ControlOrMeta+V')
  await expect(password).toHaveValue('雨の日の港はいつも騒がしい 12')
  await context.close()
})
