import { updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { documentFromContent } from '#app/document/document-from-content.ts'
import { documentSchema } from '#app/document/document-schema.ts'
import { FRAGMENT } from '#app/document/schema-version.ts'
import { seedUpdate } from '#app/document/yjs-document.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'

/** A request's text with one paragraph as 要求本文 and no 背景. */
export const documentWithText = (text: string): DocumentJson =>
  documentFromContent({ body: [{ kind: 'paragraph', text }], background: '' })

/** The update that an editor would send who turns the seeded `before` into one paragraph with `text`. */
export function replacingUpdate(before: DocumentJson, text: string): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedUpdate(before))
  const known = Y.encodeStateVector(doc)
  updateYFragment(doc, doc.getXmlFragment(FRAGMENT), documentSchema.nodeFromJSON(documentWithText(text)), {
    mapping: new Map(),
    isOMark: new Map(),
  })
  return Y.encodeStateAsUpdate(doc, known)
}
