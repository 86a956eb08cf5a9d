import { formatDate } from '#app/domain/wareki.ts'
import { chapterBlocks, headerText, requestsOf, sdgIndex } from './chapters.ts'
import { Draft, tableOfContents } from './draft.ts'
import type { PagesOf } from './office-pages.ts'
import type { Block } from './ooxml/block.ts'
import { packDocument } from './ooxml/package.ts'
import { paragraph } from './ooxml/paragraph.ts'
import { run } from './ooxml/run.ts'
import { endMark } from './request-content.ts'
import type { BookInput, OnProgress } from './word-input.ts'

/**
 * Writes the book (本冊): cover, table of contents, chapters by committee and pillar, index by SDG goal.
 * @param onProgress called after each request
 * @param pagesOf lays it out, for the numbers of the pages; without it they are reckoned
 * @returns the bytes of the .docx; equal input gives equal bytes
 */
export async function writeBookDocx(
  input: BookInput,
  onProgress?: OnProgress,
  pagesOf: PagesOf | null = null,
): Promise<Uint8Array> {
  const draft = new Draft()
  const requests = requestsOf(input.committees)
  const chapters = chapterBlocks(draft, input.committees, input.sdgGoals, onProgress)
  const index = sdgIndex(draft, requests, input.sdgGoals)
  return packDocument({
    title: input.title,
    creator: input.federationName,
    date: input.date,
    headerText: headerText(requests),
    sections: [
      { blocks: cover(input), orientation: 'portrait', pageNumbers: 'none' },
      // Numbered apart: how long the contents are then moves no page that they name.
      { blocks: tableOfContents(draft.headings), orientation: 'portrait', pageNumbers: 'roman' },
      {
        blocks: [...chapters, ...index, endMark()],
        orientation: 'portrait',
        pageNumbers: 'restart',
      },
    ],
    links: draft.links,
    pagesOf,
  })
}

/** Title page: title in the upper third, date and federation at the foot. */
function cover({ title, date, dateStyle, federationName, committees }: BookInput): Block[] {
  const line = (text: string, size: number, before: number, bold = false) =>
    paragraph({
      ...(bold && { style: 'Title' as const }),
      align: 'center',
      children: run(text, { font: 'gothic', size, bold }),
      text: '',
      before,
      after: 0,
    })
  return [
    line('', 16, 150),
    ...titleLines(title).map((text) => line(text, 22, 6, true)),
    line(`要求項目　${requestsOf(committees).length}項目`, 12, 24),
    line(formatDate(date, dateStyle), 14, 270),
    line(federationName, 16, 12, true),
  ]
}

/** A long title is broken where it may be, not in the middle of a word. */
function titleLines(title: string): string[] {
  if (title.length <= 18) return [title]
  const place = /^(.{4,}?(?:に向けた|に関する|のための|に係る))(.+)$/.exec(title)
  return place ? [place[1] ?? '', place[2] ?? ''] : [title]
}
