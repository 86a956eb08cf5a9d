import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDocumentReader, type DocumentReader } from '../document-reader.ts'
import { zipOf } from '../read-files.test-support.ts'
import { paragraphsOf, type ReadBlock, type ReadText, type ReadTextTable } from '../read-text.ts'
import {
  abstract,
  box,
  field,
  inList,
  lvl,
  num,
  p,
  r,
  startAt,
  style,
  tbl,
  tc,
  type WordParts,
  wordFile,
  wordParts,
} from './word-files.test-support.ts'

let reader: DocumentReader
beforeAll(() => {
  reader = createDocumentReader((error) => {
    throw error
  })
})
afterAll(() => reader.close())

async function read(name: string, bytes: Uint8Array): Promise<ReadText> {
  const result = await reader.read({ name, bytes })
  if (!result.ok) throw new Error(result.refusal.reason)
  if (!result.value.text) throw new Error('no text')
  return result.value.text
}
const ofWord = (parts: WordParts): Promise<ReadText> => read('a.docx', wordFile(parts))

/** Each paragraph in a line: its level, its number and all its texts with their marks. */
const told = (blocks: readonly ReadBlock[]): string[] =>
  paragraphsOf(blocks).map(({ level, number, runs, place }) =>
    [
      level === null ? '' : `H${level} `,
      place.isInTextBox ? '[box]' : '',
      number ? `${number.text}|` : '',
      ...runs.map(({ mark, text }) => (mark === 'shown' ? text : `{${mark}:${text}}`)),
    ].join(''),
  )
const all = (text: ReadText): string[] => [
  ...told(text.blocks),
  ...text.asides.flatMap(({ kind, label, blocks }) => told(blocks).map((line) => `${kind} ${label}:${line}`)),
]

const listOf = (format: string, text: string, count = 3): WordParts => ({
  numbering: abstract(0, lvl(0, format, text)) + num(1, 0),
  body: Array.from({ length: count }, (_, at) => p(`項${at + 1}`, inList(1))).join(''),
})
const NOTE = (kind: string, id: number, content: string) =>
  `<w:${kind} w:id="${id}">${p(`<w:r><w:${kind}Ref/></w:r>${r(content)}`)}</w:${kind}>`
const ruby = (base: string, reading: string) =>
  `<w:r><w:ruby><w:rubyPr/><w:rt>${r(reading)}</w:rt><w:rubyBase>${r(base)}</w:rubyBase></w:ruby></w:r>`

/** Habits in which people and programs write Word files, and what each of them shows. */
const HABITS: Readonly<Record<string, [file: WordParts, lines: readonly string[]]>> = {
  'a plain paragraph': [{ body: p('神奈川県は、') }, ['神奈川県は、']],
  'a text in many runs': [{ body: p(r('神') + r('奈川', '<w:b/>') + r('県')) }, ['神奈川県']],
  'wide blanks at both ends': [{ body: p(r('　要求　')) }, ['　要求　']],
  'rare signs': [{ body: p('𠮷野家の髙﨑①㈱葛󠄀城') }, ['𠮷野家の髙﨑①㈱葛󠄀城']],
  'a tab and a line break': [
    { body: p('<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>') },
    ['甲\t乙\n丙'],
  ],
  'a page break': [{ body: p('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t></w:r>') }, ['甲乙']],
  'a hyphen that does not break': [
    { body: p('<w:r><w:t>03</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r>') },
    ['03\u20111'],
  ],
  'a sign of Wingdings': [{ body: p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>済</w:t></w:r>') }, ['☑済']],
  'a sign of a font that nobody knows': [{ body: p('<w:r><w:sym w:font="X" w:char="F123"/></w:r>') }, ['〓']],
  readings: [{ body: p(ruby('神奈川', 'かながわ') + r('県')) }, ['神奈川《かながわ》県']],
  'readings as a field': [
    { body: p(field(' EQ \\* jc2 \\* "Font:ＭＳ 明朝" \\* hps10 \\o\\ad(\\s\\up 9(かな),神奈川)', null)) },
    ['神奈川《かな》'],
  ],
  囲い文字: [{ body: p(field('EQ \\o\\ac(○,秘)', null)) }, ['○秘']],
  'a page number': [{ body: p(r('頁') + field(' PAGE ', '12')) }, ['頁12']],
  'a field within a field': [
    { body: p(field(`IF </w:instrText></w:r>${field(' PAGE ', '9')}<w:r><w:instrText> `, '甲')) },
    ['甲'],
  ],
  'a simple field': [{ body: p(`<w:fldSimple w:instr="TITLE">${r('題')}</w:fldSimple>`) }, ['題']],
  'contents over several paragraphs': [
    {
      body:
        p(
          `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\h</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('第1章')}`,
        ) +
        p(`${r('第2章')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`) +
        p('本文'),
    },
    ['第1章', '第2章', '本文'],
  ],
  'a box to tick': [
    {
      body: p(
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' +
          r('はい'),
      ),
    },
    ['☑はい'],
  ],
  'a link': [{ body: p(`<w:hyperlink>${r('県のページ')}</w:hyperlink>`) }, ['県のページ']],
  'a formula': [{ body: p('<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>') }, ['x=1']],
  'a content control round a run': [
    { body: p(`<w:sdt><w:sdtPr/><w:sdtContent>${r('選択')}</w:sdtContent></w:sdt>`) },
    ['選択'],
  ],
  'a content control round blocks': [
    { body: `<w:sdt><w:sdtContent>${p('甲')}${p('乙')}</w:sdtContent></w:sdt>` },
    ['甲', '乙'],
  ],
  'a smart tag': [{ body: p(`<w:smartTag>${r('横浜市')}</w:smartTag>`) }, ['横浜市']],
  'an insertion and a deletion': [
    {
      body: p(
        `${r('処遇を')}<w:del><w:r><w:delText>検討</w:delText></w:r></w:del><w:ins>${r('改善')}</w:ins>${r('する。')}`,
      ),
    },
    ['処遇を{deleted:検討}{inserted:改善}する。'],
  ],
  'a moved text': [
    { body: p(`<w:moveFrom>${r('甲')}</w:moveFrom>`) + p(`<w:moveTo>${r('甲')}</w:moveTo>`) },
    ['{deleted:甲}', '{inserted:甲}'],
  ],
  'a deleted end of a paragraph': [
    {
      body: p(r('前半'), '<w:rPr><w:del/></w:rPr>') + p('後半', inList(1)),
      numbering: abstract(0, lvl(0, 'decimal', '%1.')) + num(1, 0),
    },
    ['1.|前半後半'],
  ],
  'a deleted item is not counted': [
    {
      body:
        p('甲', inList(1)) +
        p('<w:del><w:r><w:delText>乙</w:delText></w:r></w:del>', `${inList(1)}<w:rPr><w:del/></w:rPr>`) +
        p('丙', inList(1)),
      numbering: abstract(0, lvl(0, 'decimal', '%1.')) + num(1, 0),
    },
    ['1.|甲', '{deleted:乙}', '2.|丙'],
  ],
  'hidden text': [{ body: p(r('見える') + r('隠す', '<w:vanish/>')) }, ['見える{hidden:隠す}']],
  'hidden by a style, shown again': [
    {
      styles: '<w:style w:type="character" w:styleId="x"><w:name w:val="内"/><w:rPr><w:vanish/></w:rPr></w:style>',
      body: p(r('甲', '<w:rStyle w:val="x"/>') + r('乙', '<w:rStyle w:val="x"/><w:vanish w:val="0"/>')),
    },
    ['{hidden:甲}乙'],
  ],
  'a hidden item is not counted': [
    {
      body:
        p('甲', inList(1)) + p(r('乙', '<w:vanish/>'), `${inList(1)}<w:rPr><w:vanish/></w:rPr>`) + p('丙', inList(1)),
      numbering: abstract(0, lvl(0, 'decimal', '%1.')) + num(1, 0),
    },
    ['1.|甲', '{hidden:乙}', '2.|丙'],
  ],
  'a text box once': [{ body: p(r('本文') + box(p('箱の中'))) }, ['本文', '[box]箱の中']],
  'an old text box alone': [
    {
      body: p(
        `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p('旧い箱')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
      ),
    },
    ['', '[box]旧い箱'],
  ],
  'a drawn word': [
    { body: p('<w:r><w:pict><v:shape><v:textpath string="要求書"/></v:shape></w:pict></w:r>') },
    ['', '[box]要求書'],
  ],
  'a diagram': [
    {
      body: p('<w:r><w:drawing><dgm:relIds r:dm="diagramData"/></w:drawing></w:r>'),
      diagramData:
        '<dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>委員</a:t></a:r><a:r><a:t>会</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>',
    },
    ['', '[box]委員会'],
  ],
  'a footnote': [
    {
      body: p(`${r('最低賃金')}<w:r><w:footnoteReference w:id="2"/></w:r>${r('は')}`),
      footnotes: `<w:footnote w:type="separator" w:id="0">${p('')}</w:footnote>${NOTE('footnote', 2, '時間額')}`,
    },
    ['最低賃金{note:1}は', 'footnote 1:時間額'],
  ],
  'an endnote': [
    { body: p('<w:r><w:endnoteReference w:id="1"/></w:r>'), endnotes: NOTE('endnote', 1, '出典') },
    ['{note:i}', 'endnote i:出典'],
  ],
  'a comment': [
    {
      body: p(`${r('本文')}<w:r><w:commentReference w:id="0"/></w:r>`),
      comments: `<w:comment w:id="0">${p('要確認')}</w:comment>`,
    },
    ['本文', 'comment :要確認'],
  ],
  'a header and a footer': [
    { body: p('本文'), header: p('取扱注意'), footer: p(field('PAGE', '3')) },
    ['本文', 'header :取扱注意', 'footer :3'],
  ],
  'headings by their styles': [
    {
      styles: style('1', 'heading 1', '') + style('2', 'heading 2', ''),
      body: p('章', '<w:pStyle w:val="1"/>') + p('節', '<w:pStyle w:val="2"/>'),
    },
    ['H1 章', 'H2 節'],
  ],
  'a heading by a style of one’s own': [
    {
      styles: style('a', '章見出し', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') + style('b', '章見出し2', '', 'a'),
      body: p('章', '<w:pStyle w:val="b"/>'),
    },
    ['H1 章'],
  ],
  'a heading by its outline alone': [{ body: p('節', '<w:outlineLvl w:val="1"/>') }, ['H2 節']],
  'a heading that is made body text': [
    { styles: style('1', 'heading 1', ''), body: p('文', '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>') },
    ['文'],
  ],
  'a title': [{ styles: style('t', 'Title', ''), body: p('要求と提言', '<w:pStyle w:val="t"/>') }, ['H0 要求と提言']],
  'a numbered heading': [
    {
      styles:
        style('1', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
        style('2', 'heading 2', '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
      numbering:
        abstract(
          0,
          lvl(0, 'decimal', '第%1章', '<w:pStyle w:val="1"/>'),
          lvl(1, 'decimal', '%1-%2', '<w:pStyle w:val="2"/>'),
        ) + num(1, 0),
      body:
        p('甲', '<w:pStyle w:val="1"/>') +
        p('乙', '<w:pStyle w:val="2"/>') +
        p('丙', '<w:pStyle w:val="1"/>') +
        p('丁', '<w:pStyle w:val="2"/>'),
    },
    ['H1 第1章|甲', 'H2 1-1|乙', 'H1 第2章|丙', 'H2 2-1|丁'],
  ],
  'a number from a style below': [
    {
      styles: style('k', '項', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') + style('k2', '項2', '', 'k'),
      numbering: abstract(0, lvl(0, 'decimal', '（%1）')) + num(1, 0),
      body:
        p('甲', '<w:pStyle w:val="k2"/>') +
        p('乙', `<w:pStyle w:val="k2"/><w:numPr><w:numId w:val="0"/></w:numPr>`) +
        p('丙', '<w:pStyle w:val="k2"/>'),
    },
    ['（1）|甲', '乙', '（2）|丙'],
  ],
  'the level of a style from its list': [
    {
      styles: style('k', '項', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
      numbering:
        abstract(0, lvl(0, 'decimal', '%1'), lvl(1, 'aiueoFullWidth', '%2', '<w:pStyle w:val="k"/>')) + num(1, 0),
      body: p('甲', inList(1)) + p('乙', '<w:pStyle w:val="k"/>') + p('丙', '<w:pStyle w:val="k"/>'),
    },
    ['1|甲', 'ア|乙', 'イ|丙'],
  ],
  'two lists of one counter': [
    {
      numbering: abstract(0, lvl(0, 'decimal', '%1.')) + num(1, 0) + num(2, 0),
      body: p('甲', inList(1)) + p('乙', inList(2)) + p('丙', inList(1)),
    },
    ['1.|甲', '2.|乙', '3.|丙'],
  ],
  'a list that begins anew': [
    {
      numbering: abstract(0, lvl(0, 'decimal', '%1.')) + num(1, 0) + num(2, 0, startAt(0, 1)),
      body: p('甲', inList(1)) + p('乙', inList(1)) + p('丙', inList(2)) + p('丁', inList(2)),
    },
    ['1.|甲', '2.|乙', '1.|丙', '2.|丁'],
  ],
  'a list that begins with seven': [
    {
      numbering: abstract(0, lvl(0, 'decimal', '%1.')) + num(1, 0, startAt(0, 7)),
      body: p('甲', inList(1)) + p('乙', inList(1)),
    },
    ['7.|甲', '8.|乙'],
  ],
  'levels that begin anew': [
    {
      numbering:
        abstract(0, lvl(0, 'decimal', '%1'), lvl(1, 'decimal', '（%2）'), lvl(2, 'decimalEnclosedCircle', '%3')) +
        num(1, 0),
      body: [0, 1, 2, 2, 1, 2, 0, 1].map((level) => p('文', inList(1, level))).join(''),
    },
    ['1|文', '（1）|文', '①|文', '②|文', '（2）|文', '①|文', '2|文', '（1）|文'],
  ],
  'a level that counts on': [
    {
      numbering:
        abstract(0, lvl(0, 'decimal', '%1'), lvl(1, 'decimal', '要求%2', '<w:lvlRestart w:val="0"/>')) + num(1, 0),
      body: [0, 1, 1, 0, 1].map((level) => p('文', inList(1, level))).join(''),
    },
    ['1|文', '要求1|文', '要求2|文', '2|文', '要求3|文'],
  ],
  'an outer level that is not there': [
    {
      numbering: abstract(0, lvl(0, 'decimal', '%1'), lvl(1, 'decimal', '%1.%2')) + num(1, 0),
      body: p('文', inList(1, 1)),
    },
    ['1.1|文'],
  ],
  'a legal number': [
    {
      numbering: abstract(0, lvl(0, 'japaneseCounting', '第%1'), lvl(1, 'decimal', '%1.%2', '<w:isLgl/>')) + num(1, 0),
      body: p('甲', inList(1)) + p('乙', inList(1, 1)),
    },
    ['第一|甲', '1.1|乙'],
  ],
  'a list of a list style': [
    {
      numbering:
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>' +
        `<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>${lvl(0, 'irohaFullWidth', '%1．')}</w:abstractNum>` +
        num(1, 0),
      body: p('甲', inList(1)) + p('乙', inList(1)),
    },
    ['イ．|甲', 'ロ．|乙'],
  ],
  'a number in a table': [
    {
      numbering: abstract(0, lvl(0, 'decimal', '%1')) + num(1, 0),
      body: tbl(tc(p('甲', inList(1))), tc(p('乙', inList(1)))),
    },
    ['1|甲', '2|乙'],
  ],
  bullets: [listOf('bullet', '・', 2), ['・|項1', '・|項2']],
  'bullets of Wingdings': [listOf('bullet', '\uf06c', 1), ['●|項1']],
  decimal: [listOf('decimal', '%1.'), ['1.|項1', '2.|項2', '3.|項3']],
  fullwidth: [
    listOf('decimalFullWidth', '第%1', 12),
    [...'１２３４５６７８９']
      .map((n, at) => `第${n}|項${at + 1}`)
      .concat(['第１０|項10', '第１１|項11', '第１２|項12']),
  ],
  'half-width katakana': [listOf('aiueo', '(%1)'), ['(ｱ)|項1', '(ｲ)|項2', '(ｳ)|項3']],
  iroha: [listOf('iroha', '%1'), ['ｲ|項1', 'ﾛ|項2', 'ﾊ|項3']],
  kanji: [
    listOf('japaneseCounting', '%1、', 11),
    [...'一二三四五六七八九十'].map((n, at) => `${n}、|項${at + 1}`).concat(['十一、|項11']),
  ],
  'kanji of documents': [listOf('japaneseLegal', '%1'), ['壱|項1', '弐|項2', '参|項3']],
  'kanji digits': [
    listOf('japaneseDigitalTenThousand', '%1', 10),
    [...'一二三四五六七八九'].map((n, at) => `${n}|項${at + 1}`).concat(['一〇|項10']),
  ],
  stems: [listOf('ideographTraditional', '%1'), ['甲|項1', '乙|項2', '丙|項3']],
  branches: [listOf('ideographZodiac', '%1'), ['子|項1', '丑|項2', '寅|項3']],
  'numbers in brackets of one sign': [listOf('decimalEnclosedParen', '%1'), ['⑴|項1', '⑵|項2', '⑶|項3']],
  'numbers with a full stop': [listOf('decimalEnclosedFullstop', '%1'), ['⒈|項1', '⒉|項2', '⒊|項3']],
  'kanji in circles': [listOf('ideographEnclosedCircle', '%1'), ['㊀|項1', '㊁|項2', '㊂|項3']],
  'circles beyond twenty': [
    {
      ...listOf('decimalEnclosedCircle', '%1', 2),
      numbering: abstract(0, lvl(0, 'decimalEnclosedCircle', '%1')) + num(1, 0, startAt(0, 20)),
    },
    ['⑳|項1', '㉑|項2'],
  ],
  'Roman numbers': [listOf('upperRoman', '%1'), ['I|項1', 'II|項2', 'III|項3']],
  'letters beyond z': [
    {
      ...listOf('lowerLetter', '%1)', 2),
      numbering: abstract(0, lvl(0, 'lowerLetter', '%1)')) + num(1, 0, startAt(0, 26)),
    },
    ['z)|項1', 'aa)|項2'],
  ],
  'numbers of three digits': [
    {
      ...listOf('decimal', '', 2),
      numbering:
        abstract(
          0,
          '<w:lvl w:ilvl="0"><w:start w:val="9"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>',
        ) + num(1, 0),
    },
    ['009|項1', '010|項2'],
  ],
  'a table within a table': [{ body: tbl(tc(p('外') + tbl(tc('内')))) }, ['外', '内']],
  'a deleted row': [
    {
      body: tbl(
        `<w:tr><w:trPr><w:del/></w:trPr>${tc('<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>')}</w:tr>`,
        tc('新'),
      ),
    },
    ['{deleted:旧}', '新'],
  ],
  'a merged cell in which something stands': [
    { body: tbl(tc('甲', '<w:vMerge w:val="restart"/>'), tc('乙', '<w:vMerge/>')) },
    ['甲', '乙'],
  ],
}

describe('Q26: each sign that a Word file shows arrives, and what it does not show is marked', () => {
  it('there are at least sixty habits', () => {
    expect(Object.keys(HABITS).length).toBeGreaterThanOrEqual(60)
  })
  it.each(Object.entries(HABITS))('%s', async (_habit, [file, lines]) => {
    expect(all(await ofWord(file)).filter((line) => line !== '')).toEqual(lines.filter((line) => line !== ''))
  })
  it('tables keep their grid, their fills and their heads', async () => {
    const { blocks } = await ofWord({
      body: tbl(
        `<w:tr><w:trPr><w:tblHeader/></w:trPr>${tc('番号', '<w:shd w:fill="d9d9d9"/>')}${tc('要求', '<w:gridSpan w:val="2"/>')}</w:tr>`,
        tc('甲', '<w:vMerge w:val="restart"/>') + tc('乙') + tc('丙'),
        tc(p(''), '<w:vMerge/>') + tc('丁') + tc('戊'),
      ),
    })
    const [table] = blocks as [ReadTextTable]
    expect(table.rows.map(({ isHeader }) => isHeader)).toEqual([true, false, false])
    expect(table.rows[0]?.cells).toMatchObject([
      { column: 0, fill: 'D9D9D9' },
      { column: 1, columnSpan: 2, fill: null },
    ])
    expect(table.rows[1]?.cells).toMatchObject([{ column: 0, rowSpan: 2 }, { column: 1 }, { column: 2 }])
    expect(table.rows[2]?.cells.map(({ row, column }) => [row, column])).toEqual([
      [2, 1],
      [2, 2],
    ])
    expect(paragraphsOf(blocks).at(-1)?.place).toEqual({ paragraph: 8, table: 1, row: 3, column: 3 })
  })
  it('a file of the strict form, and one with prefixes of its own, say the same', async () => {
    const strict = wordParts({ body: p('甲') }).map((part) => ({
      ...part,
      content: String(part.content)
        .replaceAll(
          'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
          'http://purl.oclc.org/ooxml/wordprocessingml/main',
        )
        .replaceAll('w:', 'ns0:')
        .replaceAll('xmlns:w=', 'xmlns:ns0='),
    }))
    expect(all(await read('a.docx', zipOf(strict)))).toEqual(['甲'])
  })
})

describe('Q26: what is pasted or sent as HTML', () => {
  const html = async (source: string) => all(await read('a.html', Buffer.from(`<meta charset="utf-8">${source}`)))
  it.each<[string, string, readonly string[]]>([
    ['headings and paragraphs', '<h1>章</h1><div>一<p>二</p>三</div>', ['H1 章', '一', '二', '三']],
    [
      'lists within lists',
      '<ol start="3"><li>甲<ol type="a"><li>乙</ol><li value="9">丙</ol>',
      ['3.|甲', 'a.|乙', '9.|丙'],
    ],
    [
      'readings, insertions, deletions, hidden text',
      '<p><ruby>漢字<rp>(</rp><rt>かんじ</rt></ruby><ins>入</ins><del>旧</del><span hidden>隠</span></p>',
      ['漢字《かんじ》{inserted:入}{deleted:旧}{hidden:隠}'],
    ],
    [
      'what Word counted itself',
      '<p style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">（１）&nbsp;</span>要求</p>',
      ['（１）|要求'],
    ],
    ['no scripts and styles', '<style>p{}</style><script>x</script><p>文&amp;字<br>続き</p>', ['文&字\n続き']],
    ['a table', '<table><tr><th rowspan=2>甲<td>乙<tr><td>丙</table>', ['甲', '乙', '丙']],
  ])('%s', async (_what, source, lines) => {
    expect(await html(source)).toEqual(lines)
  })
})

describe('Q26: a Word file that is none, or hostile, is refused in words', () => {
  const deep = `${'<w:sdt><w:sdtContent>'.repeat(150)}${p('x')}${'</w:sdtContent></w:sdt>'.repeat(150)}`
  it.each<[string, string, () => Uint8Array, string]>([
    ['nested deeper than any', 'a.docx', () => wordFile({ body: deep }), 'fileBroken'],
    [
      'with a DOCTYPE',
      'a.docx',
      () => zipOf(wordParts({ body: p('x') }, '<!DOCTYPE a [<!ENTITY b "c">]>')),
      'fileBroken',
    ],
    ['without a body', 'a.docx', () => zipOf([{ name: 'word/document.xml', content: '<x/>' }]), 'fileBroken'],
    [
      'of before 2007',
      'a.doc',
      () =>
        Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          Buffer.alloc(600),
          Buffer.from('WordDocument', 'utf16le'),
        ]),
      'fileOldWord',
    ],
    [
      'with more letters than are kept',
      'a.docx',
      () => wordFile({ body: p('あ'.repeat(100_000)).repeat(45) }),
      'fileTooMuch',
    ],
    ['HTML nested deeper than any', 'a.html', () => Buffer.from('<div>'.repeat(5000)), 'fileBroken'],
  ])('%s', async (_what, name, bytes, reason) => {
    expect(await reader.read({ name, bytes: bytes() })).toMatchObject({ ok: false, refusal: { reason } })
  })
})

describe('Q27: wishes in a table of a Word file', () => {
  it('are read as those of a sheet; a table of something else is passed over', async () => {
    const body =
      p('○○労組の要求') +
      tbl(tc('担当') + tc('山田')) +
      tbl(tc('件　名') + tc('要求内容') + tc('理由'), tc('介護') + tc(p('処遇を') + p('改善する')) + tc('不足'))
    const tables = await reader.readWishes({ name: 'a.docx', bytes: wordFile({ body }) })
    if (!tables.ok) throw new Error(tables.refusal.reason)
    expect(tables.value.map(({ sheet, problem }) => [sheet, problem])).toEqual([['表2', null]])
    expect(tables.value[0]?.rows.map(({ cells }) => cells)).toMatchObject([
      {
        title: { at: 'A2', text: '介護' },
        demand: { at: 'B2', text: '処遇を\n改善する' },
        reason: { at: 'C2', text: '不足' },
      },
    ])
  })
  it('without a table of wishes it is said', async () => {
    const only = tbl(tc('担当') + tc('山田'))
    const tables = await reader.readWishes({ name: 'a.docx', bytes: wordFile({ body: only }) })
    expect(tables).toMatchObject({ ok: true, value: [{ problem: { kind: 'noHeads' } }] })
  })
})

it('Q26: a document that lies within the document is told as not read', async () => {
  const text = await ofWord({ body: `${p('前')}<w:altChunk r:id="chunk"/>${p('後')}` })
  expect(told(text.blocks)).toEqual(['前', expect.stringMatching(/^\{unread:この位置に埋め込まれた別の文書は/), '後'])
})
