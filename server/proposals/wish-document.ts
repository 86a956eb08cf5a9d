import { textLength } from '#app/document/document-text.ts'
import { readPaste } from '#app/document/paste.ts'
import { TEXT_LIMITS } from '#app/document/schema-version.ts'
import { outgrown, sizeOfBlocks } from '#app/document/text-size.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { Database } from '#server/db/client.ts'
import { adoptedDocuments } from '#server/revisions/adopted-documents.repository.ts'
import type { Proposal } from './proposals.repository.ts'

type Sections = { readonly body: readonly DocumentJson[]; readonly background: readonly DocumentJson[] }

/**
 * The wishes as the first text of a request: what is wished for, then why, in the words of the bodies. What only continues last
 * year's request brings its text, whole. Refused with `textTooLong` where that is more than a text may hold.
 */
export async function documentOfWishes(
  database: Database,
  proposals: readonly Proposal[],
): Promise<Result<DocumentJson, 'textTooLong'>> {
  const letters = proposals.reduce((sum, one) => sum + one.demand.length + one.situation.length + one.reason.length, 0)
  if (letters > TEXT_LIMITS.letters) return tooLong(letters)
  const copied = proposals.flatMap(({ demand, previous }) => (demand === '' && previous ? [previous.id] : []))
  const documents = await adoptedDocuments(database, copied)
  const parts = proposals.map((wish): Sections => {
    const last = wish.demand === '' && wish.previous ? documents.get(wish.previous.id) : undefined
    // What the body wrote this year stands behind what is copied.
    const own = [...blocksOf(wish.situation), ...blocksOf(wish.reason)]
    return last
      ? { body: sectionOf(last, 'requestBody'), background: [...sectionOf(last, 'background'), ...own] }
      : { body: blocksOf(wish.demand), background: own }
  })
  const document: DocumentJson = {
    type: 'doc',
    content: [
      { type: 'requestBody', content: filled(parts.flatMap(({ body }) => body)) },
      { type: 'background', content: filled(parts.flatMap(({ background }) => background)) },
    ],
  }
  const size = sizeOfBlocks(document.content ?? [])
  return outgrown(size) ? tooLong(size.letters) : ok(document)
}

const tooLong = (length: number) =>
  refuse('textTooLong', { values: { length, limit: TEXT_LIMITS.letters } }) as Result<never, 'textTooLong'>

/** A section in which nothing is written gives nothing. */
function sectionOf(document: DocumentJson, name: string): readonly DocumentJson[] {
  const section = document.content?.find(({ type }) => type === name)
  return section && textLength(section) > 0 ? (section.content ?? []) : []
}

/** Typed numbers become lists, as when the text is pasted; where that would leave anything out, each line is a paragraph. */
function blocksOf(text: string): readonly DocumentJson[] {
  if (text === '') return []
  const read = readPaste({ html: '', text })
  const leavesOut = read.ok && Object.keys(read.value.leftOut).some((kind) => kind !== 'signs')
  if (read.ok && !leavesOut) return read.value.blocks
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }))
}

const filled = (blocks: readonly DocumentJson[]): DocumentJson[] =>
  blocks.length > 0 ? [...blocks] : [{ type: 'paragraph' }]
