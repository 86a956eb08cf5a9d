import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { focusAt, saveState, type } from './support/editor.ts'
import { signIn } from './support/people.ts'

test('a chair approves what she has read, and nothing that was written meanwhile', async ({ browser }) => {
  const chair = await signIn(browser, 'chair')
  await chair.goto('/policy-requests?state=inCommittee')
  await chair.getByRole('rowheader').getByRole('link').first().click()
  await chair.getByRole('link', { name: '委員会で承認する', exact: true }).click()
  const form = new URL(chair.url()).pathname
  const substance = chair.getByRole('region', { name: '対象の内容' })
  await expect(substance).toContainText('要求本文')
  await expect(substance).toContainText('神奈川県')
  await chair.getByLabel('会議の日').fill(new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10))
  for (const [label, count] of [
    ['構成員の数', '18'],
    ['出席者の数', '12'],
    ['賛成', '12'],
    ['反対', '0'],
  ] as const)
    await chair.getByLabel(label, { exact: true }).fill(count)

  const atTheDesk = await chair.context().newPage()
  await test.step('at another desk a word is added', async () => {
    await atTheDesk.goto(form.replace(/\/move\/.*/, ''))
    await saveState(atTheDesk, 'saved')
    await focusAt(atTheDesk, 2)
    await type(atTheDesk, ['県は、早急に'])
    await saveState(atTheDesk, 'saved')
  })

  const approve = chair.getByRole('button', { name: '委員会で承認する', exact: true })
  await test.step('the approval is refused, the new text is shown, the numbers stay', async () => {
    await approve.click()
    await expect(chair.getByRole('alert')).toContainText('画面に表示した後に、内容が変わりました。')
    await expect(substance).toContainText('県は、早急に')
    await expect(chair.getByLabel('出席者の数')).toHaveValue('12')
    await expectAccessible(chair)
  })
  await test.step('having read it she approves', async () => {
    await approve.click()
    await expect(chair.getByRole('main').getByText('委員会承認済', { exact: true }).first()).toBeVisible()
    await saveState(atTheDesk, 'frozen')
  })
  await chair.context().close()
})

test('a chair confirms the difference that is there, not one that was shown before', async ({ browser }) => {
  const chair = await signIn(browser, 'chair')
  await chair.goto('/')
  await chair
    .getByRole('region', { name: /変更された内容を確認する/ })
    .getByRole('link')
    .first()
    .click()
  await expect(chair.getByRole('heading', { level: 1 })).toBeVisible()
  await chair.waitForURL(/\/changes$/)
  const clerk = await signIn(browser, 'bureauClerk')
  await test.step('the bureau writes on while she reads', async () => {
    await clerk.goto(new URL(chair.url()).pathname.replace(/\/changes$/, ''))
    await saveState(clerk, 'saved')
    await focusAt(clerk, 2)
    await type(clerk, ['あわせて、'])
    await saveState(clerk, 'saved')
  })
  const confirm = chair.getByRole('button', { name: '変更された内容を確認した', exact: true })
  await confirm.click()
  await expect(chair.getByText('画面に表示した後に、内容が変わりました。', { exact: false })).toBeVisible()
  await expect(chair.locator('ins').filter({ hasText: 'あわせて、' })).toBeVisible()
  await confirm.click()
  await expect(chair.getByText('変更された内容を確認しました。')).toBeVisible()
  for (const page of [chair, clerk]) await page.context().close()
})
