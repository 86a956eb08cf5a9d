import { formatNumber } from '#app/domain/numbering.ts'
import type { Draft } from './draft.ts'
import type { Block } from './ooxml/block.ts'
import { TEXT_WIDTH } from './ooxml/measure.ts'
import { paragraph } from './ooxml/paragraph.ts'
import { field, run } from './ooxml/run.ts'
import { type Cell, table } from './ooxml/table.ts'
import { goalName, markedTitle, requestBlocks, requestBookmark } from './request-content.ts'
import type { CommitteeForWord, OnProgress, PillarForWord, RequestForWord, SdgGoalForWord } from './word-input.ts'

/** The body that book and package have in common: chapters by committee, pillars, requests; and the index by SDG goal. */

export const requestsOf = (committees: readonly CommitteeForWord[]): RequestForWord[] =>
  committees.flatMap((committee) => committee.pillars.flatMap((pillar) => pillar.requests))

/** Is anything in it made up? Then every page says so. */
export const headerText = (requests: readonly RequestForWord[]): string =>
  requests.some((request) => request.isFictional) ? '架空の見本' : ''

/** One chapter for each committee; each begins on a page of its own. */
export function chapterBlocks(
  draft: Draft,
  committees: readonly CommitteeForWord[],
  sdgGoals: readonly SdgGoalForWord[],
  onProgress: OnProgress = () => {},
): Block[] {
  const total = requestsOf(committees).length
  let done = 0
  return committees.flatMap((committee, position) => [
    chapterHeading(draft, committee, position),
    ...committee.pillars.flatMap((pillar, index) => [
      ...pillarTitle(committee, pillar).map((title) => pillarHeading(draft, title, index)),
      ...textBlocks(pillar.purpose),
      ...pillar.requests.flatMap((request) => {
        const blocks = requestBlocks(request, done, { draft, sdgGoals, level: 3 })
        done++
        onProgress({ done, total })
        return blocks
      }),
    ]),
  ])
}

function chapterHeading(draft: Draft, committee: CommitteeForWord, position: number): Block {
  const n = chapterNumber(committee.number) ?? position + 1
  return draft.heading({
    level: 1,
    title: committee.nameJa.replace(/委員会$/, ''),
    number: { text: formatNumber('federation', 0, n), place: draft.numbering.heading(0, n) },
    pageBreakBefore: true,
  })
}

/** 「3」, 「３」 or 「Ⅲ」 as 3; null for anything else. */
function chapterNumber(text: string): number | null {
  const roman = text.charCodeAt(0) - 0x2160 + 1
  if (text.length === 1 && roman >= 1 && roman <= 12) return roman
  const plain = text.normalize('NFKC')
  return /^\d{1,3}$/.test(plain) ? Number(plain) : null
}

/**
 * The heading above a pillar's requests. Those without a pillar bear one of their own, or they would read as if they belonged to
 * the pillar before them; in a chapter that has no pillars they need none.
 */
const pillarTitle = (committee: CommitteeForWord, { title }: PillarForWord): string[] => {
  if (title !== null) return [title]
  return committee.pillars.some((other) => other.title !== null) ? [WITHOUT_PILLAR] : []
}

const WITHOUT_PILLAR = 'その他'

const pillarHeading = (draft: Draft, title: string, index: number): Block =>
  draft.heading({
    level: 2,
    title,
    number: { text: formatNumber('federation', 1, index + 1), place: draft.numbering.heading(1, index + 1) },
  })

/** Plain text, one paragraph per line. */
export const textBlocks = (text: string): Block[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) =>
      paragraph({ style: 'BodyText', children: run(line.trim()), text: line.trim(), indent: { firstLine: 210 } }),
    )

const NUMBER_COLUMN = 1000
const PAGE_COLUMN = 800
const INDEX_COLUMNS = [NUMBER_COLUMN, TEXT_WIDTH - NUMBER_COLUMN - PAGE_COLUMN, PAGE_COLUMN]

/** SDGs対応表: under each goal the requests that are tied to it, with their pages. */
export function sdgIndex(draft: Draft, requests: readonly RequestForWord[], goals: readonly SdgGoalForWord[]): Block[] {
  const used = goals.filter((goal) => requestsOfGoal(requests, goal.number).length > 0)
  const heading = draft.heading({ level: 1, title: 'SDGs対応表', pageBreakBefore: true })
  if (used.length === 0) return [heading, ...textBlocks('SDGsの目標に対応する要求項目はありません。')]
  const rows: Cell[][] = [
    ['番号', '要求項目', '頁'].map(headerCell),
    ...used.flatMap((goal) => [
      [goalCell(goalName(goal.number, goals))],
      ...requestsOfGoal(requests, goal.number).map(({ request, index }) => indexRow(request, index)),
    ]),
  ]
  return [heading, table({ columns: INDEX_COLUMNS, rows })]
}

const requestsOfGoal = (requests: readonly RequestForWord[], goal: number) =>
  requests
    .map((request, index) => ({ request, index }))
    .filter(({ request }) => request.sdgTargets.some((target) => target.goal === goal))

const SMALL = { size: 9.5 } as const

/** A cell with one short text in the look of a heading. */
export const headerCell = (text: string): Cell => ({
  isHeader: true,
  content: (width) => [
    paragraph({ style: 'TableText', align: 'center', children: run(text, { ...SMALL, font: 'gothic' }), text, width }),
  ],
})

/** A cell with plain text. */
export const textCell = (text: string, align: 'left' | 'center' = 'left'): Cell => ({
  content: (width) => [paragraph({ style: 'TableText', align, children: run(text, SMALL), text, width })],
})

const goalCell = (text: string): Cell => ({
  columns: 3,
  content: (width) => [
    paragraph({
      style: 'TableText',
      keepNext: true,
      children: run(text, { ...SMALL, font: 'gothic', bold: true }),
      text,
      width,
    }),
  ],
})

const indexRow = (request: RequestForWord, index: number): Cell[] => [
  textCell(request.number, 'center'),
  textCell(markedTitle(request)),
  {
    content: (width) => [
      paragraph({
        style: 'TableText',
        align: 'center',
        text: '000',
        width,
        children: (pageOf) =>
          field(`PAGEREF ${requestBookmark(index)} \\h`, String(pageOf(requestBookmark(index))), SMALL),
      }),
    ],
  },
]
