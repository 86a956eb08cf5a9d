import type { DocumentJson } from '#app/domain/document-json.ts'
import type { RoomMode } from '#app/domain/room-frames.ts'
import type { FieldsSaving } from '#app/domain/save-state.ts'

export type RequestEditorProps = {
  readonly requestId: string
  /** Who is signed in. */
  readonly person: { readonly id: string; readonly name: string }
  /** The text as the server stored it; shown until the shared one is there. */
  readonly document: DocumentJson
  /** May the person edit, as the page knows it? The room decides; this says whether tools are offered from the start. */
  readonly mayEdit: boolean
  /** Ids of the places of the page that show who is here and whether all is saved, and the tools. */
  readonly places: { readonly status: string; readonly tools: string }
  /** How the fields beside the text stand: one place says whether all is saved. */
  readonly fields: FieldsSaving
  /** The room told that the text became editable, readable only or frozen, after it was something else: the page around may be old. */
  readonly onModeChange?: (mode: RoomMode) => void
  /** What the person wrote is in the database. */
  readonly onSaved?: () => void
}
