import { expect, test } from '@playwright/test'
import { signIn } from './support/people.ts'

// A story of its own, before those that put other years in the place of the current one on the same server.
test('last year’s requests are carried on by one click', async ({ browser }) => {
  const proposer = await signIn(browser, 'proposer')
  await proposer.goto('/proposals')
  await proposer
    .getByRole('button', { name: /：今年も継続$/ })
    .first()
    .click()
  await expect(proposer.getByText(/受付\d+として提出しました。/)).toBeVisible()
  await expect(proposer.getByRole('link', { name: /今年は「継続」（受付\d+）/ })).toBeVisible()
  await proposer.context().close()
})
