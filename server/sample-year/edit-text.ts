import { updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { documentSchema } from '#app/document/document-schema.ts'
import { FRAGMENT } from '#app/document/schema-version.ts'
import { readDocument } from '#app/document/yjs-document.ts'
import type { BodyId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { Database } from '#server/db/client.ts'
import { createTextStore } from '#server/document-text/create-text-store.ts'
import { wholeUpdate } from '#server/document-text/document-text.repository.ts'
import { recordFirstEdit } from '#server/document-text/record-first-edit.ts'
import type { SampleClock } from './sample-world.ts'

export type TextEdit = {
  readonly requestId: PolicyRequestId
  readonly bodyId: BodyId
  readonly from: string
  readonly to: string
}

/**
 * What a person's editor does who replaces a passage: the edit goes where rooms write, and is refused where they are.
 * @throws when the passage is not in the text, or the edit is refused
 */
export async function editText(database: Database, clock: SampleClock, actor: Actor, edit: TextEdit): Promise<void> {
  const store = createTextStore(database, {
    onFirstEdit: (tx, person, requestId) => recordFirstEdit(tx, person, requestId, clock.now()),
  })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, wholeUpdate(await store.load(edit.requestId)))
  const before = Y.encodeStateVector(doc)
  const text = JSON.stringify(readDocument(doc))
  if (!text.includes(edit.from)) throw new Error(`The sample year’s text lacks 「${edit.from}」`)
  const changed = documentSchema.nodeFromJSON(JSON.parse(text.replace(edit.from, edit.to)))
  updateYFragment(doc, doc.getXmlFragment(FRAGMENT), changed, { mapping: new Map(), isOMark: new Map() })
  const { accepted } = await store.append({
    requestId: edit.requestId,
    bodyId: edit.bodyId,
    updates: [{ actor, bytes: Y.encodeStateAsUpdate(doc, before) }],
    firstEdits: [actor],
    claims: [{ personId: actor.personId, clientId: doc.clientID, hasWritten: false }],
  })
  doc.destroy()
  if (!accepted.has(actor.personId)) throw new Error('The sample year’s edit was refused')
}
