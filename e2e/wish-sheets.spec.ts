import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { signIn } from './support/people.ts'
import { fillSheet, getSheet, XLSX } from './support/wish-sheets.ts'

const SHOTS = process.env.SHOTS

/** No page is wider than a phone; pictures of both sizes are kept where they are asked for. */
const look = async (page: Page, name: string) => {
  await expectAccessible(page)
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-desk.png`, fullPage: true })
  await page.setViewportSize({ width: 390, height: 844 })
  const width = () => page.evaluate(() => document.documentElement.scrollWidth)
  await expect.poll(width).toBeLessThanOrEqual(390)
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-phone.png`, fullPage: true })
  await page.setViewportSize({ width: 1280, height: 800 })
}

const choose = async (page: Page, file: { name: string; mimeType: string; buffer: Buffer }) => {
  await page.getByLabel(/^ファイル/).setInputFiles(file)
  await page.getByRole('button', { name: '読み取って確認する' }).click()
}

test('a body gets its sheet, writes in it, has it read, mends what is wrong, and hands in', async ({ browser }) => {
  // A body of its own: the whole sheet is handed in, and last year's requests of the body with it.
  const page = await signIn(browser, 'chapterProposer')
  await page.goto('/proposals')
  await page
    .getByRole('link', { name: /ExcelやWordの表で出す/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'ExcelやWordの表で出す' })).toBeVisible()
  await look(page, 'import')
  const given = await getSheet(page)

  // Something else is told in words, on the same page.
  await choose(page, { name: 'a.xlsx', mimeType: XLSX, buffer: Buffer.from('%PDF-1.7') })
  await expect(page.getByRole('alert')).toContainText('入力に直すところがあります')
  await expect(page.getByText('読めない種類のファイルです', { exact: false })).toHaveCount(1)

  // As in Excel: the first empty row is written in, with one mistake.
  const sheetWith = (demand: string) => fillSheet(given, [{ title: 'シートで出した要求', demand }])
  await choose(page, { name: '要求.xlsx', mimeType: XLSX, buffer: await sheetWith('あ'.repeat(4001)) })
  await expect(page.getByRole('heading', { level: 1, name: '読み取った内容の確認' })).toBeVisible()
  await expect(page.getByText(/シート「要求事項」のE\d+：「要求内容」が4001字あります。/)).toBeVisible()
  await look(page, 'preview-mend')

  await page.getByRole('link', { name: '別のファイルを読み取る' }).click()
  const right = { name: '要求.xlsx', mimeType: XLSX, buffer: await sheetWith('（1）休憩所を置くこと。') }
  await choose(page, right)
  const row = page.getByRole('row').filter({ hasText: 'シートで出した要求' })
  await expect(row).toContainText('新しい下書き')
  await look(page, 'preview')
  await page.getByRole('button', { name: /^下書きとして取り込む/ }).click()
  await expect(page.getByText(/取り込みました（新しく\d+件/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'シートで出した要求' })).toHaveCount(1)
  await look(page, 'imported')

  // The same file once more: nothing new, and what it left as drafts can be handed in from here.
  await page.goto('/proposals/import')
  await choose(page, right)
  await expect(row).toContainText('今あるものと同じ')
  await expect(page.getByRole('button', { name: /^下書きとして取り込む/ })).toHaveCount(0)
  await page.getByRole('button', { name: /^取り込んで提出する/ }).click()
  await expect(page.getByText(/取り込みました（新しく0件、変更0件、提出\d+件）/)).toBeVisible()
  await page.getByRole('link', { name: 'シートで出した要求' }).click()
  await expect(page.getByText('（1）休憩所を置くこと。').first()).toBeVisible()

  // What a body sends by mail the bureau takes for it; nobody else finds the door.
  const clerk = await signIn(browser, 'bureauClerk')
  await clerk.goto('/proposals/import')
  await look(clerk, 'import-bureau')
  await choose(clerk, {
    name: '要求.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('件名,要求内容\nメールの要求,内容\n'),
  })
  await expect(clerk.getByText('どの組織のものか分かりません。', { exact: false })).toBeVisible()
  // Read, but not confirmed: it is found again.
  await clerk.goto('/proposals/import')
  await clerk.getByRole('link', { name: /（内容の確認待ち）$/ }).click()
  await expect(clerk.getByText('取り込まないシート 1件', { exact: false })).toBeVisible()

  // What cannot be read leaves the body as it was chosen; beside others it is counted, and their rows are taken.
  await clerk.goto('/proposals/import')
  const body = clerk.getByLabel('組織').last()
  await body.selectOption({ index: 2 })
  const chosen = await body.inputValue()
  await choose(clerk, { name: 'a.xlsx', mimeType: XLSX, buffer: Buffer.from('%PDF-1.7') })
  await expect(clerk.getByText('読めない種類のファイルです', { exact: false })).toHaveCount(1)
  await expect(clerk.getByLabel('組織').last()).toHaveValue(chosen)
  const mailed = (name: string) => ({
    ...{ name: `${name}.csv`, mimeType: 'text/csv' },
    buffer: Buffer.from(`件名,要求内容\n${name},${'内容'.repeat(50)}\n`),
  })
  const names = Array.from({ length: 8 }, (_, at) => `まとめて届いた要求${at}`)
  await clerk
    .getByLabel(/^ファイル/)
    .setInputFiles([...names.map(mailed), { name: 'b.xlsx', mimeType: XLSX, buffer: Buffer.from('%PDF-1.7') }])
  await clerk.getByRole('button', { name: '読み取って確認する' }).click()
  await expect(clerk.getByText('9件のファイルのうち、読み取れなかったもの 1件', { exact: false })).toBeVisible()
  await clerk.getByRole('button', { name: '受け付ける（8件）' }).click()
  await expect(clerk.getByText('取り込みました（新しく8件', { exact: false })).toBeVisible()
})
