import Encodings from 'encoding-japanese'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDocumentReader, type DocumentReader } from './document-reader.ts'
import { FILE_BYTES_MAX, PARTS_MAX } from './limits.ts'
import { aRow, type Part, workbookParts, zipOf } from './read-files.test-support.ts'

let reader: DocumentReader
beforeAll(async () => {
  reader = createDocumentReader((error) => {
    throw error
  })
  // The thread is started by the first file: what follows is measured without that.
  await reader.read({ name: 'a.csv', bytes: Buffer.from('a') })
})
afterAll(() => reader.close())

const sheetsOf = async (name: string, bytes: Uint8Array) => {
  const read = await reader.read({ name, bytes })
  if (!read.ok) throw new Error(read.refusal.reason)
  return read.value.sheets
}
const textsOf = async (name: string, bytes: Uint8Array) =>
  (await sheetsOf(name, bytes)).flatMap(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)))

describe('Q10: what a sheet shows arrives, with its place', () => {
  it('texts, numbers, days and formulas as they are printed; what is merged or hidden is marked', async () => {
    const day = new Date(Date.UTC(2026, 3, 1))
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '要求 事項',
          columns: [{ width: 5, hidden: true }, { width: 20 }, {}],
          rows: [['しるし', '件名', null], ['k1', ' 𠮷野家の\r\n髙﨑①㈱　', day], [], ['k2', 1234.5, true]],
          cells: new Map([
            ['1,2', { value: day, type: 'date', style: { numFmt: 'yyyy"年"m"月"d"日"' } }],
            ['3,1', { value: 1234.5, type: 'number', style: { numFmt: '#,##0.0' } }],
            ['4,1', { value: 3, formula: '1+2', formulaResult: 3 }],
            ['5,1', { value: '=1+2', type: 'string' }],
          ]),
          merges: [{ startRow: 0, startCol: 1, endRow: 0, endCol: 2 }],
          rowDefs: new Map([[3, { hidden: true }]]),
        },
        { name: '隠し', rows: [['x']], veryHidden: true },
      ],
    })
    const [sheet, hidden] = await sheetsOf('a.xlsx', bytes)
    const cell = (at: string) => sheet?.rows.flatMap(({ cells }) => cells).find((one) => one.at === at)
    expect(sheet).toMatchObject({ name: '要求 事項', isHidden: false, hiddenColumns: [0] })
    expect(sheet?.merged).toEqual([{ startRow: 0, startCol: 1, endRow: 0, endCol: 2 }])
    expect(cell('B2')).toMatchObject({ text: ' 𠮷野家の\n髙﨑①㈱　', isFormula: false, column: 1 })
    expect(cell('C2')?.text).toBe('2026年4月1日')
    expect([cell('B4')?.text, cell('C4')?.text]).toEqual(['1,234.5', 'TRUE'])
    expect(cell('B5')).toMatchObject({ text: '3', isFormula: true })
    expect(cell('B6')).toMatchObject({ text: '=1+2', isFormula: false })
    expect(sheet?.rows.map(({ number, isHidden }) => [number, isHidden])).toEqual([
      [1, false],
      [2, false],
      [4, true],
      [5, false],
      [6, false],
    ])
    expect(hidden).toMatchObject({ name: '隠し', isHidden: true })
  })
  it('a formula that failed when the file was saved is marked, and none is reckoned', async () => {
    const row = '<row r="1"><c r="A1" t="e"><f>B1</f><v>#REF!</v></c><c r="B1"><f>1+1</f></c></row>'
    const [sheet] = await sheetsOf('a.xlsx', zipOf(workbookParts(row)))
    expect(sheet?.rows[0]?.cells).toMatchObject([
      { at: 'A1', isFormula: true, isError: true },
      { at: 'B1', isFormula: true, text: '' },
    ])
  })
  it('signs that can be neither stored nor printed do not arrive, in plain and in rich text', async () => {
    const rich = '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a_x0000_b</t></r><r><t>_xD800_c</t></r></is></c></row>'
    expect(await textsOf('a.xlsx', zipOf(workbookParts(rich)))).toEqual([['abc']])
    expect(await textsOf('a.xlsx', zipOf(workbookParts(aRow('a_x0000_b_x000D_\nc'))))).toEqual([['ab\nc']])
  })
  it.each(['UTF8', 'SJIS', 'EUCJP', 'JIS', 'UTF16'] as const)('a CSV in %s', async (encoding) => {
    const text = '件名,要求内容\r\n介護の処遇,"一行目\r\n二行目, 続き"\r\n\r\n医療,""""\r\n'
    const bytes = Encodings.convert(Encodings.stringToCode(text), { to: encoding, from: 'UNICODE', bom: true })
    const [sheet] = await sheetsOf('要求.csv', Uint8Array.from(bytes))
    expect(sheet?.name).toBe('要求')
    expect(sheet?.rows.map(({ number, cells }) => [number, ...cells.map(({ text }) => text)])).toEqual([
      [1, '件名', '要求内容'],
      [2, '介護の処遇', '一行目\n二行目, 続き'],
      [4, '医療', '"'],
    ])
  })
  it('a CSV with a mark, with tabs, and with the signs of Windows', async () => {
    expect(await textsOf('a.csv', Buffer.from('\ufeff件名,理由\n'))).toEqual([['件名', '理由']])
    expect(await textsOf('a.txt', Buffer.from('件名\t理由\n'))).toEqual([['件名', '理由']])
    // ①㈱髙﨑
    const windows = [0x87, 0x40, 0x87, 0x8a, 0xfb, 0xfc, 0xed, 0x95, 0x0a]
    expect(await textsOf('a.csv', Uint8Array.from([...Buffer.from('a,'), ...windows]))).toEqual([['a', '①㈱髙﨑']])
  })
})

const BOMB = Buffer.alloc(40 * 1024 * 1024, 0x20)
const compound = (stream: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(1200),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(2000),
  ])
const ENTITIES = `<!DOCTYPE x [<!ENTITY a "ああああああああああ">${[...'bcdefghij'].map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghij'[at]};`.repeat(10)}">`).join('')}]>`
const whole = workbookParts(aRow('x'))
const also = (...parts: readonly Part[]) => zipOf([...whole, ...parts])
const HOSTILE: Readonly<Record<string, [name: string, bytes: () => Uint8Array, reason: string]>> = {
  'a file above the limit': ['a.xlsx', () => new Uint8Array(FILE_BYTES_MAX + 1), 'fileTooLarge'],
  'a bomb of two parts': [
    'a.xlsx',
    () => also({ name: 'xl/a.bin', content: BOMB }, { name: 'xl/b.bin', content: BOMB }),
    'fileTooMuch',
  ],
  'a bomb that says it is small': [
    'a.xlsx',
    () => also({ name: 'xl/a.xml', content: BOMB, claimedSize: 10 }),
    'fileBroken',
  ],
  'a bomb in the sheet itself': [
    'a.xlsx',
    () => zipOf(workbookParts(aRow(' '.repeat(70 * 1024 * 1024)))),
    'fileTooMuch',
  ],
  'more parts than any workbook': [
    'a.xlsx',
    () => also(...Array.from({ length: PARTS_MAX }, (_, at) => ({ name: `xl/${at}.xml`, content: 'x' }))),
    'fileTooMuch',
  ],
  'parts that share their bytes': [
    'a.xlsx',
    () => also({ name: 'xl/a.xml', content: 'x', claimedPlace: 0 }),
    'fileBroken',
  ],
  'two parts of one name': ['a.xlsx', () => also({ name: 'XL/workbook.xml', content: 'x' }), 'fileBroken'],
  'a part outside the folder': ['a.xlsx', () => also({ name: '../a.xml', content: 'x' }), 'fileBroken'],
  'an encrypted part': ['a.xlsx', () => also({ name: 'xl/a.xml', content: 'x', isEncrypted: true }), 'fileEncrypted'],
  'entities within entities': ['a.xlsx', () => zipOf(workbookParts(aRow('&j;'), ENTITIES)), 'fileBroken'],
  'a file of the server as an entity': [
    'a.xlsx',
    () => zipOf(workbookParts(aRow('&a;'), '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')),
    'fileBroken',
  ],
  'a workbook that ends in the middle': ['a.xlsx', () => zipOf(whole).slice(0, 700), 'fileBroken'],
  'a workbook without its sheets': [
    'a.xlsx',
    () => zipOf(whole.slice(0, 2).concat({ name: 'xl/x.xml', content: '' })),
    'fileBroken',
  ],
  'a sheet that is no XML': ['a.xlsx', () => zipOf(workbookParts('<row><<')), 'fileBroken'],
  'a sheet whose second row is broken': [
    'a.xlsx',
    () => zipOf(workbookParts(`${aRow('x')}<row r="2"><c>`)),
    'fileBroken',
  ],
  'a sheet nested deeper than any': [
    'a.xlsx',
    () => zipOf(workbookParts('<a>'.repeat(1000) + '</a>'.repeat(1000))),
    'fileBroken',
  ],
  'two cells at the far ends of a sheet': [
    'a.xlsx',
    () => zipOf(workbookParts(aRow('x') + aRow('y', 'XFD1048576'))),
    'fileBroken',
  ],
  'more cells than are read': [
    'a.xlsx',
    () => zipOf(workbookParts(Array.from({ length: 200_001 }, (_, at) => aRow('x', `A${at + 1}`)).join(''))),
    'fileTooMuch',
  ],
  'a ZIP of something else': ['a.xlsx', () => zipOf([{ name: 'a.txt', content: 'x' }]), 'fileNotSheet'],
  'a Word document that is none': [
    'a.docx',
    () =>
      zipOf([
        { name: '[Content_Types].xml', content: '<x/>' },
        { name: 'word/document.xml', content: '<x/>' },
      ]),
    'fileBroken',
  ],
  'a protected workbook': ['a.xlsx', () => compound('EncryptedPackage'), 'fileEncrypted'],
  'an Excel file of before 2007': ['a.xls', () => compound('Workbook'), 'fileOldExcel'],
  'the same under a new name': ['a.xlsx', () => compound('Workbook'), 'fileOldExcel'],
  'a PDF under another name': ['a.xlsx', () => Buffer.from('%PDF-1.7\n%âãÏÓ'), 'fileBroken'],
  'a PDF as CSV': ['a.csv', () => Buffer.from('%PDF-1.7\n1 0 obj'), 'fileBroken'],
  'a picture as CSV': ['a.csv', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'fileNotSheet'],
  'a page of HTML as Excel': ['a.xls', () => Buffer.from('<html><table><tr><td>1'), 'fileNotSheet'],
  'an empty file': ['a.xlsx', () => new Uint8Array(), 'fileNotSheet'],
  'an empty CSV': ['a.csv', () => new Uint8Array(), 'fileNotSheet'],
  'a CSV whose quotes have no end': ['a.csv', () => Buffer.from('a,"b\n'.padEnd(2_000_000, 'c')), 'fileBroken'],
  'what is text in no encoding': ['a.csv', () => Buffer.from('61ffff80ff', 'hex'), 'fileEncodingUnknown'],
}

/** One text of 100 000 letters in so many cells. */
function sharedText(cells: number): Uint8Array {
  const text = 'あ'.repeat(100_000)
  const [types, ...rest] = workbookParts(Array.from({ length: cells }, (_, at) => aRow(text, `A${at + 1}`)).join(''))
  return zipOf(types ? [types, ...rest] : rest)
}
const mergedRanges = (count: number): Uint8Array =>
  zipOf(
    workbookParts(aRow('件名')).map((part) => ({
      ...part,
      content: String(part.content).replace(
        '</sheetData>',
        `</sheetData><mergeCells>${Array.from({ length: count }, (_, at) => `<mergeCell ref="A${2 * at + 2}:A${2 * at + 3}"/>`).join('')}</mergeCells>`,
      ),
    })),
  )

describe('Q11: what is no sheet, or too much of one, is refused within two seconds and in words', () => {
  it.each(Object.entries(HOSTILE))('%s', async (_what, [name, make, reason]) => {
    const bytes = make()
    // The thread stands before the time is taken: how long a busy machine needs to start one is not the file's.
    expect(await reader.read({ name: 'a.csv', bytes: Buffer.from('a,b') })).toMatchObject({ ok: true })
    const began = performance.now()
    expect(await reader.read({ name, bytes })).toMatchObject({ ok: false, refusal: { reason } })
    // Two for the file; the rest is a busy machine's.
    expect(performance.now() - began).toBeLessThan(8000)
  })
  it.each([
    ['a very wide table', 'a.csv', `件名,要求内容,${','.repeat(2000)}x\n${'あ,い\n'.repeat(2000)}`, 'fileTooMuch'],
    ['a cell of brackets', 'a.csv', `件名,要求内容\nあ,${'('.repeat(100_000)}\n`, null],
    ['as many cells as are read', 'a.csv', `件名,要求内容\n${'a,b\n'.repeat(65_000)}`, null],
    ['more letters than are kept', 'a.csv', `件名,要求内容\n${`あ,${'い'.repeat(45_000)}\n`.repeat(30)}`, null],
    ['a text that many cells share', 'a.xlsx', sharedText(120), 'fileTooMuch'],
    ['thousands of merged ranges', 'a.xlsx', mergedRanges(5000), 'fileTooMuch'],
  ] as const)('tables of wishes in %s keep nobody waiting', async (_what, name, content, reason) => {
    expect(await reader.readWishes({ name: 'a.csv', bytes: Buffer.from('件名,要求内容\nあ,い') })).toMatchObject({
      ok: true,
    })
    let longest = 0
    let last = performance.now()
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    const read = await reader.readWishes({ name, bytes: typeof content === 'string' ? Buffer.from(content) : content })
    clearInterval(watch)
    // A slow machine may give up what a quick one reads; either is said, and nothing falls over it.
    if (reason) expect(read).toMatchObject({ ok: false, refusal: { reason } })
    else expect(read.ok || read.refusal.reason).toBeOneOf([true, 'fileTooMuch'])
    // What answers others went on meanwhile.
    expect(longest).toBeLessThan(1000)
  })
  it('what takes longer than it may is given up, and the next file is read', async () => {
    const impatient = createDocumentReader(() => {}, undefined, 1)
    const slow = zipOf(workbookParts(Array.from({ length: 150_000 }, (_, at) => aRow('x', `A${at + 1}`)).join('')))
    expect(await impatient.read({ name: 'a.xlsx', bytes: slow })).toMatchObject({ refusal: { reason: 'fileTooMuch' } })
    await impatient.close()
    expect(await textsOf('a.csv', Buffer.from('x'))).toEqual([['x']])
  })
})
