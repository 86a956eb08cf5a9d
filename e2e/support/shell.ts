import type { Page } from '@playwright/test'

/** Opens the menu of the year in the bar and chooses the year called `title`. */
export async function chooseYear(page: Page, title: string): Promise<void> {
  await page.getByRole('banner').locator('summary').filter({ hasText: /年度/ }).click()
  await page.getByRole('list', { name: '年度' }).getByRole('link', { name: title }).click()
}
