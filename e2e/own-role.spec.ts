import { expect, type Page, test } from '@playwright/test'
import { addMembership, addPerson, comeIn, dayFromToday, section, sendMembership } from './support/administration.ts'
import { signIn } from './support/people.ts'

const PASSWORD = 'もみじ川沿いの道を歩いて帰る夕方'
const close = (page: Page) => page.context().close()

test('P10, P11: a role that an administrator wants for herself is confirmed by another and told to the bureau', async ({
  browser,
}) => {
  const first = await signIn(browser, 'administrator')
  const person = await addPerson(first, '中島 梓')
  await addMembership(first, person, { body: '政策局', role: '管理者', from: dayFromToday(-1) })
  const second = await comeIn(browser, first, person, PASSWORD)

  await test.step('she asks, and has nothing yet', async () => {
    await sendMembership(second, person, { body: '環境・エネルギー政策委員会', role: '委員長', from: dayFromToday(0) })
    await expect(second.getByText('ほかの管理者の確認を待っています。')).toBeVisible()
    await second.goto('/policy-requests')
    await expect(second.getByText('閲覧できる要求項目はまだありません。')).toBeVisible()
    await second.goto('/')
    await expect(section(second, '管理者の確認を待っている役割').getByRole('button')).toHaveText(['取り下げる'])
  })
  await test.step('the other finds the question on the home page and confirms it', async () => {
    await first.goto('/')
    const asks = section(first, '管理者の確認を待っている役割')
    await expect(asks.getByText('中島 梓さん（管理者）が、自分に')).toBeVisible()
    await asks.getByRole('button', { name: '確認して付ける' }).click()
    await expect(asks).toHaveCount(0)
    await second.goto('/policy-requests')
    await expect(second.getByText('閲覧できる要求項目はまだありません。')).toHaveCount(0)
  })
  await test.step('the bureau reads of it at home, until it has checked', async () => {
    const clerk = await signIn(browser, 'bureauClerk')
    const notices = section(clerk, '権限の変更のお知らせ')
    const told = notices.getByText('中島 梓さん（管理者）が、自分に')
    await expect(told).toContainText('確認した管理者')
    await notices.getByRole('button', { name: '内容を確かめました' }).click()
    await expect(told).toHaveCount(0)
    await close(clerk)
  })
  await test.step('who has nothing to confirm and no notice is told so', async () => {
    const viewer = await signIn(browser, 'viewer')
    await viewer.goto('/access')
    await expect(viewer.getByText('確認が必要なものや、新しいお知らせはありません。')).toBeVisible()
    await close(viewer)
  })
  await close(first)
  await close(second)
})
