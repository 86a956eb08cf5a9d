import type { DocumentJson } from '#app/domain/document-json.ts'
import { isStorable } from '#app/domain/storable-text.ts'
import { isCellAttribute } from './cell-span.ts'
import { documentSchema } from './document-schema.ts'
import { textLength } from './document-text.ts'
import { isSafeLink } from './safe-link.ts'
import { MAX_TEXT_LENGTH, TEXT_LIMITS } from './schema-version.ts'

/** One thing that is wrong with a text. `path` is the place as child positions from the top: `0.2.1`. */
export type DocumentProblem = {
  readonly kind: 'unknownNode' | 'unknownMark' | 'unsafeLink' | 'attribute' | 'unstorable' | 'structure' | 'tooLong'
  readonly path: string
  /** The unknown name, the address, the attribute, or the schema's own words. */
  readonly detail: string
}

export type DocumentCheck =
  | { readonly ok: true }
  | { readonly ok: false; readonly problems: readonly DocumentProblem[] }

/** Deepest nesting looked at: what a shared document can hold, and the text and sections around it. */
const READABLE_DEPTH = TEXT_LIMITS.depth + 4

/** Is this a text of our schema, with safe links and no longer than allowed? Never throws. */
export function checkDocument(json: DocumentJson): DocumentCheck {
  const problems = [...walk(json, [])]
  if (problems.length === 0) problems.push(...checkStructure(json))
  if (problems.length === 0 && textLength(json) > MAX_TEXT_LENGTH)
    problems.push({ kind: 'tooLong', path: '', detail: String(textLength(json)) })
  return problems.length === 0 ? { ok: true } : { ok: false, problems }
}

function* walk(node: DocumentJson, path: readonly number[]): Generator<DocumentProblem> {
  const place = path.join('.')
  if (path.length > READABLE_DEPTH) {
    yield { kind: 'structure', path: place, detail: 'nested too deeply' }
    return
  }
  if (!documentSchema.nodes[node.type]) yield { kind: 'unknownNode', path: place, detail: String(node.type) }
  for (const [name, value] of Object.entries(node.attrs ?? {}))
    if (!isCellAttribute(name, value)) yield { kind: 'attribute', path: place, detail: name }
  if (!isStorable(node.text ?? '')) yield { kind: 'unstorable', path: place, detail: JSON.stringify(node.text) }
  for (const mark of node.marks ?? []) {
    if (!documentSchema.marks[mark.type]) yield { kind: 'unknownMark', path: place, detail: String(mark.type) }
    else if (mark.type === 'link' && !isSafeLink(mark.attrs?.href))
      yield { kind: 'unsafeLink', path: place, detail: String(mark.attrs?.href) }
  }
  for (const [index, child] of (node.content ?? []).entries()) yield* walk(child, [...path, index])
}

function checkStructure(json: DocumentJson): DocumentProblem[] {
  try {
    const node = documentSchema.nodeFromJSON(json)
    node.check()
    if (node.type !== documentSchema.topNodeType) throw new Error(`a ${node.type.name} is not a whole text`)
    return []
  } catch (error) {
    return [{ kind: 'structure', path: '', detail: error instanceof Error ? error.message : String(error) }]
  }
}
