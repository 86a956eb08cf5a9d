import { canonicalJson } from '#app/domain/canonical-json.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'

/** Attribute values that say nothing; a document without them means the same. */
const DEFAULTS: Readonly<Record<string, unknown>> = { colspan: 1, rowspan: 1, colwidth: null }

/**
 * One way to write each text: neighbouring runs with the same marks are one run, marks are in order, empty content and
 * attributes that only repeat a default are left out. Hashes and comparisons rely on it.
 */
export function normaliseDocument(node: DocumentJson): DocumentJson {
  const attrs = withoutDefaults(node.attrs)
  const marks = node.marks?.map(normaliseMark).sort((a, b) => (a.type < b.type ? -1 : 1))
  const content = joinRuns((node.content ?? []).map(normaliseDocument))
  return {
    type: node.type,
    ...(attrs && { attrs }),
    ...(content.length > 0 && { content }),
    ...(marks && marks.length > 0 && { marks }),
    ...(node.text !== undefined && { text: node.text }),
  }
}

type MarkJson = NonNullable<DocumentJson['marks']>[number]

function normaliseMark(mark: MarkJson): MarkJson {
  const attrs = withoutDefaults(mark.attrs)
  return { type: mark.type, ...(attrs && { attrs }) }
}

function withoutDefaults(attrs: DocumentJson['attrs']): DocumentJson['attrs'] {
  const kept = Object.entries(attrs ?? {}).filter(
    ([name, value]) => value !== null && value !== undefined && DEFAULTS[name] !== value,
  )
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

function joinRuns(content: readonly DocumentJson[]): DocumentJson[] {
  const joined: DocumentJson[] = []
  for (const node of content) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text' && sameMarks(node, last)) {
      joined[joined.length - 1] = { ...last, text: `${last.text ?? ''}${node.text ?? ''}` }
    } else if (node.type !== 'text' || node.text) joined.push(node)
  }
  return joined
}

const sameMarks = (a: DocumentJson, b: DocumentJson): boolean =>
  canonicalJson(a.marks ?? []) === canonicalJson(b.marks ?? [])
