import type { DocumentJson } from '#app/domain/document-json.ts'
import type { RoomMode } from '#app/domain/room-frames.ts'

export type RequestEditorProps = {
  readonly requestId: string
  /** Who is signed in. */
  readonly person: { readonly id: string; readonly name: string }
  /** The text as the server stored it; shown until the shared one is there. */
  readonly document: DocumentJson
  /** May the person edit, as the page knows it? The room decides; this says whether tools are offered from the start. */
  readonly mayEdit: boolean
  /** The room told that the text became editable, readable only or frozen, after it was something else: the page around may be old. */
  readonly onModeChange?: (mode: RoomMode) => void
  /** What the person wrote is in the database. */
  readonly onSaved?: () => void
}
