import * as Y from 'yjs'
import type { Amendment } from '#app/domain/decision.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { TITLE_MAX } from '#app/domain/policy-request.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { sectionText } from './document-text.ts'
import { countPassages, UNCERTAIN } from './passages.ts'
import { FRAGMENT } from './schema-version.ts'
import { readDocument } from './yjs-document.ts'

export type Amended = { readonly title: string; readonly document: DocumentJson }

/**
 * 修正可決: writes the amendments (「…」を「…」に改める) into the title and the shared document `doc`, one after the other; each must
 * name a passage that then occurs exactly once. What is shown before a decision and what is stored with it both come from here.
 * @returns title and text as amended; refused with `amendmentNotFound` or `amendmentNotUnique` (`number` counts from 1, `fields`
 *   names it as in the form of a decision), where nothing, or too long a title, would be left (`titleMissing`,
 *   `titleTooLong`, `bodyMissing`), and where all would be as before (`amendmentChangesNothing`). After a refusal `doc` is to be thrown away.
 */
export function amendDocument(doc: Y.Doc, title: string, amendments: readonly Amendment[]): Result<Amended> {
  const before = JSON.stringify(readDocument(doc))
  let amendedTitle = title
  for (const [index, amendment] of amendments.entries()) {
    if (amendment.from === amendment.to) return changesNothing(index)
    const passages = occurrences(doc.getXmlFragment(FRAGMENT), amendment.from)
    const inTitle = countPassages([amendedTitle], amendment.from)
    const found = passages.length + inTitle
    if (found !== 1) {
      const reason = found === 0 ? 'amendmentNotFound' : 'amendmentNotUnique'
      return refuse(reason, {
        values: { number: index + 1, passage: amendment.from },
        fields: { [`decision.amendments.${index}.from`]: reason },
      })
    }
    if (inTitle === 1) amendedTitle = amendedTitle.replace(amendment.from, () => amendment.to)
    else for (const passage of passages) replacePassage(passage, amendment)
  }
  const document = readDocument(doc)
  if (amendedTitle.trim() === '') return refuse('titleMissing')
  if (amendedTitle.length > TITLE_MAX) return refuse('titleTooLong', { values: { limit: TITLE_MAX } })
  if (sectionText(document, 'body').trim() === '') return refuse('bodyMissing')
  // One that is made and taken back is none: nothing would be decided but the word.
  if (amendments.length > 0 && amendedTitle === title && JSON.stringify(document) === before)
    return changesNothing(amendments.length - 1)
  return ok({ title: amendedTitle, document })
}

const changesNothing = (index: number): Result<never> =>
  refuse('amendmentChangesNothing', {
    values: { number: index + 1 },
    fields: { [`decision.amendments.${index}.to`]: 'amendmentChangesNothing' },
  })

type Passage = { readonly text: Y.XmlText; readonly index: number; readonly attributes: Record<string, unknown> }

/** The places in the text nodes below `node` where `wanted` stands, two at most. */
function occurrences(node: Y.XmlFragment | Y.XmlElement, wanted: string, found: Passage[] = []): Passage[] {
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) addPassages(child, wanted, found)
    else if (child instanceof Y.XmlElement) occurrences(child, wanted, found)
    if (found.length >= UNCERTAIN) break
  }
  return found
}

function addPassages(text: Y.XmlText, wanted: string, found: Passage[]): void {
  if (text.length < wanted.length) return
  const runs = (text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).map((run) => ({
    // An embedded node counts as one character; U+FFFC can stand in no passage that a person types.
    plain: typeof run.insert === 'string' ? run.insert : '\ufffc',
    attributes: run.attributes ?? {},
  }))
  const plain = runs.map((run) => run.plain).join('')
  let index = plain.indexOf(wanted)
  for (; index >= 0 && found.length < UNCERTAIN; index = plain.indexOf(wanted, index + 1))
    found.push({ text, index, attributes: attributesAt(runs, index) })
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
