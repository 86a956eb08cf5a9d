import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { expect, it } from 'vitest'
import { objectionsTo } from '../../tools/open-xml-validator.ts'
import { readWorkbook } from '../documents/read/read-workbook.ts'
import { wishSheet } from './wish-sheet.ts'

const ROWS = [
  ['受付1', '新規', '=HYPERLINK("https://example.jp")', '一行目\n二行目　𠮷野'],
  ['昨年5-3', '継続', '+81-45', '</t><x>&amp;'],
  ['', '', '', ''],
]
const written = () =>
  wishSheet({
    ...{ name: '要求事項', title: 'A & B', guidance: '案内', key: 'policy-desk:wishes:a:b', choiceError: '選ぶ' },
    columns: [
      { header: '番号', width: 10 },
      { header: '区分', width: 8, choices: ['新規', '継続'] },
      { header: '件名', width: 24 },
      { header: '要求内容', width: 44 },
    ],
    rows: ROWS.map((cells, at) => ({ key: `N:${at}`, cells })),
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

it('Q12: it is a valid workbook of text cells, with choices, fixed heads and a page that fits', async () => {
  const bytes = await written()
  const folder = await mkdtemp(join(tmpdir(), 'wish-sheet-'))
  try {
    await writeFile(join(folder, 'sheet.xlsx'), bytes)
    expect(await objectionsTo(join(folder, 'sheet.xlsx'))).toEqual([])
  } finally {
    await rm(folder, { recursive: true })
  }
  const zip = await JSZip.loadAsync(bytes)
  const sheet = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? ''
  expect(sheet).toMatch(/<dataValidation [^>]*sqref="C4:C6"/)
  expect(sheet).toContain('state="frozen"')
  expect(sheet).toMatch(/<pageSetup [^>]*orientation="landscape"[^>]*fitToHeight="0"/)
  expect(sheet).not.toContain('<f>')
  expect((await zip.file('xl/styles.xml')?.async('string')) ?? '').toContain('formatCode="@"')
})
