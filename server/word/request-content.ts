import type { PolicyRequestKind } from '#app/domain/policy-request.ts'
import { sectionBlocks } from './document-content.ts'
import type { Draft } from './draft.ts'
import type { Block } from './ooxml/block.ts'
import { paragraph } from './ooxml/paragraph.ts'
import { run } from './ooxml/run.ts'
import type { RequestForWord, SdgGoalForWord } from './word-input.ts'

const KIND_MARKS: Readonly<Record<PolicyRequestKind, string>> = {
  new: '【新規】',
  continued: '【継続】',
  strengthened: '【補強】',
}
const PRIORITY_MARK = '【重点】'

/** Recipients named one by one in a document of many requests; beyond that the rest is counted. */
const RECIPIENTS_NAMED = 6

/** What is common to all requests of a document. */
export type RequestContext = {
  readonly draft: Draft
  readonly sdgGoals: readonly SdgGoalForWord[]
  readonly level: 1 | 3
}

/** The bookmark of the request that stands at `index` in its document. */
export const requestBookmark = (index: number): string => `Request${String(index + 1).padStart(4, '0')}`

/** Title with its marks: 「【重点】【新規】…」. */
export const markedTitle = (request: RequestForWord): string =>
  `${request.isPriority ? PRIORITY_MARK : ''}${KIND_MARKS[request.kind]}${request.title}`

/** A request as every document shows it: heading, text, reasons, SDGs, recipients, other notes, proposers. */
export function requestBlocks(request: RequestForWord, index: number, context: RequestContext): Block[] {
  const { draft, sdgGoals, level } = context
  const body = sectionBlocks(request.document, 'requestBody', draft)
  const background = sectionBlocks(request.document, 'background', draft)
  const notes = [
    sdgLine(request, sdgGoals),
    ...(request.priorityAreas.length > 0 ? [priorityAreaLine(request)] : []),
    ...(request.recipients.length > 0
      ? [`提出先：${recipientLine(request.recipients, level === 1 ? Number.POSITIVE_INFINITY : RECIPIENTS_NAMED)}`]
      : []),
    ...request.notes,
  ].map((text) => note(text))
  const proposers = request.proposers.length > 0 ? [proposerLine(request.proposers)] : []
  return [
    draft.heading({
      level,
      title: markedTitle(request),
      number: { text: request.number, place: draft.numbering.request(request.number) },
      bookmark: requestBookmark(index),
    }),
    ...body,
    ...(background.length > 0 ? [label('【背景・理由】'), ...background] : []),
    ...keptTogether([...notes, ...proposers]),
  ]
}

/** 「SDGs：目標8（働きがいも経済成長も）8.5、8.8／目標9（…）9.3」 */
export function sdgLine(request: RequestForWord, goals: readonly SdgGoalForWord[]): string {
  if (request.sdgTargets.length === 0) return `SDGs：該当なし${request.noSdgReason ? `（${request.noSdgReason}）` : ''}`
  const numbers = [...new Set(request.sdgTargets.map((target) => target.goal))].sort((a, b) => a - b)
  const parts = numbers.map((number) => {
    const codes = request.sdgTargets.filter((target) => target.goal === number).map((target) => target.code)
    return `${goalName(number, goals)}${codes.join('、')}`
  })
  return `SDGs：${parts.join('／')}`
}

/** 「目標8（働きがいも経済成長も）」 */
export function goalName(number: number, goals: readonly SdgGoalForWord[]): string {
  const name = goals.find((goal) => goal.number === number)?.shortJa
  return `目標${number}${name ? `（${name}）` : ''}`
}

const priorityAreaLine = ({ priorityAreas }: RequestForWord): string =>
  `SDGs実施指針：${priorityAreas.map(({ number, nameJa }) => `優先課題${number}（${nameJa}）`).join('、')}`

const recipientLine = (recipients: readonly string[], named: number): string =>
  recipients.length <= named
    ? recipients.join('、')
    : `${recipients.slice(0, named - 1).join('、')} ほか${recipients.length - named + 1}団体`

/** What the lines behind a request need of each other: none of them stands alone on the next page. */
type Line = (keepNext: boolean) => Block
const keptTogether = (lines: readonly Line[]): Block[] => lines.map((line, index) => line(index < lines.length - 1))

const note =
  (text: string): Line =>
  (keepNext) =>
    paragraph({
      keepNext,
      style: 'Note',
      children: run(text, { font: 'gothic', size: 9.5 }),
      text,
      indent: { left: 210 },
    })

const label = (text: string): Block =>
  paragraph({ style: 'Label', children: run(text, { font: 'gothic', size: 9.5, color: '1B2A41' }), text })

function proposerLine(proposers: readonly string[]): Line {
  const text = `《${proposers.join('、')}》`
  return (keepNext) => paragraph({ keepNext, style: 'Note', align: 'right', children: run(text, { size: 9.5 }), text })
}

/** 「以上」 at the right, with which an official document ends. */
export const endMark = (): Block => paragraph({ align: 'right', children: run('以　上'), text: '以　上', before: 12 })
