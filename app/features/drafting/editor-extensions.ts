import type { Extensions } from '@tiptap/core'
import type { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { documentExtensions } from '#app/document/document-extensions.ts'
import { FRAGMENT } from '#app/document/schema-version.ts'
import type { Section } from '#app/document/sections.ts'
import { EmptySections } from './empty-sections.ts'
import { GuardText, type TextGuard } from './guard-text.ts'
import { LeaveByEscape } from './leave-by-escape.ts'
import { LinkByKey } from './link-by-key.ts'
import { PasteDocuments, type PasteOutcome } from './paste-documents.ts'
import { remoteCaret } from './remote-caret.ts'
import { SharedCaret } from './shared-caret.ts'
import { SharedTable } from './shared-table.ts'
import { SharedText } from './shared-text.ts'
import { TypedLists } from './typed-lists.ts'
import { UndoSteps } from './undo-steps.ts'

export type EditorParts = {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly sectionLabels: Readonly<Record<Section, string>>
  readonly placeholders: Readonly<Record<Section, string>>
  readonly nothingWritten: string
  readonly guard: TextGuard
  /** The person asks for a link by its key. */
  readonly onLink: () => void
  readonly onPaste: (outcome: PasteOutcome | null) => void
}

/** The document's own extensions, and what makes an editor of them that several people use at once. */
export function editorExtensions(parts: EditorParts): Extensions {
  return [
    ...documentExtensions(parts.sectionLabels, SharedTable),
    // Undo takes back the person's own changes only.
    SharedText.configure({ document: parts.doc, field: FRAGMENT }),
    SharedCaret.configure({ provider: parts.provider, render: remoteCaret }),
    EmptySections.configure({ placeholders: parts.placeholders, nothingWritten: parts.nothingWritten }),
    GuardText.configure(parts.guard),
    UndoSteps,
    PasteDocuments.configure({ onPaste: parts.onPaste }),
    LeaveByEscape,
    LinkByKey.configure({ onLink: parts.onLink }),
    TypedLists,
  ]
}
