import { formatDate } from '#app/domain/wareki.ts'
import { chapterSections, chapters, isShort, markOf, requestsOf, sdgIndex } from './chapters.ts'
import { Draft, tableOfContents } from './draft.ts'
import { centredTitle } from './letter.ts'
import type { PagesOf } from './office-pages.ts'
import type { Block } from './ooxml/block.ts'
import { packDocument } from './ooxml/package.ts'
import { paragraph } from './ooxml/paragraph.ts'
import { run } from './ooxml/run.ts'
import type { StyleName } from './ooxml/styles.ts'
import { endMark } from './request-content.ts'
import type { BookInput, OnProgress } from './word-input.ts'

/**
 * Writes the book (本冊): cover, table of contents, chapters by committee and pillar, index by SDG goal. A short one has no contents.
 * @param onProgress called after each request
 * @param pagesOf lays it out, for the numbers of the pages; without it they are reckoned
 * @returns the bytes of the .docx; equal input gives equal bytes
 */
export async function writeBookDocx(
  input: BookInput,
  onProgress?: OnProgress,
  pagesOf: PagesOf | null = null,
): Promise<Uint8Array> {
  const draft = new Draft(input)
  const requests = requestsOf(input.committees)
  const isShortOne = isShort(input.committees)
  const written = chapters(draft, input.committees, input.sdgGoals, onProgress)
  const index = sdgIndex(draft, requests, input.sdgGoals)
  return packDocument({
    title: input.title,
    creator: input.federationName,
    date: input.date,
    mark: markOf(requests),
    sections: [
      { blocks: cover(draft, input), orientation: 'portrait', pageNumbers: 'none', runningHeader: null },
      // Numbered apart: how long the contents are then moves no page that they name.
      ...(isShortOne
        ? []
        : [
            {
              blocks: tableOfContents(draft.headings),
              ...({ orientation: 'portrait', pageNumbers: 'roman', runningHeader: '目次' } as const),
            },
          ]),
      ...chapterSections([...written, { ...index, blocks: [...index.blocks, endMark()] }], isShortOne),
    ],
    links: draft.links,
    numbering: draft.numbering,
    pagesOf,
  })
}

/** Title page: title in the upper third, date and federation at the foot. */
const cover = (
  draft: Draft,
  { title, date, dateStyle, federationName, coSenderName, committees }: BookInput,
): Block[] => [
  line('CoverSpace', ''),
  centredTitle('CoverTitle', title),
  line('CoverCount', `${draft.say('要求項目')}　${requestsOf(committees).length}項目`),
  line('CoverDate', formatDate(date, dateStyle)),
  line('CoverOwner', federationName),
  ...(coSenderName ? [line('CoverOwner', coSenderName)] : []),
]

const line = (style: StyleName, text: string): Block => paragraph({ style, children: run(text), text })
