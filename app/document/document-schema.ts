import { getSchema } from '@tiptap/core'
import type { ContentMatch } from '@tiptap/pm/model'
import { documentExtensions } from './document-extensions.ts'

/** The schema of a request's text: what the editor allows, the server checks and the Word writer must handle. */
export const documentSchema = getSchema(documentExtensions())

/** Names of the nodes that may stand directly in a node of this name; empty for a name that the schema does not know. */
export const childrenOf = (name: string): ReadonlySet<string> => CHILDREN.get(name) ?? NONE

const NONE: ReadonlySet<string> = new Set()
const CHILDREN: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.values(documentSchema.nodes).map((type) => [type.name, namesIn(type.contentMatch)]),
)

function namesIn(match: ContentMatch, names = new Set<string>(), seen = new Set<ContentMatch>()): Set<string> {
  if (seen.has(match)) return names
  seen.add(match)
  for (let index = 0; index < match.edgeCount; index++) {
    const { type, next } = match.edge(index)
    names.add(type.name)
    namesIn(next, names, seen)
  }
  return names
}
