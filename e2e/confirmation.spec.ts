import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { dayFromToday } from './support/administration.ts'
import { signIn } from './support/people.ts'

const setDecider = async (admin: Page, label: string) => {
  await admin.goto('/admin/profile')
  await admin.getByRole('radio', { name: label }).check()
  await admin.getByRole('button', { name: '保存する', exact: true }).click()
  await expect(admin.getByText('保存しました。')).toBeVisible()
}

test('what the desk proposes is told to its body when the committee has confirmed it', async ({ browser }) => {
  const [admin, clerk, chair, proposer] = await Promise.all([
    signIn(browser, 'administrator'),
    signIn(browser, 'bureauClerk'),
    signIn(browser, 'chair'),
    signIn(browser, 'proposer'),
  ])
  await setDecider(admin, '委員会が会議で確認する')
  await proposer.goto('/proposals')
  await proposer.getByRole('button', { name: '新しく書く' }).first().click()
  await proposer.getByLabel('件名').fill('委員会に諮る件')
  await proposer.getByLabel('要求内容').fill('諮ってから決めること。')
  await expect(proposer.getByRole('status').filter({ hasText: '保存済み' })).toBeVisible()
  await proposer.getByRole('button', { name: '提出する' }).click()
  await expect(proposer.getByText(/提出しました。受付番号は\d+です/)).toBeVisible()

  await clerk.goto('/consolidation?q=委員会に諮る件')
  await clerk.getByRole('radio', { name: 'ほかの宛先に引き継ぐ' }).check()
  await clerk.getByLabel('引き継ぎ先').fill('国')
  await clerk.getByRole('button', { name: '事務局案にして次へ' }).click()
  await expect(clerk.getByRole('main')).toContainText('確認する委員会')
  await clerk.getByLabel(/^確認する委員会/).selectOption({ label: '環境・エネルギー政策委員会' })
  await clerk.getByRole('button', { name: '事務局案にして次へ' }).click()
  await expect(clerk.getByText('事務局案を記録しました。')).toBeVisible()
  await clerk.goto('/consolidation?show=proposed&q=委員会に諮る件')
  await expect(clerk.getByText('環境・エネルギー政策委員会の確認を待っています。')).toBeVisible()
  await expectAccessible(clerk)
  await proposer.reload()
  await expect(proposer.getByRole('main')).not.toContainText('引き継ぎました')
  await proposer.goto('/proposals')
  await expect(proposer.getByRole('row', { name: /委員会に諮る件/ })).toContainText('検討しています')

  await chair.goto('/')
  await chair.getByRole('link', { name: '委員会で取扱いを確認する' }).click()
  await expect(chair.getByText('案：国に引き継ぐ')).toBeVisible()
  await expectAccessible(chair)
  await expect(chair.getByLabel('出席者の数')).toHaveValue('')
  await chair.getByLabel('会議の日').fill(dayFromToday(0))
  await chair.getByLabel('構成員の数').fill('20')
  await chair.getByLabel('出席者の数').fill('4')
  await chair.getByRole('button', { name: '選んだ案を確認する' }).click()
  await expect(chair.getByRole('alert')).toBeVisible()
  await expect(chair.getByLabel('出席者の数')).toHaveValue('4')
  await chair.getByLabel('出席者の数').fill('18')
  await chair.getByRole('button', { name: '選んだ案を確認する' }).click()
  await expect(chair.getByText('確認を記録しました。')).toBeVisible()

  await proposer.reload()
  await expect(proposer.getByRole('row', { name: /委員会に諮る件/ })).toContainText('国に引き継ぎました。')
  await proposer.getByRole('link', { name: '委員会に諮る件' }).click()
  await expect(proposer.getByText(/環境・エネルギー政策委員会が確認して決まりました/)).toBeVisible()
  await setDecider(admin, '政策局だけで決める')
})
