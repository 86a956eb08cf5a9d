import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { openXlsx, saveXlsx } from 'hucre/xlsx'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What somebody writes into a row of a sheet. */
export type WrittenRow = { readonly title: string; readonly demand: string; readonly situation?: string }

/** Gets the sheet of the body that the open page offers. */
export async function getSheet(page: Page): Promise<Buffer> {
  const download = page.waitForEvent('download')
  await page
    .getByRole('link', { name: /のシート（Excel）$/ })
    .first()
    .click()
  return readFile(await (await download).path())
}

/** Fills the empty rows of a sheet that was given out, as in Excel; of last year's requests nothing is chosen when `alone`. */
export async function fillSheet(given: Buffer, rows: readonly WrittenRow[], alone = false): Promise<Buffer> {
  const workbook = await openXlsx(given)
  const [sheet] = workbook.sheets
  const lines = sheet?.rows ?? []
  const put = (line: number, column: number, value: string) => {
    const cells = lines[line] ?? []
    cells[column] = value
    sheet?.cells?.set(`${line},${column}`, { ...sheet.cells.get(`${line},${column}`), value, type: 'string' })
  }
  const keyed = (letter: string) =>
    lines.flatMap((cells, line) => (String(cells[0] ?? '').startsWith(`${letter}:`) ? [line] : []))
  if (alone) for (const line of keyed('R')) put(line, 2, '')
  const empty = keyed('N')
  for (const [index, { title, demand, situation }] of rows.entries()) {
    const line = empty[index]
    if (line === undefined) throw new Error(`the sheet has ${empty.length} empty rows`)
    for (const [column, value] of [
      [2, '新規'],
      [3, title],
      [4, demand],
      [5, situation ?? ''],
      [7, '県'],
    ] as const)
      if (value !== '') put(line, column, value)
  }
  return Buffer.from(await saveXlsx(workbook))
}
