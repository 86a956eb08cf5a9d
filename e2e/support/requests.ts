import { expect, type Page } from '@playwright/test'
import { saveState } from './editor.ts'

/** Creates a request of the signed-in member's committee. @returns its address */
export async function newRequest(page: Page, title: string): Promise<string> {
  await page.goto('/policy-requests/new')
  await page.getByLabel('タイトル').fill(title)
  await page.getByRole('button', { name: '作成して本文を書く' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await saveState(page, 'saved')
  return new URL(page.url()).pathname
}
