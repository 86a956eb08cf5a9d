import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { signIn } from './support/people.ts'

test('B9: who heads a recipient is registered with a term, and stands in the list', async ({ browser }) => {
  const page = await signIn(browser, 'administrator')
  await page.goto('/admin/heads')
  await expectAccessible(page)
  await page.getByRole('link', { name: '湯河原町の任期' }).click()
  await page.getByRole('textbox', { name: '氏名' }).fill('見本　花子')
  await page.getByLabel('任期の始まり').fill('2024-04-01')
  await page.getByRole('button', { name: '登録する', exact: true }).click()
  await expect(page.getByRole('row', { name: /見本.花子.*2024年4月1日.{0,3}から/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: '一覧に戻る' }).click()
  await expect(page.getByRole('row', { name: /湯河原町 .*町長 見本.花子/ })).toBeVisible()

  // Taking it away asks first, and names what goes.
  await page.getByRole('link', { name: '湯河原町の任期' }).click()
  const remove = page.getByRole('button', { name: /見本.花子さんの登録を取り消す/ })
  await expect(remove).toBeHidden()
  await page.getByText('登録を取り消す（見本').click()
  await expect(page.getByText(/見本.花子さんの任期（2024年4月1日.*から）を、この一覧から消します。/)).toBeVisible()
  await expectAccessible(page)
  await remove.click()
  await expect(page.getByText('湯河原町の登録を取り消しました。')).toBeVisible()
  await expect(page.getByText('まだ誰も登録されていません。')).toBeVisible()
})
