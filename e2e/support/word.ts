import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page, test } from '@playwright/test'
import JSZip from 'jszip'
import { objectionsTo } from '../../tools/open-xml-validator.ts'

/** A Word file as the tests look at it. */
export type WordFile = {
  readonly name: string
  readonly document: string
  readonly numbering: string
  readonly styles: string
  readonly text: string
  readonly headings: readonly string[]
}

/** The Word file of the request that is open; its link stands in the menu of the bar. */
export async function downloadRequest(page: Page): Promise<WordFile> {
  await page.locator('summary', { hasText: 'そのほか' }).click()
  return downloadWord(page, page.getByRole('link', { name: 'Wordで出力' }))
}

/** Clicks a download and opens the Word file that comes. The Open XML SDK must have nothing to object. */
export async function downloadWord(page: Page, link: Locator): Promise<WordFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  const path = test.info().outputPath(download.suggestedFilename())
  await download.saveAs(path)
  expect(await objectionsTo(path)).toEqual([])
  const zip = await JSZip.loadAsync(await readFile(path))
  const part = async (name: string) => (await zip.file(name)?.async('string')) ?? ''
  const document = await part('word/document.xml')
  const paragraphs = document.match(/<w:p[ >].*?<\/w:p>/gs) ?? []
  const textOf = (xml: string) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')
  return {
    name: download.suggestedFilename(),
    document,
    numbering: await part('word/numbering.xml'),
    styles: await part('word/styles.xml'),
    text: paragraphs.map(textOf).join('\n'),
    headings: paragraphs.filter((paragraph) => /<w:pStyle w:val="Heading\d(?:Plain)?"/.test(paragraph)).map(textOf),
  }
}
