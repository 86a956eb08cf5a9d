import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { writeXlsx } from 'hucre/xlsx'
import {
  abstract,
  inList,
  lvl,
  num,
  p,
  startAt,
  style,
  wordFile,
} from '../server/documents/read/word/word-files.test-support.ts'
import { expectAccessible } from './support/accessibility.ts'
import { signIn } from './support/people.ts'

const SHOTS = process.env.SHOTS
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

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

type Sent = { readonly kind: string; readonly name: string; readonly bytes: Uint8Array }
async function drop(page: Page, { kind, name, bytes }: Sent): Promise<void> {
  await page.goto('/first-year')
  await page.getByLabel(new RegExp(`^${kind}`)).check()
  const mimeType = name.endsWith('.xlsx') ? XLSX : DOCX
  await page.getByLabel(/^ファイル/).setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) })
  await page.getByRole('button', { name: '読み込む' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '読み取った内容の確認' })).toBeVisible()
}
const take = (page: Page) => page.getByRole('button', { name: 'この内容で取り込む' }).click()
const book = (name: string, bytes: Uint8Array): Sent => ({ kind: '本', name, bytes })

const styles = ['1', '2'].map((level) => style(level, `heading ${level}`, '')).join('')
const h = (level: number, text: string) => p(text, `<w:pStyle w:val="${level}"/>`)

/** A book for two years, whose headings are typed. */
const twoYears = () =>
  wordFile({
    body: [
      '2004・2005年度 政策・制度要求',
      '第1章　環境・エネルギー',
      '１．脱炭素',
      '（１）省エネ改修の支援',
      '補助を拡げること。',
    ]
      .concat(['第2章　行財政', '１．人員', '（１）職員の確保', '必要な人員を置くこと。'])
      .map((line) => p(line))
      .join(''),
  })
/** Three series whose numbers begin anew. */
const threeSeries = () =>
  wordFile({
    styles,
    numbering:
      abstract(0, lvl(0, 'decimalFullWidth', '%1')) + [1, 2, 3].map((id) => num(id, 0, startAt(0, 1))).join(''),
    body: ['重点要望', '共通要望', '地域要望']
      .map((title, at) => h(1, title) + p(`${title}の道路の整備`, inList(at + 1)) + p('進めること。《山の会、海の会》'))
      .join(''),
  })
type Seed = { readonly title: string; readonly body: readonly { readonly text?: string }[] }
/** A common part and one of a recipient, with the texts of the sample year. */
async function commonAndOwn(): Promise<{ bytes: Uint8Array; titles: string[] }> {
  const file = new URL('../prisma/sample-year/requests.json', import.meta.url)
  const { requests } = JSON.parse(await readFile(file, 'utf8')) as { requests: Seed[] }
  const taken = requests.slice(0, 4)
  const items = taken.map(({ title, body }) => h(2, title) + body.map(({ text }) => (text ? p(text) : '')).join(''))
  const bytes = wordFile({
    styles,
    body: h(1, '共通の要求') + items.slice(0, 3).join('') + h(1, '横浜市への要求') + items.slice(3).join(''),
  })
  return { bytes, titles: taken.map(({ title }) => title) }
}

test('Q29 Q30 Q31: the first hour: three foreign books, wishes and answers, and last year stands there', async ({
  browser,
}) => {
  const page = await signIn(browser, 'bureauClerk')
  await test.step('a book for two years: its chapters bear the names of committees, and nothing is asked', async () => {
    await drop(page, book('二年分の本.docx', twoYears()))
    await expect(page.getByLabel('何年度に向けた要求か')).toHaveValue('2004')
    await expect(page.getByText('確かめていただきたいところ')).toHaveCount(0)
    await take(page)
    await expect(page.getByText('本を取り込みました。')).toBeVisible()
    await look(page, 'first-year')
  })
  await test.step('three series that restart: chapters and names are asked, and what was chosen stays', async () => {
    await drop(page, book('三系列の本.docx', threeSeries()))
    const asked = page.getByRole('heading', { name: '確かめていただきたいところ' })
    await expect(asked).toBeVisible()
    await page.getByLabel('何年度に向けた要求か').fill('2002')
    await page.getByRole('combobox', { name: /^「重点要望」/ }).selectOption({ label: '行財政政策委員会' })
    await look(page, 'book')
    await page.getByRole('button', { name: '「地域要望」の要求項目を見る' }).click()
    await expect(page.getByText('地域要望の道路の整備')).toBeVisible()
    await expect(page.getByLabel('何年度に向けた要求か')).toHaveValue('2002')
    await expect(page.getByRole('combobox', { name: /^「重点要望」/ }).locator('option:checked')).toHaveText(
      '行財政政策委員会',
    )
    await take(page)
    await expect(page.getByRole('heading', { name: '2002年度に向けた要求（取込み）' })).toBeVisible()
    await expect(page.getByText('要求項目1件')).toBeVisible()
  })
  const { bytes, titles } = await commonAndOwn()
  await test.step('a common part and a part of a city', async () => {
    await drop(page, book('共通と個別の本.docx', bytes))
    await page.getByLabel('何年度に向けた要求か').fill('2006')
    await page.getByLabel('年度サイクルの名称').fill('2006年度の要求')
    for (const chapter of ['共通の要求', '横浜市への要求'])
      await page
        .getByRole('combobox', { name: new RegExp(`^「${chapter}」`) })
        .selectOption({ label: '行財政政策委員会' })
    await take(page)
    await expect(page.getByText('要求項目4件')).toBeVisible()
  })
  await test.step('the wishes of that year, with what became of them', async () => {
    const rows = [
      ['構成組織', '件名', '要求内容', '結果', '反映先'],
      ['知らない組合', titles[0] ?? '', '進めてほしい。', '採用', titles[0] ?? ''],
      ['知らない組合', titles[1] ?? '', '支えてほしい。', '採用', ''],
    ]
    await drop(page, {
      kind: '要求事項の一覧',
      name: '要求事項.xlsx',
      bytes: await writeXlsx({ sheets: [{ name: '一覧', rows }] }),
    })
    await page.getByLabel(/^組織「知らない組合」/).selectOption({ index: 1 })
    await look(page, 'wishes')
    await take(page)
    await expect(page.getByText('要求事項を取り込みました。')).toBeVisible()
    await expect(page.getByRole('link', { name: '要求事項2件' })).toBeVisible()
  })
  await test.step('the answers, of which one names its request otherwise', async () => {
    const rows = [
      ['提出先', '要求項目', '回答', '担当課', '評価', '評価の理由', '次年度の扱い'],
      ['横浜市', titles[0] ?? '', '来年度から実施します。', '経済局', '◎', '求めたとおり', '終了'],
      ['横浜市', (titles[3] ?? '').slice(0, 12), '検討します。', '総務局', 'B', '', '継続'],
    ]
    await drop(page, {
      kind: '回答の一覧',
      name: '回答.xlsx',
      bytes: await writeXlsx({ sheets: [{ name: '回答', rows }] }),
    })
    await page.getByLabel(/^回答日の書かれていない行の回答日/).fill('2005-12-01')
    await page.getByLabel(/^評価「B」/).selectOption({ label: '△ 継続・検討' })
    const which = page.getByLabel('回答 3が答えている要求項目')
    if ((await which.count()) > 0) await which.selectOption({ index: 1 })
    await look(page, 'answers')
    await take(page)
    await expect(page.getByRole('link', { name: '回答2件' })).toBeVisible()
  })
  await test.step('last year stands there: the request, the wish behind it and the answer, each with its file', async () => {
    await look(page, 'years')
    await page.getByRole('link', { name: '要求事項2件' }).click()
    await expect(page.getByText(titles[1] ?? '').first()).toBeVisible()
    await page.goBack()
    await page.getByRole('link', { name: '要求項目4件' }).click()
    await page
      .getByRole('rowheader')
      .getByRole('link', { name: titles[0] ?? '', exact: true })
      .click()
    await expect(page.getByText('「共通と個別の本.docx」から取込み')).toBeVisible()
    await look(page, 'request')
    await page.goto(`/answers/request/${page.url().split('/').pop()?.split('?')[0]}`)
    await expect(page.getByText('来年度から実施します。')).toBeVisible()
    await expect(page.getByText('「回答.xlsx 回答 2」から取込み')).toBeVisible()
    await look(page, 'answer')
  })
  await page.context().close()
})
