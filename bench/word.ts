import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import JSZip from 'jszip'
import { documentFromContent } from '#app/document/document-from-content.ts'
import type { CommitteeForWord, RequestForWord } from '#server/word/word-input.ts'
import { writeBookDocx } from '#server/word/write-book.ts'

/**
 * How long the book of a year takes to write, against bare docx with the same paragraphs, runs and tables and no form at all
 * (`npm run bench:word`). Both in one process, by turns; medians.
 *   first argument: requests (200)   second: rounds (7)
 */
const requests = Number(process.argv[2] ?? 200)
const rounds = Number(process.argv[3] ?? 7)

const aRequest = (n: number): RequestForWord => ({
  number: `1-${n}`,
  title: '中小企業における適正な価格転嫁と取引の適正化の推進',
  kind: 'continued',
  isPriority: n % 3 === 0,
  document: documentFromContent({
    body: [
      { kind: 'paragraph', text: '中小企業が適正な価格で取引できるよう、取引環境を整備すること。'.repeat(2) },
      {
        kind: 'list',
        style: '（1）',
        items: [1, 2, 3, 4].map((item) => ({
          text: `労務費の転嫁に関する指針を周知し、点検の仕組みを設けること（${item}）。`,
        })),
      },
    ],
    background: '価格転嫁率は依然として低く、負担の偏りが報告されている。'.repeat(3),
  }),
  sdgTargets: [8, 9].map((goal) => ({ code: `${goal}.3`, goal, textJa: '' })),
  noSdgReason: '',
  priorityAreas: [{ number: 3, nameJa: '成長市場の創出' }],
  recipients: ['神奈川県', '横浜市', '川崎市'],
  proposers: ['金属製造業の構成組織'],
  notes: [],
  isFictional: false,
})

const committees: CommitteeForWord[] = ['経済・産業政策委員会', '雇用・労働政策委員会'].map((nameJa, chapter) => ({
  nameJa,
  pillars: [
    {
      title: '中小企業の支援',
      purpose: '暮らしを守る取り組みを求める。',
      requests: Array.from({ length: requests / 2 }, (_, n) => aRequest(chapter * (requests / 2) + n + 1)),
    },
  ],
}))

const ours = () =>
  writeBookDocx({
    title: '2027年度に向けた政策・制度要求と提言',
    federationName: '見本地方連合会',
    date: '2026-07-15',
    dateStyle: 'wareki',
    committees,
    sdgGoals: [8, 9].map((number) => ({ number, shortJa: '目標' })),
  })

/** A paragraph is its runs; a table its rows of cells of paragraphs. */
const runsOf = (xml: string): string[] => [...xml.matchAll(/<w:t [^>]*>(.*?)<\/w:t>/gs)].map(([, text]) => text ?? '')
const partsOf = (xml: string): (string[] | string[][][][])[] =>
  [...xml.matchAll(/<w:tbl>(.*?)<\/w:tbl>|<w:p>(.*?)<\/w:p>/gs)].map(([, table, paragraph]) =>
    table === undefined
      ? runsOf(paragraph ?? '')
      : [...table.matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map(([, row = '']) =>
          [...row.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(([, cell = '']) =>
            [...cell.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inside = '']) => runsOf(inside)),
          ),
        ),
  )
const isTable = (part: string[] | string[][][][]): part is string[][][][] => Array.isArray(part[0])

const paragraphOf = (runs: readonly string[]) => new Paragraph({ children: runs.map((text) => new TextRun(text)) })
const bare = (parts: readonly (string[] | string[][][][])[]) => {
  const children = parts.map((part) =>
    isTable(part)
      ? new Table({
          rows: part.map(
            (row) => new TableRow({ children: row.map((cell) => new TableCell({ children: cell.map(paragraphOf) })) }),
          ),
        })
      : paragraphOf(part),
  )
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}
const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] as number

const archive = await JSZip.loadAsync(await ours())
const parts = partsOf((await archive.file('word/document.xml')?.async('string')) ?? '')
await bare(parts)
const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] }
for (let round = 0; round < rounds; round++) {
  times.ours.push(await timed(ours))
  times.bare.push(await timed(() => bare(parts)))
}
const [written, least] = [median(times.ours), median(times.bare)]
console.log(`${requests} requests, ${parts.length} paragraphs and tables, ${rounds} rounds, medians`)
console.log(
  `the book: ${written.toFixed(0)} ms · bare docx: ${least.toFixed(0)} ms · ratio ${(written / least).toFixed(2)}`,
)
