import * as Y from 'yjs'
import { sectionText } from '#app/document/document-text.ts'
import { FRAGMENT } from '#app/document/schema-version.ts'
import { readDocument } from '#app/document/yjs-document.ts'
import type { Amendment } from '#app/domain/decision.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { TITLE_MAX } from '#app/domain/policy-request.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { Transaction } from '#server/db/client.ts'
import { appendServerUpdate, loadText } from '#server/document-text/document-text.repository.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { storeTitle } from './revisions.repository.ts'

/**
 * 修正可決: writes the amendments (「…」を「…」に改める) into title and text. Each must name a passage that occurs exactly once.
 * The text is changed through its shared document, so that every reader's copy follows.
 * @returns the request and text as amended; refused with `amendmentNotFound` or `amendmentNotUnique`, naming the passage, and
 * where nothing, or too long a title, would be left (`titleMissing`, `titleTooLong`, `bodyMissing`)
 */
export async function amend(
  tx: Transaction,
  request: PolicyRequestDetail,
  amendments: readonly Amendment[],
): Promise<Result<{ request: PolicyRequestDetail; document: DocumentJson }>> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await loadText(tx, request.id)).update)
  const before = Y.encodeStateVector(doc)
  let title = request.title
  for (const amendment of amendments) {
    const passages = occurrences(doc.getXmlFragment(FRAGMENT), amendment.from)
    const inTitle = title.split(amendment.from).length - 1
    const found = passages.length + inTitle
    if (found !== 1)
      return refuse(found === 0 ? 'amendmentNotFound' : 'amendmentNotUnique', { values: { passage: amendment.from } })
    if (inTitle === 1) title = title.replace(amendment.from, () => amendment.to)
    else for (const passage of passages) replacePassage(passage, amendment)
  }
  const document = readDocument(doc)
  if (title.trim() === '') return refuse('titleMissing')
  if (title.length > TITLE_MAX) return refuse('titleTooLong', { values: { limit: TITLE_MAX } })
  if (sectionText(document, 'body').trim() === '') return refuse('bodyMissing')
  await appendServerUpdate(tx, request.id, Y.encodeStateAsUpdate(doc, before))
  if (title !== request.title) await storeTitle(tx, request.id, title)
  return ok({ request: { ...request, title }, document })
}

type Passage = { readonly text: Y.XmlText; readonly index: number; readonly attributes: Record<string, unknown> }

/** Every place in the text nodes below `node` where `wanted` stands. */
function occurrences(node: Y.XmlFragment | Y.XmlElement, wanted: string): Passage[] {
  return node.toArray().flatMap((child): Passage[] => {
    if (child instanceof Y.XmlText) return passagesIn(child, wanted)
    return child instanceof Y.XmlElement ? occurrences(child, wanted) : []
  })
}

function passagesIn(text: Y.XmlText, wanted: string): Passage[] {
  const runs = (text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).map((run) => ({
    // An embedded node counts as one character; U+FFFC can stand in no passage that a person types.
    plain: typeof run.insert === 'string' ? run.insert : '\ufffc',
    attributes: run.attributes ?? {},
  }))
  const plain = runs.map((run) => run.plain).join('')
  const found: Passage[] = []
  for (let index = plain.indexOf(wanted); index >= 0; index = plain.indexOf(wanted, index + 1)) {
    found.push({ text, index, attributes: attributesAt(runs, index) })
  }
  return found
}

function attributesAt(
  runs: { plain: string; attributes: Record<string, unknown> }[],
  index: number,
): Record<string, unknown> {
  let end = 0
  for (const run of runs) {
    end += run.plain.length
    if (index < end) return run.attributes
  }
  return {}
}

/** The new wording takes over how the old one began (bold, underlined …). */
function replacePassage({ text, index, attributes }: Passage, { from, to }: Amendment): void {
  text.doc?.transact(() => {
    text.delete(index, from.length)
    if (to !== '') text.insert(index, to, attributes)
  })
}
