import { formatDate } from '#app/domain/wareki.ts'
import { headerCell, numberCell, requestsOf, textBlocks, textCell } from './chapters.ts'
import { sectionBlocks } from './document-content.ts'
import type { Draft } from './draft.ts'
import type { Block } from './ooxml/block.ts'
import { LANDSCAPE_TEXT_WIDTH } from './ooxml/measure.ts'
import { paragraph } from './ooxml/paragraph.ts'
import { run } from './ooxml/run.ts'
import { type Cell, table } from './ooxml/table.ts'
import { addresseeOffice } from './party-lines.ts'
import { keyedTitle } from './request-content.ts'
import type { PackageInput, RequestForWord } from './word-input.ts'

/** Widths of 番号, 要求項目, 回答, 担当課 in twips. */
const COLUMNS = [1100, 4600, LANDSCAPE_TEXT_WIDTH - 1100 - 4600 - 2000, 2000]
/** Of the table above it: two labels, two places to fill in. */
const FACT_COLUMNS = [1500, LANDSCAPE_TEXT_WIDTH / 2 - 1500, 1500, LANDSCAPE_TEXT_WIDTH / 2 - 1500].map(Math.floor)
/** Room to write an answer by hand, in points. */
const ANSWER_HEIGHT = 54
const FACT_HEIGHT = 24

/**
 * 回答書様式: who answers and until when; the requests in order, with room for the answer and the department in charge. The texts of the
 * requests stand in it on demand.
 */
export function replyFormBlocks(draft: Draft, input: PackageInput): Block[] {
  const { sender, title, documentNumber, replyBy, dateStyle, contact } = input
  const until = replyBy ? formatDate(replyBy, dateStyle) : ''
  const to = contact ? `${sender.body ?? ''}　${contact}` : (sender.body ?? '')
  return [
    draft.heading({ level: 1, title: '回答書様式', n: null }),
    ...textBlocks(`${sender.body ?? ''}「${nested(title)}」（${documentNumber}）に対する回答`),
    table({
      columns: FACT_COLUMNS,
      minimumHeight: FACT_HEIGHT,
      rows: [
        [
          headerCell('回答者'),
          textCell(addresseeOffice(input.addressee)),
          headerCell('回答日'),
          textCell('　　　年　　月　　日'),
        ],
        [headerCell('回答部署'), textCell(''), headerCell('連絡先'), textCell('')],
        [headerCell('回答期限'), textCell(until), headerCell('提出先'), textCell(to)],
      ],
    }),
    table({
      columns: COLUMNS,
      minimumHeight: ANSWER_HEIGHT,
      mayTear: input.hasTextsInReplyForm ?? false,
      rows: [
        ['番号', draft.say('要求項目'), '回答', '担当課'].map(headerCell),
        ...requestsOf(input.committees).map((request, index) => [
          numberCell(draft.numbering.headingNumber(3, index + 1)),
          requestCell(draft, request, input.hasTextsInReplyForm ?? false),
          textCell(''),
          textCell(''),
        ]),
      ],
    }),
  ]
}

/** Quotations within a quotation are 『…』. */
const nested = (title: string): string => title.replaceAll('「', '『').replaceAll('」', '』')

const requestCell = (draft: Draft, request: RequestForWord, hasText: boolean): Cell => ({
  content: (width) => {
    const title = keyedTitle(draft, request)
    return [
      paragraph({ style: hasText ? 'TableGroup' : 'TableText', children: run(title), text: title, width }),
      ...(hasText ? sectionBlocks(request.document, 'requestBody', draft, width) : []),
    ]
  },
})
