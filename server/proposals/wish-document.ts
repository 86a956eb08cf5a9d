import { textLength } from '#app/document/document-text.ts'
import { TEXT_LIMITS } from '#app/document/schema-version.ts'
import { outgrown, sizeOfBlocks } from '#app/document/text-size.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { Database } from '#server/db/client.ts'
import { readNumbering } from '#server/profiles/profiles.ts'
import { adoptedDocuments } from '#server/revisions/adopted-documents.repository.ts'
import type { Proposal } from './proposals.repository.ts'
import { blocksOfWish } from './wish-text.ts'

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
  const [documents, scheme] = await Promise.all([adoptedDocuments(database, copied), readNumbering(database)])
  const blocksOf = (text: string) => blocksOfWish(text, scheme)
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

const filled = (blocks: readonly DocumentJson[]): DocumentJson[] =>
  blocks.length > 0 ? [...blocks] : [{ type: 'paragraph' }]
