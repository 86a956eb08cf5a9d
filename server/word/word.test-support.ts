import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import JSZip from 'jszip'
import { documentFromContent } from '#app/document/document-from-content.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { objectionsTo } from '../../tools/open-xml-validator.ts'
import type { BookInput, CommitteeForWord, PackageInput, RequestForWord, SingleRequestInput } from './word-input.ts'

/** Builders of documents, and a reader of what was written. */

export const SDG_GOALS = [
  { number: 8, shortJa: '働きがいも経済成長も' },
  { number: 9, shortJa: '産業と技術革新の基盤をつくろう' },
  { number: 12, shortJa: 'つくる責任 つかう責任' },
]

const target = (code: string) => ({ code, goal: Number(code.split('.')[0]), textJa: 'ターゲットの文' })

export const aRequest = (overrides: Partial<RequestForWord> = {}): RequestForWord => ({
  number: '1-1',
  title: '適正取引の推進',
  kind: 'new',
  isPriority: true,
  document: documentFromContent({
    body: [
      { kind: 'paragraph', text: '取引環境を整備すること。' },
      { kind: 'list', style: '（1）', items: [{ text: '点検の仕組みを設けること。' }, { text: '研修を開くこと。' }] },
    ],
    background: '負担の偏りが報告されている。',
  }),
  sdgTargets: ['8.5', '9.3', '8.8'].map(target),
  noSdgReason: '',
  priorityAreas: [{ number: 3, nameJa: '成長市場の創出' }],
  recipients: ['神奈川県'],
  proposers: ['金属製造業の構成組織', 'B地域連合'],
  notes: [],
  isFictional: false,
  ...overrides,
})

export const singleInput = (overrides: Partial<RequestForWord> = {}): SingleRequestInput => ({
  federationName: '見本地方連合会',
  committeeName: '経済・産業政策委員会',
  stateLabel: '起草中',
  date: '2026-11-23',
  dateStyle: 'wareki',
  request: aRequest(overrides),
  sdgGoals: SDG_GOALS,
})

export const committees = (): CommitteeForWord[] => [
  {
    nameJa: '経済・産業政策委員会',
    pillars: [
      {
        title: '中小企業の支援',
        purpose: '暮らしを守る取り組みを求める。',
        requests: [aRequest(), aRequest({ number: '1-2', title: '人材の育成', kind: 'continued', isPriority: false })],
      },
      { title: null, purpose: '', requests: [aRequest({ number: '1-4', title: '技能の継承', kind: 'strengthened' })] },
    ],
  },
  {
    nameJa: '福祉・社会保障政策委員会',
    pillars: [
      {
        title: '医療',
        purpose: '',
        requests: [aRequest({ number: '3-1', title: '看護職員の確保', sdgTargets: [target('12.6')] })],
      },
    ],
  },
]

/** Seven requests: too many for a short document. */
export const manyCommittees = (): CommitteeForWord[] => {
  const [first, second] = committees()
  const more = [2, 3, 4].map((n) =>
    aRequest({ number: `3-${n}`, title: '看護職員の確保', sdgTargets: [target('12.6')] }),
  )
  const [pillar] = second?.pillars ?? []
  if (!first || !second || !pillar) throw new Error('no committees')
  return [first, { ...second, pillars: [{ ...pillar, requests: [...pillar.requests, ...more] }] }]
}

export const bookInput = (overrides: Partial<BookInput> = {}): BookInput => ({
  title: '2027年度に向けた政策・制度要求と提言',
  federationName: '見本地方連合会',
  date: '2026-07-15',
  dateStyle: 'wareki',
  committees: committees(),
  sdgGoals: SDG_GOALS,
  ...overrides,
})

export const packageInput = (overrides: Partial<PackageInput> = {}): PackageInput => ({
  documentNumber: '連政発第23号',
  date: '2026-08-22',
  dateStyle: 'both',
  addressee: { body: '横浜市', post: '市長', name: null },
  sender: { body: '見本地方連合会', post: '会長', name: '見本　太郎' },
  sealText: '公印省略',
  title: '2027年度に向けた政策・制度要求について（要請）',
  letter: '時下ますますご清栄のこととお慶び申し上げます。\nさて、別紙のとおり要請いたします。',
  introduction: '働く者の声をもとに取りまとめたものである。',
  replyBy: '2026-11-30',
  contact: '政策局',
  committees: committees(),
  sdgGoals: SDG_GOALS,
  ...overrides,
})

const text = (value: string, ...marks: { type: string; attrs?: Record<string, unknown> }[]): DocumentJson => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks }),
})
const p = (...content: DocumentJson[]): DocumentJson => ({ type: 'paragraph', content })
const item = (...content: DocumentJson[]): DocumentJson => ({ type: 'listItem', content })
const ordered = (...content: DocumentJson[]): DocumentJson => ({ type: 'orderedList', content })
const cell = (value: string, type = 'tableCell', attrs: Record<string, unknown> = {}): DocumentJson => ({
  type,
  attrs,
  content: [p(text(value))],
})

/** A row of ten cells, so narrow that an indent of the page would leave no room; lists of two depths in three of them. */
const narrowRow: DocumentJson = {
  type: 'tableRow',
  content: [
    {
      type: 'tableCell',
      content: [
        ordered(item(p(text('狭い欄の項目')), ordered(item(p(text('その中の項目'))))), item(p(text('次の項目')))),
      ],
    },
    { type: 'tableCell', content: [{ type: 'bulletList', content: [item(p(text('点の項目')), p(text('続きの文')))] }] },
    { type: 'tableCell', content: [ordered(item(p(text('次の欄'))))] },
    ...[...Array(7).keys()].map((index) => cell(`欄${index + 4}`)),
  ],
}

/** A text with everything the schema allows: four levels of lists, twelve items, tables with spans and lists, marks, a link. */
export const richDocument: DocumentJson = {
  type: 'doc',
  content: [
    {
      type: 'requestBody',
      content: [
        p(
          text('太字', { type: 'bold' }),
          text('下線', { type: 'underline' }),
          { type: 'hardBreak' },
          text('資料', { type: 'link', attrs: { href: 'https://example.jp/a?b=1&c=2' } }),
          text(' <注> & "引用" \u0007\ud800'),
        ),
        ordered(
          item(
            p(text('甲')),
            ordered(
              item(p(text('乙')), ordered(item(p(text('丙')), { type: 'bulletList', content: [item(p(text('丁')))] }))),
              item(p(text('戊')), ordered(item(p(text('己'))), item(p(text('庚'))))),
            ),
            p(text('なお書き')),
          ),
          ...[...Array(11).keys()].map((index) => item(p(text(`項目${index + 2}`)))),
        ),
        {
          type: 'table',
          content: [
            {
              type: 'tableRow',
              content: [cell('職種', 'tableHeader', { colwidth: [100] }), cell('内容', 'tableHeader', { colspan: 2 })],
            },
            { type: 'tableRow', content: [cell('介護', 'tableCell', { rowspan: 2 }), cell('常勤'), cell('9,000円')] },
            { type: 'tableRow', content: [cell('非常勤'), cell('5,000円')] },
          ],
        },
        ordered(item(p(text('新しい一覧')))),
        { type: 'table', content: [narrowRow] },
        {
          type: 'table',
          content: [
            {
              type: 'tableRow',
              content: [
                {
                  type: 'tableCell',
                  content: [ordered(item(p(text('広い欄の項目')), ordered(item(p(text('内の項目'))))))],
                },
                cell('隣'),
              ],
            },
          ],
        },
      ],
    },
    { type: 'background', content: [p(text('理由である。'))] },
  ],
}

export type ReadParagraph = {
  readonly text: string
  readonly style: string
  readonly numbering: { readonly id: string; readonly level: number } | null
}

/** What a .docx says, part by part. */
export async function openDocx(bytes: Uint8Array) {
  const archive = await JSZip.loadAsync(bytes)
  const part = async (name: string) => (await archive.file(name)?.async('string')) ?? ''
  const document = await part('word/document.xml')
  // Throws on anything that is not well formed.
  new XMLParser({ ignoreAttributes: false }).parse(document, true)
  const paragraphs = [...document.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map((match) => readParagraph(match[1] ?? ''))
  return {
    document,
    paragraphs,
    text: paragraphs.map((paragraph) => paragraph.text).join('\n'),
    numbering: await part('word/numbering.xml'),
    styles: await part('word/styles.xml'),
    relationships: await part('word/_rels/document.xml.rels'),
    properties: await part('docProps/core.xml'),
    header: await part('word/header1.xml'),
    footer: await part('word/footer1.xml'),
    headers: await Promise.all(
      Object.keys(archive.files)
        .filter((name) => /^word\/header\d+\.xml$/.test(name))
        .sort((one, other) => Number(/\d+/.exec(one)) - Number(/\d+/.exec(other)))
        .map(part),
    ),
  }
}

/** Where Word puts the numbered paragraph of this text, in twips, and what stands between number and text. */
export function levelIndent({ paragraphs, numbering }: Awaited<ReturnType<typeof openDocx>>, text: string) {
  const place = paragraphs.find((paragraph) => paragraph.text === text)?.numbering
  if (!place) throw new Error(`「${text}」 has no number`)
  const abstract = new RegExp(`<w:num w:numId="${place.id}">\\s*<w:abstractNumId w:val="(\\d+)"`).exec(numbering)?.[1]
  const definition = new RegExp(`<w:abstractNum w:abstractNumId="${abstract}".*?</w:abstractNum>`, 's').exec(
    numbering,
  )?.[0]
  const level = new RegExp(`<w:lvl w:ilvl="${place.level}".*?</w:lvl>`, 's').exec(definition ?? '')?.[0] ?? ''
  const [, left, hanging] = /<w:ind w:left="(\d+)" w:hanging="(\d+)"/.exec(level) ?? []
  return { left: Number(left), hanging: Number(hanging), suffix: /<w:suff w:val="(\w+)"/.exec(level)?.[1] }
}

const SIGNS: Readonly<Record<string, string>> = { br: '\n', tab: '\t', noBreakHyphen: '-' }

function readParagraph(xml: string): ReadParagraph {
  const numbering = /<w:ilvl w:val="(\d+)"\/><w:numId w:val="(\d+)"\/>/.exec(xml)
  const words = [...xml.matchAll(/<w:t [^>]*>(.*?)<\/w:t>|<w:(br|tab|noBreakHyphen)\/>/gs)]
  return {
    text: words.map((word) => word[1] ?? SIGNS[word[2] ?? '']).join(''),
    style: /<w:pStyle w:val="(\w+)"/.exec(xml)?.[1] ?? 'Normal',
    numbering: numbering ? { id: numbering[2] ?? '', level: Number(numbering[1]) } : null,
  }
}

/** What Microsoft's Open XML SDK finds wrong with it. */
export async function openXmlErrors(bytes: Uint8Array): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'word-'))
  try {
    const path = join(folder, 'document.docx')
    await writeFile(path, bytes)
    return await objectionsTo(path)
  } finally {
    await rm(folder, { recursive: true })
  }
}
