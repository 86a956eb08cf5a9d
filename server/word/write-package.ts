import { chapterBlocks, headerCell, headerText, requestsOf, sdgIndex, textBlocks, textCell } from './chapters.ts'
import { Draft, tableOfContents } from './draft.ts'
import { letterBlocks } from './letter.ts'
import type { PagesOf } from './office-pages.ts'
import type { Block } from './ooxml/block.ts'
import { LANDSCAPE_TEXT_WIDTH } from './ooxml/measure.ts'
import { packDocument } from './ooxml/package.ts'
import { table } from './ooxml/table.ts'
import { addresseeLine } from './party-lines.ts'
import { markedTitle } from './request-content.ts'
import type { OnProgress, PackageInput } from './word-input.ts'

/**
 * Writes the package for one recipient: 要請書 → 目次 → はじめに → the requests by committee and pillar → SDGs対応表 → 回答書様式.
 * @param pagesOf lays it out, for the numbers of the pages; without it they are reckoned
 * @returns the bytes of the .docx; equal input gives equal bytes
 */
export async function writePackageDocx(
  input: PackageInput,
  _onProgress?: OnProgress,
  pagesOf: PagesOf | null = null,
): Promise<Uint8Array> {
  const draft = new Draft()
  const requests = requestsOf(input.committees)
  const letter = letterBlocks(input, draft)
  const introduction = introductionBlocks(draft, input.introduction)
  const chapters = chapterBlocks(draft, input.committees, input.sdgGoals)
  const index = sdgIndex(draft, requests, input.sdgGoals)
  const replyForm = replyFormBlocks(draft, input)
  return packDocument({
    title: input.title,
    creator: input.sender.body ?? '',
    date: input.date,
    headerText: headerText(requests),
    sections: [
      { blocks: letter, orientation: 'portrait', pageNumbers: 'none' },
      // Numbered apart: how long the contents are then moves no page that they name.
      { blocks: tableOfContents(draft.headings), orientation: 'portrait', pageNumbers: 'roman' },
      { blocks: [...introduction, ...chapters, ...index], orientation: 'portrait', pageNumbers: 'restart' },
      { blocks: replyForm, orientation: 'landscape', pageNumbers: 'continue' },
    ],
    links: draft.links,
    pagesOf,
  })
}

const introductionBlocks = (draft: Draft, introduction: string): Block[] =>
  introduction.trim() === ''
    ? []
    : [draft.heading({ level: 1, title: 'はじめに', pageBreakBefore: true }), ...textBlocks(introduction)]

/** Widths of 番号, 要求項目, 回答, 担当課 in twips. */
const REPLY_COLUMNS = [1100, 4200, LANDSCAPE_TEXT_WIDTH - 1100 - 4200 - 2200, 2200]
/** Room to write an answer by hand, in points. */
const REPLY_HEIGHT = 54

/** 回答書様式: the requests in order, with room for the answer and the department in charge. */
function replyFormBlocks(draft: Draft, input: PackageInput): Block[] {
  const addressee = addresseeLine(input.addressee).replace(/　(?:様|殿|御中)$/, '')
  return [
    draft.heading({ level: 1, title: '回答書様式' }),
    ...textBlocks(
      `${input.sender.body ?? ''}「${input.title}」（${input.documentNumber}）に対する回答（回答者：${addressee}）`,
    ),
    table({
      columns: REPLY_COLUMNS,
      minimumHeight: REPLY_HEIGHT,
      rows: [
        ['番号', '要求項目', '回答', '担当課'].map(headerCell),
        ...requestsOf(input.committees).map((request) => [
          textCell(request.number, 'center'),
          textCell(markedTitle(request)),
          textCell(''),
          textCell(''),
        ]),
      ],
    }),
  ]
}
