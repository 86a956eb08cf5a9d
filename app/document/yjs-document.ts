import { prosemirrorToYXmlFragment, yDocToProsemirrorJSON } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { documentSchema } from './document-schema.ts'
import { normaliseDocument } from './normalise-document.ts'
import { repairDocument } from './repair-document.ts'
import { FRAGMENT } from './schema-version.ts'
import { giveTextPlaces } from './text-places.ts'

/** The author of every seed. A browser's id is a random 32-bit number. */
const SEED_CLIENT_ID = 1

/**
 * The first update of a request's shared document. The same text always gives the same bytes, written by the same client,
 * so that seeding twice does not write the text twice.
 * @throws when `json` is not a text of our schema (see `checkDocument`)
 */
export function seedUpdate(json: DocumentJson): Uint8Array {
  const node = documentSchema.nodeFromJSON(json)
  node.check()
  const doc = new Y.Doc()
  doc.clientID = SEED_CLIENT_ID
  prosemirrorToYXmlFragment(node, doc.getXmlFragment(FRAGMENT))
  giveTextPlaces(doc.getXmlFragment(FRAGMENT))
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/**
 * The text in a shared document, as it stands now. Reads a copy, so that it cannot change the document. Always a whole text of
 * our schema, also where two who wrote at once left a piece of one. Equal texts give equal JSON, however they came about.
 */
export function readDocument(doc: Y.Doc): DocumentJson {
  return readUpdate(Y.encodeStateAsUpdate(doc))
}

/** The text in the state that `update` encodes. */
export function readUpdate(update: Uint8Array): DocumentJson {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, update)
  const json = yDocToProsemirrorJSON(copy, FRAGMENT) as DocumentJson
  copy.destroy()
  return normaliseDocument(repairDocument(json))
}
