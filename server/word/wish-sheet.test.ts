import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import JSZip from 'jszip'
import { expect, it } from 'vitest'
import { objectionsTo } from '../../tools/open-xml-validator.ts'
import { readWorkbook } from '../documents/read/read-workbook.ts'
import { type WishSheetInput, wishSheet } from './wish-sheet.ts'

const ROWS = [
  ['受付1', '新規', '=HYPERLINK("https://example.jp")', '一行目\n二行目　𠮷野'],
  ['昨年5-3', '継続', '+81-45', '</t><x>&amp;'],
  ['', '', '', ''],
]
const written = (changed: Partial<WishSheetInput> = {}) =>
  wishSheet({
    ...{ name: '要求事項', title: 'A & B', guidance: '案内', key: 'policy-desk:wishes:a:b', choiceError: '選ぶ' },
    columns: [
      { header: '番号', width: 10 },
      { header: '区分', width: 8, choices: ['新規', '継続'] },
      { header: '件名', width: 24 },
      { header: '要求内容', width: 44 },
    ],
    rows: ROWS.map((cells, at) => ({ key: `N:${at}`, cells })),
    ...changed,
  })

it('Q12: the sheet that is given out comes back as it was, also what looks like a formula, with its hidden keys', async () => {
  const { sheets } = await readWorkbook(await written())
  const [sheet] = sheets
  expect(sheet?.hiddenColumns).toEqual([0])
  const texts = sheet?.rows.map(({ number, cells }) => [number, ...cells.map(({ text }) => text)])
  expect(texts).toEqual([
    [1, 'A & B'],
    [2, '案内'],
    [3, 'policy-desk:wishes:a:b', '番号', '区分', '件名', '要求内容'],
    [4, 'N:0', ...(ROWS[0] ?? [])],
    [5, 'N:1', ...(ROWS[1] ?? [])],
    [6, 'N:2'],
  ])
  expect(sheet?.rows.flatMap(({ cells }) => cells).filter(({ isFormula }) => isFormula)).toEqual([])
})

async function expectValid(bytes: Uint8Array): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'wish-sheet-'))
  try {
    await writeFile(join(folder, 'sheet.xlsx'), bytes)
    expect(await objectionsTo(join(folder, 'sheet.xlsx'))).toEqual([])
  } finally {
    await rm(folder, { recursive: true })
  }
}

it('Q12: it is a valid workbook of text cells, with choices, fixed heads and a page that fits', async () => {
  const bytes = await written()
  await expectValid(bytes)
  const zip = await JSZip.loadAsync(bytes)
  const sheet = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? ''
  expect(sheet).toMatch(/<dataValidation [^>]*sqref="C4:C6"/)
  expect(sheet).toContain('state="frozen"')
  expect(sheet).toMatch(/<pageSetup [^>]*orientation="landscape"[^>]*fitToHeight="0"/)
  expect(sheet).not.toContain('<f>')
  expect((await zip.file('xl/styles.xml')?.async('string')) ?? '').toContain('formatCode="@"')
})

it.each([
  ['要望/提案', ['新規', '補強"加筆']],
  ['要望[案]', ['補強(加筆,修正)', '継続']],
  ["'", ['=1+1', '新規 & 継続']],
  ["2027 O'Brien & A1", ['新規', '継続']],
  ['選択肢', ['新規', '継続']],
  ['History', ['新規', '継続']],
  ['要'.repeat(60), ['新'.repeat(60), '継'.repeat(60), '補'.repeat(60), '終'.repeat(60)]],
])(
  'F8: whatever a federation calls its wishes (%s) and kinds, the sheet opens, offers the kinds whole and comes back',
  async (name, choices) => {
    const columns = [
      { header: '区分', width: 8, choices },
      { header: '件名', width: 24 },
      { header: '特に急ぐ', width: 8, choices: ['○'] },
    ]
    const bytes = await written({
      name,
      columns,
      choiceError: '選ぶ'.repeat(200),
      rows: [{ key: 'N:0', cells: [choices[0] ?? '', '一', '○'] }],
    })
    await expectValid(bytes)
    const zip = await JSZip.loadAsync(bytes)
    const first = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? ''
    const list = /<formula1>'([^']+)'!\$A\$2:\$A\$(\d+)<\/formula1>/.exec(first)
    expect(Number(list?.[2])).toBe(choices.length + 1)
    expect(first).toContain(`<formula1>'${list?.[1]}'!$B$2:$B$2</formula1>`)
    // Rows that each page repeats are named by the name of the sheet, in quotation marks whatever it is.
    const book = (await zip.file('xl/workbook.xml')?.async('string')) ?? ''
    const called = /<sheet name="([^"]+)"/.exec(book)?.[1]?.replaceAll('&apos;', "'")
    expect(book).toMatch(/<definedName name="_xlnm.Print_Titles" localSheetId="0">'[^<]+'!\$3:\$3<\/definedName>/)
    expect(book.replaceAll('&apos;', "'")).toContain(`'${called?.replaceAll("'", "''")}'!$3:$3`)
    const { sheets: all } = await readXlsx(bytes)
    expect(all.map((sheet) => Boolean(sheet.hidden))).toEqual([false, true])
    expect(all[1]?.name).toBe(list?.[1])
    expect(all[1]?.rows.slice(1).map(([choice]) => choice)).toEqual(choices)
    // What nobody wrote is not read again, nor told of.
    const { sheets } = await readWorkbook(bytes)
    expect(sheets).toHaveLength(1)
    expect(sheets[0]?.rows.at(-1)?.cells.map(({ text }) => text)).toEqual(['N:0', choices[0], '一', '○'])
  },
)
