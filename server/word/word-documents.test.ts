import { describe, expect, it } from 'vitest'
import { documentFromContent } from '#app/document/document-from-content.ts'
import { documentSchema } from '#app/document/document-schema.ts'
import { emptyDocument } from '#app/document/empty-document.ts'
import { columnWidths, HANDLED_MARKS, HANDLED_NODES, sectionBlocks } from './document-content.ts'
import { Draft } from './draft.ts'
import { titleInLines } from './letter.ts'
import { addresseeLine } from './party-lines.ts'
import {
  aRequest,
  bookInput,
  levelIndent,
  openDocx,
  openXmlErrors,
  packageInput,
  richDocument,
  singleInput,
} from './word.test-support.ts'
import type { BookInput } from './word-input.ts'
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
  ['the book', () => writeBookDocx(bookInput())],
  ['an empty book', () => writeBookDocx(bookInput({ committees: [] }))],
  ['a package', () => writePackageDocx(packageInput())],
  [
    'a package with room for the seal',
    () => writePackageDocx(packageInput({ sealText: null, introduction: '', replyBy: null, contact: '' })),
  ],
] as const

describe('every kind of document', () => {
  for (const [name, write] of EVERY_KIND) {
    it(`${name} passes the Open XML SDK's validator`, async () => {
      expect(await openXmlErrors(await write())).toEqual([])
    }, 30_000)

    it(`${name} names the East Asian font on every run`, async () => {
      const { document, header, footer } = await openDocx(await write())
      for (const part of [document, header, footer]) {
        for (const [run] of part.matchAll(/<w:r>.*?<\/w:r>/gs))
          expect(run).toMatch(/^<w:r><w:rPr><w:rFonts [^>]*w:eastAsia="ＭＳ (?:明朝|ゴシック)"/)
      }
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
    expect(paragraphs.find((paragraph) => paragraph.style === 'Heading1')).toMatchObject({
      text: '【重点】【新規】適正取引の推進',
      numbering: { level: 0 },
    })
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
    expect(document).toMatch(/<w:b\/><w:bCs\/><\/w:rPr><w:t [^>]*>太字/)
    expect(document).toMatch(/<w:u w:val="single"\/><\/w:rPr><w:t [^>]*>下線/)
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
    const { numbering, links } = new Draft()
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

describe('the book', () => {
  it('has chapters, pillars and requests as numbered Word headings', async () => {
    const { paragraphs, numbering } = await openDocx(await writeBookDocx(bookInput()))
    const headings = (level: number) => paragraphs.filter((paragraph) => paragraph.style === `Heading${level}`)
    expect(headings(1).map(({ text }) => text)).toEqual(['経済・産業政策', '福祉・社会保障政策', 'SDGs対応表'])
    expect(headings(2).map(({ text }) => text)).toEqual(['中小企業の支援', 'その他', '医療'])
    expect(headings(3).map(({ text }) => text)).toEqual([
      '【重点】【新規】適正取引の推進',
      '【継続】人材の育成',
      '【重点】【補強】技能の継承',
      '【重点】【新規】看護職員の確保',
    ])
    // 1-1 and 1-2 are one count; 1-4 leaves a gap, so that its count begins with 4.
    const [first, second, fourth, other] = headings(3).map((heading) => heading.numbering?.id)
    expect(first).toBe(second)
    expect(numbering).toContain(`<w:num w:numId="${fourth}"><w:abstractNumId`)
    expect(numbering).toMatch(
      new RegExp(`<w:num w:numId="${fourth}">[^/]*/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/>`),
    )
    expect(numbering).toMatch(
      new RegExp(`<w:num w:numId="${other}">[^/]*/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>`),
    )
    expect(numbering).toContain('<w:lvlText w:val="1-%1"/>')
    // The second chapter is Ⅲ.
    const chapter = headings(1)[1]?.numbering?.id
    expect(numbering).toMatch(
      new RegExp(`<w:num w:numId="${chapter}">[^/]*/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/>`),
    )
    expect(numbering).toContain('<w:numFmt w:val="upperRoman"/>')
  })

  it('keeps requests without a pillar apart from the pillar before them; without any pillars there is nothing to keep apart', async () => {
    const secondLevel = async (input: BookInput) =>
      (await openDocx(await writeBookDocx(input))).paragraphs.filter(({ style }) => /^(Heading|TOC)2$/.test(style))
    const texts = (await secondLevel(bookInput())).map(({ text }) => text)
    expect(texts.filter((text) => text.includes('その他'))).toEqual(['2\tその他\t2', 'その他'])
    const unsorted = [{ title: null, purpose: '', requests: [aRequest()] }]
    const committees = [{ number: '1', nameJa: '経済・産業政策委員会', pillars: unsorted }]
    expect(await secondLevel(bookInput({ committees }))).toEqual([])
  })

  it('has a table of contents that is filled before anyone updates it', async () => {
    const { document, paragraphs } = await openDocx(await writeBookDocx(bookInput()))
    expect(document).toContain('TOC \\o &quot;1-3&quot; \\h \\z \\u')
    expect(paragraphs.filter(({ style }) => style.startsWith('TOC')).map(({ text }) => text)).toEqual([
      '目　次',
      'Ⅰ\t経済・産業政策\t2',
      '1\t中小企業の支援\t2',
      '1-1\t【重点】【新規】適正取引の推進\t2',
      '1-2\t【継続】人材の育成\t2',
      '2\tその他\t2',
      '1-4\t【重点】【補強】技能の継承\t2',
      'Ⅲ\t福祉・社会保障政策\t4',
      '1\t医療\t4',
      '3-1\t【重点】【新規】看護職員の確保\t4',
      'SDGs対応表\t5',
    ])
    const opened = [...document.matchAll(/w:fldCharType="(\w+)"/g)].map((match) => match[1])
    const count = (kind: string) => opened.filter((found) => found === kind).length
    expect([count('begin'), count('separate')]).toEqual([count('end'), count('end')])
  })

  it('lists the requests of each goal with their pages', async () => {
    const { text } = await openDocx(await writeBookDocx(bookInput()))
    const index = text.slice(text.lastIndexOf('SDGs対応表'))
    expect(index).toMatch(/目標8（働きがいも経済成長も）\n1-1\n【重点】【新規】適正取引の推進\n2\n1-2/)
    expect(index).toMatch(/目標12（つくる責任 つかう責任）\n3-1\n【重点】【新規】看護職員の確保\n4/)
  })

  it('reports how far it is', async () => {
    const seen: string[] = []
    await writeBookDocx(bookInput(), ({ done, total }) => seen.push(`${done}/${total}`))
    expect(seen).toEqual(['1/4', '2/4', '3/4', '4/4'])
  })

  it('bears the date it is given, not that of writing', async () => {
    const { properties, text } = await openDocx(await writeBookDocx(bookInput({ dateStyle: 'seireki' })))
    expect(properties).toContain('2026-07-15T00:00:00Z')
    expect(text).toContain('2026年7月15日')
  })
})

describe('a package', () => {
  it('is a letter, contents, introduction, requests, SDG table and reply form, in this order', async () => {
    const { text, paragraphs, document } = await openDocx(await writePackageDocx(packageInput()))
    const order = [
      '連政発第23号',
      '令和8年（2026年）8月22日',
      '横浜市長　殿',
      '会長　見本　太郎',
      '（公印省略）',
      '要請いたします。',
      '記',
      '回答期限　令和8年（2026年）11月30日',
      '以　上',
      '目　次',
      '働く者の声をもとに',
    ]
    const places = order.map((word) => text.indexOf(word))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(paragraphs.filter(({ style }) => style === 'Heading1').map((heading) => heading.text)).toEqual([
      'はじめに',
      '経済・産業政策',
      '福祉・社会保障政策',
      'SDGs対応表',
      '回答書様式',
    ])
    expect(text.slice(text.lastIndexOf('回答書様式'))).toMatch(/番号\n要求項目\n回答\n担当課\n1-1\n/)
    expect(document).toContain('w:orient="landscape"')
  })

  it('addresses a post with 殿, a person with 様, a body with 御中', () => {
    expect(addresseeLine({ body: '神奈川県', post: '知事', name: null })).toBe('神奈川県知事　殿')
    expect(addresseeLine({ body: '葉山町', post: '町長', name: '見本　花子' })).toBe('葉山町長　見本　花子　様')
    expect(addresseeLine({ body: '横浜市会', post: null, name: null })).toBe('横浜市会　御中')
    expect(addresseeLine({ body: '横浜市', post: '横浜市長', name: null })).toBe('横浜市長　殿')
  })
})

it('the title of a letter is not broken within its last word', () => {
  expect(titleInLines('2027年度に向けた政策・制度要求について（要請）')).not.toContain('\n')
  expect(titleInLines('「2027年度に向けた政策・制度要求と提言」について（要請）')).toBe(
    '「2027年度に向けた政策・制度要求と提言」について\n（要請）',
  )
  expect(titleInLines('あ'.repeat(40))).toBe('あ'.repeat(40))
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
