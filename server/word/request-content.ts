import { keptWithNext, sectionBlocks } from './document-content.ts'
import type { Draft } from './draft.ts'
import type { Block } from './ooxml/block.ts'
import { paragraph } from './ooxml/paragraph.ts'
import { run } from './ooxml/run.ts'
import type { StyleName } from './ooxml/styles.ts'
import type { RequestForWord, SdgGoalForWord } from './word-input.ts'

const PRIORITY_MARK = '【重点】'

/** Recipients named one by one in a document of many requests; beyond that the rest is counted. */
const RECIPIENTS_NAMED = 6

/** What is common to all requests of a document. `level`: 3 in a chapter, where requests are counted; 1 where it stands alone. */
export type RequestContext = {
  readonly draft: Draft
  readonly sdgGoals: readonly SdgGoalForWord[]
  readonly level: 1 | 3
}

/** The bookmark of the request that stands at `index` in its document. */
export const requestBookmark = (index: number): string => `Request${String(index + 1).padStart(4, '0')}`

/** Title with its marks: 「【重点】【新規】…」. */
const markedTitle = ({ kindName }: Draft, request: RequestForWord): string =>
  `${request.isPriority ? PRIORITY_MARK : ''}【${kindName(request.kind)}】${request.title}`

/** Title with its marks and the number its committee knows it by, 「【重点】【新規】…［5-3］」: on the screens it is found by that. */
export const keyedTitle = (draft: Draft, request: RequestForWord): string =>
  `${markedTitle(draft, request)}［${request.number}］`

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
  ]
  return [
    draft.heading({
      level,
      title: keyedTitle(draft, request),
      n: level === 3 ? index + 1 : null,
      bookmark: requestBookmark(index),
    }),
    ...(background.length > 0
      ? [...body, label('【背景・理由】'), ...keptWithNext(request.document, 'background', background, draft)]
      : keptWithNext(request.document, 'requestBody', body, draft)),
    ...keptTogether(notes, request.proposers),
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

/**
 * The lines behind a request: none of them stands alone on the next page. One paragraph, for LibreOffice parts several that are to stay
 * together.
 */
const keptTogether = (notes: readonly string[], proposers: readonly string[]): Block[] => [
  line(proposers.length === 0 ? 'NoteLast' : 'Note', notes.join('\n')),
  ...(proposers.length > 0 ? [line('Proposers', `《${proposers.join('、')}》`)] : []),
]

const label = (text: string): Block => line('Label', text)

/** 「以上」 at the right, with which an official document ends. */
export const endMark = (): Block => line('Closing', '以　上')

const line = (style: StyleName, text: string): Block => paragraph({ style, children: run(text), text })
