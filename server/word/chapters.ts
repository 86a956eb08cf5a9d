import type { Draft } from './draft.ts'
import type { Block, Section } from './ooxml/block.ts'
import { TEXT_WIDTH } from './ooxml/measure.ts'
import { paragraph } from './ooxml/paragraph.ts'
import { field, run } from './ooxml/run.ts'
import type { StyleName } from './ooxml/styles.ts'
import { type Cell, table } from './ooxml/table.ts'
import { goalName, keyedTitle, requestBlocks, requestBookmark } from './request-content.ts'
import type { CommitteeForWord, OnProgress, PillarForWord, RequestForWord, SdgGoalForWord } from './word-input.ts'

/** The body that book and package have in common: chapters by committee, pillars, requests; and the index by SDG goal. */

export const requestsOf = (committees: readonly CommitteeForWord[]): RequestForWord[] =>
  committees.flatMap((committee) => committee.pillars.flatMap((pillar) => pillar.requests))

/** Is anything in it made up? Then every page says so. */
export const markOf = (requests: readonly RequestForWord[]): string =>
  fictionalMark(requests.some((request) => request.isFictional))

/** The mark of a document about what was made up, at the top of every page; empty: it has none. */
export const fictionalMark = (isFictional: boolean): string => (isFictional ? '架空の見本' : '')

/** Of so many requests a document is short: two to four pages need no page of contents, and no page for each chapter (decision 016). */
const SHORT = 6

export const isShort = (committees: readonly CommitteeForWord[]): boolean => requestsOf(committees).length <= SHORT

/** A chapter (はじめに, one committee's requests, the SDG index), with what stands at the top of its pages. */
export type Chapter = { readonly title: string; readonly blocks: readonly Block[] }

/** One chapter for each committee. Chapters, requests and, in each chapter, pillars are counted in the order in which they are read. */
export function chapters(
  draft: Draft,
  committees: readonly CommitteeForWord[],
  sdgGoals: readonly SdgGoalForWord[],
  onProgress: OnProgress = () => {},
): Chapter[] {
  const total = requestsOf(committees).length
  let done = 0
  return committees.map((committee, position) => {
    const title = committee.nameJa.replace(/委員会$/, '')
    const blocks = [
      draft.heading({ level: 1, title, n: position + 1 }),
      ...committee.pillars.flatMap((pillar, index) => [
        ...pillarTitle(committee, pillar).map((name) => draft.heading({ level: 2, title: name, n: index + 1 })),
        ...textBlocks(pillar.purpose),
        ...pillar.requests.flatMap((request) => {
          const written = requestBlocks(request, done, { draft, sdgGoals, level: 3 })
          done++
          onProgress({ done, total })
          return written
        }),
      ]),
    ]
    return { title: `${draft.numbering.headingNumber(1, position + 1)}　${title}`, blocks }
  })
}

/**
 * Chapters as sections: each on a page of its own with its name at the top, or, in a short document, one after the other. The pages
 * begin with 1.
 */
export function chapterSections(chapters: readonly Chapter[], areShort: boolean): Section[] {
  const [first, ...others] = areShort ? [{ title: '', blocks: chapters.flatMap(({ blocks }) => blocks) }] : chapters
  const section = ({ title, blocks }: Chapter, pageNumbers: Section['pageNumbers']): Section => ({
    ...{ blocks, pageNumbers, orientation: 'portrait', runningHeader: title },
  })
  return [...(first ? [section(first, 'restart')] : []), ...others.map((chapter) => section(chapter, 'continue'))]
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

/** Plain text, one paragraph per line. */
export const textBlocks = (text: string): Block[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph({ style: 'BodyText', children: run(line.trim()), text: line.trim() }))

const NUMBER_COLUMN = 1000
const PAGE_COLUMN = 800
const INDEX_COLUMNS = [NUMBER_COLUMN, TEXT_WIDTH - NUMBER_COLUMN - PAGE_COLUMN, PAGE_COLUMN]

/** SDGs対応表: under each goal the requests that are tied to it, with their pages. */
export function sdgIndex(draft: Draft, requests: readonly RequestForWord[], goals: readonly SdgGoalForWord[]): Chapter {
  const title = 'SDGs対応表'
  const used = goals.filter((goal) => requestsOfGoal(requests, goal.number).length > 0)
  const heading = draft.heading({ level: 1, title, n: null })
  if (used.length === 0)
    return { title, blocks: [heading, ...textBlocks(draft.say('SDGsの目標に対応する要求項目はありません。'))] }
  const rows: Cell[][] = [
    ['番号', draft.say('要求項目'), '頁'].map(headerCell),
    ...used.flatMap((goal) => [
      [goalCell(goalName(goal.number, goals))],
      ...requestsOfGoal(requests, goal.number).map(({ request, index }) => indexRow(draft, request, index)),
    ]),
  ]
  return { title, blocks: [heading, table({ columns: INDEX_COLUMNS, rows })] }
}

const requestsOfGoal = (requests: readonly RequestForWord[], goal: number) =>
  requests
    .map((request, index) => ({ request, index }))
    .filter(({ request }) => request.sdgTargets.some((target) => target.goal === goal))

/** A cell with one short text of a style. */
const styledCell = (style: StyleName, text: string, more: Partial<Cell> = {}): Cell => ({
  ...more,
  content: (width) => [paragraph({ style, children: run(text), text, width })],
})

export const headerCell = (text: string): Cell => styledCell('TableHeader', text, { isHeader: true })
export const textCell = (text: string): Cell => styledCell('TableText', text)
export const numberCell = (text: string): Cell => styledCell('TableNumber', text)
const goalCell = (text: string): Cell => styledCell('TableGroup', text, { columns: 3 })

const indexRow = (draft: Draft, request: RequestForWord, index: number): Cell[] => [
  numberCell(draft.numbering.headingNumber(3, index + 1)),
  textCell(keyedTitle(draft, request)),
  {
    content: (width) => [
      paragraph({
        style: 'TableNumber',
        text: '000',
        width,
        children: (pageOf) => field(`PAGEREF ${requestBookmark(index)} \\h`, String(pageOf(requestBookmark(index)))),
      }),
    ],
  },
]
