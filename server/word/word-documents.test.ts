import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { documentFromContent } from '#app/document/document-from-content.ts'
import { documentSchema } from '#app/document/document-schema.ts'
import { emptyDocument } from '#app/document/empty-document.ts'
import { columnWidths, HANDLED_MARKS, HANDLED_NODES, sectionBlocks } from './document-content.ts'
import { Draft } from './draft.ts'
import {
  bookInput,
  levelIndent,
  manyCommittees,
  openDocx,
  openXmlErrors,
  packageInput,
  richDocument,
  singleInput,
} from './word.test-support.ts'
import { writeBookDocx } from './write-book.ts'
import { writePackageDocx } from './write-package.ts'
import { writeRequestDocx } from './write-request.ts'

const EVERY_KIND = [
  ['a request', () => writeRequestDocx(singleInput({ document: richDocument }))],
  [
    'a request with nothing written',
    () =>
      writeRequestDocx(
        singleInput({
          document: emptyDocument(),
          sdgTargets: [],
          recipients: [],
          proposers: [],
          priorityAreas: [],
          noSdgReason: '該当する目標がないため',
        }),
      ),
  ],
  ['a short book', () => writeBookDocx(bookInput())],
  ['the book', () => writeBookDocx(bookInput({ committees: manyCommittees() }))],
  [
    'a book counted in the official way',
    () => writeBookDocx(bookInput({ committees: manyCommittees(), numberingScheme: 'official' })),
  ],
  ['an empty book', () => writeBookDocx(bookInput({ committees: [] }))],
  ['a short package', () => writePackageDocx(packageInput())],
  ['a package', () => writePackageDocx(packageInput({ committees: manyCommittees(), hasTextsInReplyForm: true }))],
  [
    'a package with room for the seal',
    () => writePackageDocx(packageInput({ sealText: null, introduction: '', replyBy: null, contact: '' })),
  ],
] as const

/**
 * What paragraphs and runs carry beside their style. Allowed is what no style can know: which list of the text a paragraph belongs to, how
 * far the text of a list stands in within a column of that width, and what a writer set apart.
 */
const ALLOWED = /^(?:pStyle|numPr|rStyle|b|bCs|u|ind)$/
function directForm(parts: readonly string[]): string[] {
  const written = parts.map((part) => part.replace(/<w:sectPr>.*?<\/w:sectPr>/gs, ''))
  const properties = written.flatMap((part) => [...part.matchAll(/<w:(pPr|rPr)>(.*?)<\/w:\1>/gs)])
  const names = properties.flatMap(([, , inside = '']) =>
    Object.keys(new XMLParser({ ignoreAttributes: false }).parse(inside) as object).map((name) => name.slice(2)),
  )
  const indents = written.flatMap((part) => part.replace(/<w:tbl>.*?<\/w:tbl>/gs, '').match(/<w:ind [^>]*>/g) ?? [])
  const unstyled = written.flatMap((part) => part.match(/<w:p>(?!<w:pPr><w:pStyle )/g) ?? [])
  return [...new Set(names.filter((name) => !ALLOWED.test(name))), ...indents, ...unstyled]
}

describe('every kind of document', () => {
  for (const [name, write] of EVERY_KIND) {
    it(`${name} passes the Open XML SDK's validator`, async () => {
      expect(await openXmlErrors(await write())).toEqual([])
    }, 30_000)

    it(`B8: ${name} leaves the form to its styles, each of which names the East Asian font`, async () => {
      const { document, headers, footer, styles } = await openDocx(await write())
      expect(directForm([document, ...headers, footer])).toEqual([])
      const used = new Set(
        [...`${document}${headers}${footer}`.matchAll(/<w:pStyle w:val="(\w+)"/g)].map(([, id]) => id),
      )
      for (const id of used)
        expect(styles, id).toMatch(
          new RegExp(`w:styleId="${id}">(?:(?!</w:style>).)*<w:rFonts [^>]*w:eastAsia="ＭＳ (?:明朝|ゴシック)"`),
        )
    })

    it(`${name} is the same, byte for byte, when written again`, async () => {
      expect(Buffer.from(await write()).equals(Buffer.from(await write()))).toBe(true)
    })

    it(`${name} uses no bookmark and no numbering twice or in vain`, async () => {
      const { document, numbering } = await openDocx(await write())
      const starts = [...document.matchAll(/<w:bookmarkStart w:name="([^"]+)" w:id="(\d+)"/g)]
      const names = starts.map((match) => match[1])
      expect(new Set(names).size).toBe(names.length)
      expect(new Set(starts.map((match) => match[2])).size).toBe(names.length)
      for (const [, name] of document.matchAll(/(?:PAGEREF |w:anchor=")(\w+)/g)) expect(names).toContain(name)
      const defined = [...numbering.matchAll(/<w:num w:numId="(\d+)"/g)].map((match) => match[1])
      for (const [, id] of document.matchAll(/<w:numId w:val="(\d+)"/g)) expect(defined).toContain(id)
    })
  }
})

it('every node and mark of the schema is handled', () => {
  expect([...HANDLED_NODES].sort()).toEqual(Object.keys(documentSchema.nodes).sort())
  expect([...HANDLED_MARKS].sort()).toEqual(Object.keys(documentSchema.marks).sort())
})

describe('a request', () => {
  it('carries number, marks, SDG line, proposers and 以上', async () => {
    const { text, paragraphs } = await openDocx(await writeRequestDocx(singleInput()))
    expect(text).toContain('令和8年11月23日')
    expect(text).toContain('SDGs：目標8（働きがいも経済成長も）8.5、8.8／目標9（産業と技術革新の基盤をつくろう）9.3')
    expect(text).toContain('SDGs実施指針：優先課題3（成長市場の創出）')
    expect(text).toContain('《金属製造業の構成組織、B地域連合》')
    expect(text.trim().endsWith('以　上')).toBe(true)
    expect(paragraphs.find((paragraph) => paragraph.style === 'Heading1Plain')?.text).toBe(
      '【重点】【新規】適正取引の推進［1-1］',
    )
  })

  it('keeps the lines behind it with the end of its text, unless that is long', async () => {
    const stylesOf = async (background: string) => {
      const document = documentFromContent({ body: [{ kind: 'paragraph', text: '整備すること。' }], background })
      const { paragraphs } = await openDocx(await writeRequestDocx(singleInput({ document })))
      return paragraphs
        .map(({ style }) => style)
        .slice(paragraphs.findIndex(({ style }) => style === 'Heading1Plain') + 1)
    }
    const notes = ['Note', 'Proposers', 'Closing']
    expect(await stylesOf('理由である。')).toEqual(['BodyText', 'Label', 'BodyTextKept', ...notes])
    expect(await stylesOf('理由である。'.repeat(90))).toEqual(['BodyText', 'Label', 'BodyText', ...notes])
    expect(await stylesOf('')).toEqual(['BodyTextKept', ...notes])
  })

  it('says why no SDG target fits', async () => {
    const input = singleInput({ sdgTargets: [], noSdgReason: '手続きに関する要求のため' })
    expect((await openDocx(await writeRequestDocx(input))).text).toContain('SDGs：該当なし（手続きに関する要求のため）')
  })

  it('leaves numbering to Word: no number is typed, each list begins anew', async () => {
    const { paragraphs, numbering } = await openDocx(await writeRequestDocx(singleInput({ document: richDocument })))
    const of = (text: string) => paragraphs.find((paragraph) => paragraph.text === text)?.numbering
    expect(paragraphs.some((paragraph) => /^[（(①❶・]/.test(paragraph.text))).toBe(false)
    expect([of('甲'), of('項目2'), of('項目12')].map((place) => place?.id)).toEqual(new Array(3).fill(of('甲')?.id))
    expect(['甲', '乙', '丁'].map((text) => of(text)?.level)).toEqual([0, 1, 3])
    expect(of('新しい一覧')?.id).not.toBe(of('甲')?.id)
    expect(of('なお書き')).toBeNull()
    const restart = new RegExp(`<w:num w:numId="${of('新しい一覧')?.id}">.*?<w:startOverride w:val="1"/>`)
    expect(numbering).toMatch(restart)
    expect(numbering).toContain('<w:numFmt w:val="decimal"/><w:suff w:val="tab"/><w:lvlText w:val="（%1）"/>')
    expect(numbering).toContain('<w:numFmt w:val="decimalEnclosedCircle"/><w:suff w:val="tab"/><w:lvlText w:val="%2"/>')
    expect([of('丙'), of('己'), of('庚')]).toEqual([
      { id: of('丙')?.id, level: 0 },
      { id: of('丙')?.id, level: 0 },
      { id: of('丙')?.id, level: 1 },
    ])
    expect(numbering).toContain('<w:lvlText w:val="❶"/>')
    expect(numbering).toContain('<w:lvlText w:val="・"/>')
  })

  it('keeps marks, links and odd characters', async () => {
    const { document, relationships } = await openDocx(await writeRequestDocx(singleInput({ document: richDocument })))
    expect(document).toMatch(/<w:rPr><w:b\/><w:bCs\/><\/w:rPr><w:t [^>]*>太字/)
    expect(document).toMatch(/<w:rPr><w:u w:val="single"\/><\/w:rPr><w:t [^>]*>下線/)
    expect(document).toContain(' &lt;注&gt; &amp; &quot;引用&quot; </w:t>')
    const external = [...relationships.matchAll(/<Relationship [^>]*TargetMode="External"\/>/g)].map(([tag]) => tag)
    expect(external).toHaveLength(1)
    expect(external[0]).toContain('Target="https://example.jp/a?b=1&amp;c=2"')
  })

  it('takes no word for a field, and drops what a file may not contain', async () => {
    const document = documentFromContent({
      body: [
        { kind: 'paragraph', text: 'CURRENT' },
        { kind: 'paragraph', text: '前\u0007\ufffe後\t表' },
      ],
      background: 'TOTAL_PAGES',
    })
    const { text } = await openDocx(await writeRequestDocx(singleInput({ document })))
    for (const line of ['CURRENT', '前後\t表', 'TOTAL_PAGES']) expect(text.split('\n')).toContain(line)
  })

  it('writes tables of fixed width, whose head is repeated and whose rows are not torn', async () => {
    const { document } = await openDocx(await writeRequestDocx(singleInput({ document: richDocument })))
    expect(document).toContain('<w:tblLayout w:type="fixed"/>')
    expect([...document.matchAll(/<w:tblHeader\/>/g)]).toHaveLength(1)
    expect([...document.matchAll(/<w:cantSplit\/>/g)]).toHaveLength(5)
    expect(document).toContain('<w:vMerge w:val="restart"/>')
    expect(document).toContain('<w:vMerge w:val="continue"/>')
    expect(document).toContain('<w:gridSpan w:val="2"/>')
    for (const [grid] of document.matchAll(/<w:tblGrid>.*?<\/w:tblGrid>/gs)) {
      const widths = [...grid.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map((match) => Number(match[1]))
      const total = widths.reduce((sum, width) => sum + width, 0)
      expect(total).toBeLessThanOrEqual(9072)
      expect(total).toBeGreaterThan(9050)
    }
  })

  it('leaves room for the text of a list in a cell, however narrow its column', async () => {
    const written = await openDocx(await writeRequestDocx(singleInput({ document: richDocument })))
    const indent = (text: string) => levelIndent(written, text)
    // A tenth of 9072 twips, less the cell's margins; three characters of 9.5 points are 570.
    for (const text of ['点の項目', '次の欄'])
      expect(indent(text), text).toEqual({ left: 137, hanging: 137, suffix: 'nothing' })
    // The first column takes what the division leaves over.
    for (const text of ['狭い欄の項目', 'その中の項目'])
      expect(indent(text), text).toEqual({ left: 139, hanging: 139, suffix: 'nothing' })
    expect(written.document).toMatch(/<w:ind w:left="137" w:firstLine="0"\/>(?:(?!<w:p>).)*続きの文/)
    expect(indent('広い欄の項目')).toEqual({ left: 620, hanging: 620, suffix: 'tab' })
    expect(indent('内の項目')).toEqual({ left: 920, hanging: 300, suffix: 'tab' })
    expect(indent('甲')).toEqual({ left: 945, hanging: 735, suffix: 'tab' })
  })

  it('reckons the height of a list in a narrow cell as it is written', () => {
    const item = {
      type: 'listItem',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'あ'.repeat(13) }] }],
    }
    const cells = [...Array(10).keys()].map(() => ({
      type: 'tableCell',
      content: [{ type: 'orderedList', content: [item] }],
    }))
    const table = { type: 'table', content: [{ type: 'tableRow', content: cells }] }
    const document = { type: 'doc', content: [{ type: 'requestBody', content: [table] }] }
    const { numbering, links } = new Draft({})
    // One character beside 「（1）」, then four lines of three, of 15 points each; the rest is the row's margins.
    expect(sectionBlocks(document, 'requestBody', { numbering, links })[0]?.pieces).toEqual([5 * 15 + 5.5])
  })

  it('is marked when it is made up', async () => {
    expect((await openDocx(await writeRequestDocx(singleInput({ isFictional: true })))).header).toContain('架空の見本')
    expect((await openDocx(await writeRequestDocx(singleInput()))).header).not.toContain('架空の見本')
  })

  it('refuses a node it does not know instead of leaving it out', async () => {
    const document = {
      type: 'doc',
      content: [{ type: 'requestBody', content: [{ type: 'chart', content: [{ type: 'text', text: 'あ' }] }] }],
    }
    await expect(writeRequestDocx(singleInput({ document }))).rejects.toThrow('chart')
  })
})

it('columns fill the page whatever was drawn', () => {
  const row = (...widths: (number | null)[]) =>
    widths.map((width) => ({ type: 'tableCell', attrs: { colwidth: width === null ? null : [width] } }))
  for (const widths of [
    row(100, 300),
    row(null, null, null),
    row(100, null),
    row(2000, 25),
    row(...new Array<number>(20).fill(50)),
  ]) {
    const columns = columnWidths([widths])
    expect(columns).toHaveLength(widths.length)
    expect(columns.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(9072)
    expect(Math.min(...columns)).toBeGreaterThan(400)
  }
  expect(columnWidths([row(100, 300)])).toEqual([2268, 6804])
})
