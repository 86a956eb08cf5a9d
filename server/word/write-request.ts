import { formatDate } from '#app/domain/wareki.ts'
import { markOf } from './chapters.ts'
import { Draft } from './draft.ts'
import { centredTitle } from './letter.ts'
import { packDocument } from './ooxml/package.ts'
import { paragraph } from './ooxml/paragraph.ts'
import { run } from './ooxml/run.ts'
import { endMark, requestBlocks } from './request-content.ts'
import type { SingleRequestInput } from './word-input.ts'

/**
 * Writes one request (要求項目) as a Word document.
 * @returns the bytes of the .docx; equal input gives equal bytes
 */
export async function writeRequestDocx(input: SingleRequestInput): Promise<Uint8Array> {
  const draft = new Draft(input)
  const { request, federationName, committeeName, stateLabel, date, dateStyle } = input
  const blocks = [
    rightLine(formatDate(date, dateStyle)),
    rightLine(federationName),
    rightLine(stateLabel ? `${committeeName}（${stateLabel}）` : committeeName),
    centredTitle('Title', draft.say('政策・制度要求　要求項目')),
    ...requestBlocks(request, 0, { draft, sdgGoals: input.sdgGoals, level: 1 }),
    endMark(),
  ]
  return packDocument({
    title: request.title,
    creator: federationName,
    date,
    mark: markOf([request]),
    sections: [{ blocks, orientation: 'portrait', pageNumbers: 'restart', runningHeader: null }],
    links: draft.links,
    numbering: draft.numbering,
  })
}

const rightLine = (text: string) => paragraph({ style: 'Date', children: run(text), text })
