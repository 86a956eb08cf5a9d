import * as Y from 'yjs'
import { documentSchema } from '#app/document/document-schema.ts'
import { isSafeLink } from '#app/document/safe-link.ts'
import { FRAGMENT } from '#app/document/schema-version.ts'

/** Longest text inside an attribute of a node or mark: an address. */
const MAX_ATTRIBUTE_LENGTH = 2_000
/** Deepest nesting of nodes: more than a person can read, less than what readers that walk the tree can bear. */
const MAX_DEPTH = 60

/**
 * Looks at what an update brought into `doc`: is each piece something that the editor could have written there? A text with
 * other things in it (another root, unknown nodes, an embedded document) would be mutilated by the browsers that open it,
 * or could not be read by the server. Costs only what is new.
 * @param update an update that `doc` itself emitted
 */
export function isOfOurSchema(doc: Y.Doc, update: Uint8Array): boolean {
  const root = doc.getXmlFragment(FRAGMENT)
  return Y.decodeUpdate(update).structs.every((struct) => {
    if (!(struct instanceof Y.Item)) return true
    const item = Y.getItem(doc.store, struct.id)
    return !(item instanceof Y.Item) || item.deleted || fits(item, root)
  })
}

function fits(item: Y.Item, root: Y.XmlFragment): boolean {
  const { content, parent, parentSub } = item
  if (!(parent instanceof Y.AbstractType) || (parent._item === null && parent !== root)) return false
  if (content instanceof Y.ContentType)
    return (
      parentSub === null && parent instanceof Y.XmlFragment && isKnownNode(content.type) && depthOf(parent) < MAX_DEPTH
    )
  if (content instanceof Y.ContentString) return parentSub === null && parent instanceof Y.XmlText
  if (content instanceof Y.ContentFormat) return parent instanceof Y.XmlText && isKnownMark(content)
  if (content instanceof Y.ContentAny)
    return parentSub !== null && parent instanceof Y.XmlElement && content.arr.every(isPlainValue)
  return content instanceof Y.ContentDeleted
}

function depthOf(type: Y.XmlFragment): number {
  let depth = 0
  let item = type._item
  while (item !== null && depth < MAX_DEPTH) {
    depth += 1
    item = item.parent instanceof Y.AbstractType ? item.parent._item : null
  }
  return depth
}

const isKnownNode = (type: unknown): boolean =>
  type instanceof Y.XmlText || (type instanceof Y.XmlElement && documentSchema.nodes[type.nodeName] !== undefined)

/** Marks that may overlap carry a hash behind their name. */
function isKnownMark({ key, value }: { key: unknown; value: unknown }): boolean {
  const name = String(key).split('--')[0] ?? ''
  if (!documentSchema.marks[name]) return false
  if (value === null) return true
  if (typeof value !== 'object' || !Object.values(value).every(isPlainValue)) return false
  return name !== 'link' || isSafeLink((value as { href?: unknown }).href)
}

/** A primitive of reasonable size, or a list of such (the widths of columns). */
const isPlainValue = (value: unknown): boolean =>
  Array.isArray(value) ? value.length <= 100 && value.every(isPrimitive) : isPrimitive(value)

const isPrimitive = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  typeof value === 'boolean' ||
  typeof value === 'number' ||
  (typeof value === 'string' && value.length <= MAX_ATTRIBUTE_LENGTH)
