import * as Y from 'yjs'
import { isCellAttribute } from '#app/document/cell-span.ts'
import { childrenOf, documentSchema } from '#app/document/document-schema.ts'
import { isSafeLink } from '#app/document/safe-link.ts'
import { FRAGMENT, TEXT_LIMITS } from '#app/document/schema-version.ts'
import { isStorable } from '#app/domain/storable-text.ts'

/**
 * Looks at what an update brought into `doc`: is each piece something that the editor could have written there? A text with
 * other things in it (another root, unknown nodes, an embedded document) would be mutilated by the browsers that open it,
 * or could not be read by the server. Costs only what is new.
 * @param structs what an update holds that `doc` itself emitted
 */
export function isOfOurSchema(doc: Y.Doc, structs: ReturnType<typeof Y.decodeUpdate>['structs']): boolean {
  const root = doc.getXmlFragment(FRAGMENT)
  return structs.every((struct) => {
    if (!(struct instanceof Y.Item)) return true
    const item = Y.getItem(doc.store, struct.id)
    return !(item instanceof Y.Item) || item.deleted || fits(item, root)
  })
}

function fits(item: Y.Item, root: Y.XmlFragment): boolean {
  const { content, parent, parentSub } = item
  if (!(parent instanceof Y.AbstractType) || (parent._item === null && parent !== root)) return false
  if (content instanceof Y.ContentType) return parentSub === null && mayStandIn(parent, content.type)
  if (content instanceof Y.ContentString)
    return parentSub === null && parent instanceof Y.XmlText && isStorable(content.str)
  if (content instanceof Y.ContentFormat) return parent instanceof Y.XmlText && isKnownMark(content)
  if (content instanceof Y.ContentAny)
    return parent instanceof Y.XmlElement && content.arr.every((value) => isKnownAttribute(parent, parentSub, value))
  return content instanceof Y.ContentDeleted
}

/** Runs of text are nodes of their own in the shared document, and the root is the schema's top node. */
function mayStandIn(parent: unknown, child: unknown): boolean {
  if (!(parent instanceof Y.XmlFragment) || depthOf(parent) >= TEXT_LIMITS.depth) return false
  const known = childrenOf(parent instanceof Y.XmlElement ? parent.nodeName : documentSchema.topNodeType.name)
  return known.has(child instanceof Y.XmlText ? 'text' : child instanceof Y.XmlElement ? child.nodeName : '')
}

function depthOf(type: Y.XmlFragment): number {
  let depth = 0
  let item = type._item
  while (item !== null && depth < TEXT_LIMITS.depth) {
    depth += 1
    item = item.parent instanceof Y.AbstractType ? item.parent._item : null
  }
  return depth
}

/** Only cells have attributes. */
const isKnownAttribute = ({ nodeName }: Y.XmlElement, name: string | null, value: unknown): boolean =>
  name !== null && documentSchema.nodes[nodeName]?.spec.attrs?.[name] !== undefined && isCellAttribute(name, value)

/** Marks that may overlap carry a hash behind their name. */
function isKnownMark({ key, value }: { key: unknown; value: unknown }): boolean {
  const name = String(key).split('--')[0] ?? ''
  if (!documentSchema.marks[name]) return false
  if (value === null) return true
  if (typeof value !== 'object') return false
  return name === 'link' ? isSafeLink((value as { href?: unknown }).href) : Object.keys(value).length === 0
}
