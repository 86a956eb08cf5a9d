import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDocumentReader, type DocumentReader } from './document-reader.ts'
import { pdfOf, protectedPdf } from './pdf-files.test-support.ts'

let reader: DocumentReader
beforeAll(async () => {
  reader = createDocumentReader((error) => {
    throw error
  })
  await reader.read({ name: 'a.pdf', bytes: pdfOf([[{ text: 'あ', y: 700 }]]) })
})
afterAll(() => reader.close())

const bookOf = async (bytes: Uint8Array) => {
  const read = await reader.readBook({ name: '本.pdf', bytes })
  if (!read.ok) throw new Error(read.refusal.reason)
  return read.value
}
const LONG = '県は、中小企業が賃金を引き上げられるよう、価格転嫁の状況を調べ、結果を毎年公表し、それに'

describe('Q32: the text of a PDF arrives as paragraphs', () => {
  it('lines of one paragraph are one; typed numbers are headings; what stands at the edge of each page is no text', async () => {
    const page = (number: number, title: string) => [
      { text: '政策・制度要求', y: 800 },
      { text: `第${number}章　${title}`, y: 740, size: 14 },
      { text: '１．中小企業の支援', y: 700, size: 12 },
      { text: LONG, x: 82, y: 670 },
      { text: 'たうえで、支援を強めること。', y: 654 },
      { text: `- ${number} -`, x: 290, y: 40 },
    ]
    const book = await bookOf(pdfOf([page(1, '経済・産業'), page(2, '福祉'), page(3, '環境')]))
    expect(book.entries.map(({ depth, number, text }) => [depth, number, text]).slice(0, 3)).toEqual([
      [1, '第1章', '経済・産業'],
      [2, '１．', '中小企業の支援'],
      [null, '', `${LONG}たうえで、支援を強めること。`],
    ])
    expect(book.entries).toHaveLength(9)
  })
  it('lines that differ by a number are text; heads, feet and numbers of pages are told with their page', async () => {
    const ends = ['予算をつけること。', '予算をつけること。', '予算をつけること。', '終わり']
    const items = [1, 2, 3, 4].map((number) => [
      { text: `(${number}) 支援の継続`, y: 780 },
      { text: `${'甲乙丙丁'[number - 1]}の支援を続けること。`, y: 700 },
      { text: ends[number - 1] ?? '', y: 60 },
    ])
    const texts = (book: Awaited<ReturnType<typeof bookOf>>) => book.entries.map(({ text }) => text)
    const plain = await bookOf(pdfOf(items))
    expect(texts(plain).filter((text) => text === '支援の継続')).toHaveLength(4)
    expect(texts(plain).filter((text) => text === '予算をつけること。')).toHaveLength(3)
    expect(plain.left).toEqual([])
    const framed = await bookOf(
      pdfOf(
        items.map((lines, at) => [
          { text: '第1章　経済', y: 810 },
          ...(at === 0 ? [{ text: '第1章　経済', y: 795, size: 14 }] : []),
          ...lines,
          { text: `政策・制度要求　${at + 11}`, y: 30 },
        ]),
      ),
    )
    expect(texts(framed).filter((text) => text === '経済')).toHaveLength(1)
    expect(framed.left.map(({ why, place, text }) => [why, place?.page, text])).toEqual([
      ['header', 1, '第1章　経済'],
      ['header', 1, '政策・制度要求　11、政策・制度要求　12、政策・制度要求　13、政策・制度要求　14'],
    ])
  })
  it('headings that count items at the head of each page are no numbers of pages', async () => {
    const book = await bookOf(
      pdfOf(
        [1, 2, 3].map((number) => [
          { text: `要求${number}`, y: 780 },
          { text: '進めること。', y: 700 },
        ]),
      ),
    )
    expect(book.entries.map(({ text }) => text)).toEqual([
      '要求1',
      '進めること。',
      '要求2',
      '進めること。',
      '要求3',
      '進めること。',
    ])
  })
  it('vertical text is read from above, and a page without text is told', async () => {
    const book = await bookOf(pdfOf([[{ text: '縦に書いた要求', x: 500, y: 700 }], []], true))
    expect(book.entries.map(({ text }) => text)).toEqual(['縦に書いた要求'])
    expect(book.left.map(({ why, text }) => [why, text])).toEqual([
      ['unread', '2ページには文字がありません（画像か白紙です）。'],
    ])
  })
  it('answers that are numbered below each department are read', async () => {
    const lines = ['■ 産業課', '1　学校給食費の無償化', '中学校で始めました。']
    const bytes = pdfOf([lines.map((text, at) => ({ text, y: 700 - at * 20 }))])
    const read = await reader.readRecords({ name: '回答.pdf', bytes }, 'answers')
    expect(read).toMatchObject({
      value: {
        records: [{ cells: { department: '産業課', title: '学校給食費の無償化', answer: '中学校で始めました。' } }],
      },
    })
  })
})

describe('Q32: a PDF that cannot be read is refused in words, within two seconds', () => {
  const good = pdfOf([[{ text: '本文', y: 700 }]])
  const text = Buffer.from(good).toString('latin1')
  it.each([
    ['a scan: pages without text', () => pdfOf([[], []]), 'filePdfWithoutText'],
    ['a protected one', () => protectedPdf(good), 'fileEncrypted'],
    ['a beginning only', () => Buffer.from('%PDF-1.7\n1 0 obj'), 'fileBroken'],
    [
      'rubbish behind the beginning',
      () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(100_000, 0xa5)]),
      'fileBroken',
    ],
    [
      'pages that lie in themselves',
      () => Buffer.from(text.replace('/Kids [5 0 R]', '/Kids [2 0 R]'), 'latin1'),
      'fileBroken',
    ],
    [
      'pages of which there are more than can be',
      () => Buffer.from(text.replace('/Count 1', '/Count 999999999'), 'latin1'),
      'fileBroken',
    ],
  ] as const)('%s', async (_name, bytes, reason) => {
    const begun = performance.now()
    const read = await reader.readBook({ name: '本.pdf', bytes: bytes() })
    expect(performance.now() - begun).toBeLessThan(2_500)
    expect(read).toMatchObject({ ok: false, refusal: { reason } })
  })
  it('a table of wishes is not guessed from its lines', async () => {
    expect(await reader.readWishes({ name: '要求.pdf', bytes: good })).toMatchObject({
      refusal: { reason: 'fileNotSheet' },
    })
  })
})
