import {
  type Chapter,
  chapterSections,
  chapters,
  isShort,
  markOf,
  requestsOf,
  sdgIndex,
  textBlocks,
} from './chapters.ts'
import { Draft, tableOfContents } from './draft.ts'
import { centredTitle, letterBlocks } from './letter.ts'
import type { PagesOf } from './office-pages.ts'
import type { Block } from './ooxml/block.ts'
import { packDocument } from './ooxml/package.ts'
import { paragraph } from './ooxml/paragraph.ts'
import { run } from './ooxml/run.ts'
import { replyFormBlocks } from './reply-form.ts'
import type { OnProgress, PackageInput } from './word-input.ts'

/**
 * Writes the package for one recipient: 要請書 → 別紙 (目次 → はじめに → the requests by committee and pillar → SDGs対応表) → 回答書様式.
 * A short one has no contents.
 * @param pagesOf lays it out, for the numbers of the pages; without it they are reckoned
 * @returns the bytes of the .docx; equal input gives equal bytes
 */
export async function writePackageDocx(
  input: PackageInput,
  onProgress?: OnProgress,
  pagesOf: PagesOf | null = null,
): Promise<Uint8Array> {
  const draft = new Draft(input)
  const requests = requestsOf(input.committees)
  const isShortOne = isShort(input.committees)
  const attachmentTitle = input.attachmentTitle ?? input.title
  const written = [
    ...introduction(draft, input.introduction),
    ...chapters(draft, input.committees, input.sdgGoals, onProgress),
    sdgIndex(draft, requests, input.sdgGoals),
  ]
  const replyForm = replyFormBlocks(draft, input)
  const front = attachmentFront(attachmentTitle)
  return packDocument({
    title: input.title,
    runningTitle: attachmentTitle,
    creator: input.sender.body ?? '',
    date: input.date,
    mark: markOf(requests),
    sections: [
      { blocks: letterBlocks(draft, input), orientation: 'portrait', pageNumbers: 'none', runningHeader: null },
      // Numbered apart: how long the contents are then moves no page that they name.
      ...(isShortOne
        ? []
        : [
            {
              blocks: [...front, ...tableOfContents(draft.headings)],
              ...({ orientation: 'portrait', pageNumbers: 'roman', runningHeader: '目次' } as const),
            },
          ]),
      ...chapterSections(isShortOne ? [{ title: '', blocks: front }, ...written] : written, isShortOne),
      { blocks: replyForm, orientation: 'landscape', pageNumbers: 'continue', runningHeader: '回答書様式' },
    ],
    links: draft.links,
    numbering: draft.numbering,
    pagesOf,
  })
}

/** 別紙, which the letter speaks of, and what it is. */
const attachmentFront = (title: string): Block[] => [
  paragraph({ style: 'AttachmentMark', children: run('別紙'), text: '別紙' }),
  centredTitle('Title', title),
]

const introduction = (draft: Draft, text: string): Chapter[] => {
  const title = 'はじめに'
  if (text.trim() === '') return []
  return [{ title, blocks: [draft.heading({ level: 1, title, n: null }), ...textBlocks(text)] }]
}
