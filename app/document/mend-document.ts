import { type ContentMatch, Fragment, type Node, type NodeType } from '@tiptap/pm/model'
import { TableMap } from '@tiptap/pm/tables'
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { derivedClient } from './derived-client.ts'
import { documentSchema } from './document-schema.ts'
import { lenient } from './lenient-schema.ts'
import { repairDocument } from './repair-document.ts'
import { FRAGMENT } from './schema-version.ts'
import { giveTextPlaces, lacksTextPlace } from './text-places.ts'

const lenientSchema = lenient(documentSchema)

/**
 * Does something in these parts of a shared document, or below them, need mending: a node whose children are not what the schema
 * wants, a table that is not rectangular, a text block without a place for letters? Looks at structure only, not at words.
 */
export function needsMending(parts: Iterable<Y.XmlFragment>): boolean {
  for (const part of parts)
    if (!part._item?.deleted && (isFaulty(part) || isBrokenTable(tableAround(part)))) return true
  return false
}

/**
 * What makes a shared document whole again after people changed it at the same time: the one repair that everybody gets. To be
 * reckoned in one place only, the room server; the same state gives the same bytes.
 * @returns an update for a document in the state of `doc`; null when nothing needs mending
 */
export function mendingUpdate(doc: Y.Doc): Uint8Array | null {
  const state = Y.encodeStateAsUpdate(doc)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, state)
  copy.clientID = derivedClient(state)
  const updates: Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => updates.push(update))
  const root = copy.getXmlFragment(FRAGMENT)
  copy.transact(() => {
    const { doc: present, meta } = initProseMirrorDoc(root, lenientSchema)
    const repaired = documentSchema.nodeFromJSON(repairDocument(present.toJSON() as DocumentJson))
    if (!repaired.eq(present)) updateYFragment(copy, root, reusing(present, repaired), meta)
    giveTextPlaces(root)
  })
  copy.destroy()
  return updates.length === 0 ? null : Y.mergeUpdates(updates)
}

function isFaulty(part: Y.XmlFragment): boolean {
  return (
    !hasFittingChildren(part) ||
    lacksTextPlace(part) ||
    (part instanceof Y.XmlElement && part.nodeName === 'table' && isBrokenTable(part)) ||
    part.toArray().some((child) => child instanceof Y.XmlElement && isFaulty(child))
  )
}

const typeOf = (part: Y.XmlFragment): NodeType | undefined =>
  part instanceof Y.XmlElement ? documentSchema.nodes[part.nodeName] : documentSchema.topNodeType

function hasFittingChildren(part: Y.XmlFragment): boolean {
  let match: ContentMatch | null | undefined = typeOf(part)?.contentMatch
  for (const child of part.toArray()) {
    const type = child instanceof Y.XmlElement ? documentSchema.nodes[child.nodeName] : documentSchema.nodes.text
    match = type && match?.matchType(type)
  }
  return match?.validEnd === true
}

function tableAround(part: Y.XmlFragment): Y.XmlElement | null {
  let around: unknown = part
  while (around instanceof Y.XmlElement && around.nodeName !== 'table') around = around.parent
  return around instanceof Y.XmlElement ? around : null
}

/** Only rows, cells and their attributes count; what is in the cells is left out. */
function isBrokenTable(table: Y.XmlElement | null): boolean {
  if (!table) return false
  const rows = elementsIn(table).map((row) =>
    lenientSchema.node(
      'tableRow',
      null,
      elementsIn(row).map((cell) => lenientSchema.node(cell.nodeName, cell.getAttributes())),
    ),
  )
  return TableMap.get(lenientSchema.node('table', null, rows)).problems !== null
}

const elementsIn = (part: Y.XmlElement): Y.XmlElement[] =>
  part.toArray().filter((child) => child instanceof Y.XmlElement)

/** `fresh` made of the nodes of `present` wherever they are the same: only what differs is written. */
function reusing(present: Node, fresh: Node): Node {
  if (fresh.eq(present)) return present
  const left = [...present.children]
  const children = fresh.children.map((child) => {
    const same = left.findIndex((one) => child.eq(one))
    const like = same >= 0 ? same : left.findIndex((one) => one.type === child.type)
    if (like < 0) return child
    const [taken] = left.splice(same >= 0 ? 0 : like, same >= 0 ? same + 1 : 1).slice(-1)
    return taken ? reusing(taken, child) : child
  })
  return fresh.isText ? fresh : fresh.copy(Fragment.from(children))
}
