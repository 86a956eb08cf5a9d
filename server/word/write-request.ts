import { formatDate } from '#app/domain/wareki.ts'
import { headerText } from './chapters.ts'
import { Draft } from './draft.ts'
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
  const draft = new Draft()
  const { request, federationName, committeeName, stateLabel, date, dateStyle } = input
  const title = '政策・制度要求　要求項目'
  const blocks = [
    rightLine(formatDate(date, dateStyle)),
    rightLine(federationName),
    rightLine(stateLabel ? `${committeeName}（${stateLabel}）` : committeeName),
    paragraph({ style: 'Title', children: run(title, { font: 'gothic', bold: true, size: 16 }), text: title }),
    ...requestBlocks(request, 0, { draft, sdgGoals: input.sdgGoals, level: 1 }),
    endMark(),
  ]
  return packDocument({
    title: request.title,
    creator: federationName,
    date,
    headerText: headerText([request]),
    sections: [{ blocks, orientation: 'portrait', pageNumbers: 'restart' }],
    links: draft.links,
  })
}

const rightLine = (text: string) => paragraph({ align: 'right', children: run(text), text })
