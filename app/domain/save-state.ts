import type { FinalCloseReason } from './close-codes.ts'
import type { RoomMode } from './room-frames.ts'
import type { RequestState } from './workflow.ts'

/**
 * What the person is told about the own edits. 保存済み is said only when every one of them is committed to the database.
 * `unsaved` counts edits (about one for each keystroke).
 */
export type SaveState =
  /** The text is not there yet. */
  | { readonly kind: 'connecting' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving'; readonly unsaved: number }
  /** No connection; edits are kept and sent later. */
  | { readonly kind: 'offline'; readonly unsaved: number }
  | { readonly kind: 'readOnly' }
  | { readonly kind: 'frozen'; readonly state: RequestState }
  /** The server has closed for good; `unsaved` edits were not taken. */
  | { readonly kind: 'ended'; readonly reason: FinalCloseReason; readonly unsaved: number }

/** What is known about the own edits and the connection. */
export type SaveFacts = {
  readonly link: 'connecting' | 'open' | 'lost' | { readonly ended: FinalCloseReason }
  readonly mode: RoomMode | null
  /** Number of edits made here, and how many of them, from the first on, are committed. */
  readonly edits: number
  readonly committed: number
  /** Frames with edits sent over the present connection. The server counts them too and says how many are committed. */
  readonly frames: number
  /** Frame number → edits that are on the server when this frame is committed; oldest first. */
  readonly covers: readonly { readonly frame: number; readonly edits: number }[]
}

export type SaveEvent =
  | { readonly kind: 'edited' }
  | { readonly kind: 'connectionStarted' }
  /**
   * A frame with edits was handed to the connection. `difference`: everything the server does not have yet.
   * `update`: one edit; the edits before it are covered only when the difference was sent before.
   */
  | { readonly kind: 'frameSent'; readonly content: 'difference' | 'update' }
  /** The server says that this many frames of the present connection are committed. */
  | { readonly kind: 'framesCommitted'; readonly frames: number }
  | { readonly kind: 'modeTold'; readonly mode: RoomMode }
  /** The text of the server is here. */
  | { readonly kind: 'loaded' }
  | { readonly kind: 'connectionLost' }
  | { readonly kind: 'connectionEnded'; readonly reason: FinalCloseReason }

export const INITIAL_SAVE_FACTS: SaveFacts = {
  link: 'connecting',
  mode: null,
  edits: 0,
  committed: 0,
  frames: 0,
  covers: [],
}

/** The facts after `event`. */
export function nextSaveFacts(facts: SaveFacts, event: SaveEvent): SaveFacts {
  switch (event.kind) {
    case 'edited':
      return { ...facts, edits: facts.edits + 1 }
    case 'connectionStarted':
      // What was sent over an earlier connection and not committed is unknown: only a new difference can cover it.
      return { ...facts, link: facts.link === 'lost' ? 'lost' : 'connecting', frames: 0, covers: [] }
    case 'frameSent': {
      const frame = facts.frames + 1
      const isCovering = event.content === 'difference' || facts.covers.length > 0
      const cover = { frame, edits: facts.edits }
      return { ...facts, frames: frame, covers: isCovering ? [...facts.covers, cover] : facts.covers }
    }
    case 'framesCommitted': {
      const reached = facts.covers.findLast((cover) => cover.frame <= event.frames)
      if (!reached) return facts
      return {
        ...facts,
        committed: Math.max(facts.committed, reached.edits),
        // The last one reached stays: it remembers that a difference was sent over this connection.
        covers: facts.covers.filter((cover) => cover.frame >= reached.frame),
      }
    }
    case 'modeTold':
      return { ...facts, mode: event.mode }
    case 'loaded':
      return { ...facts, link: 'open' }
    case 'connectionLost':
      return typeof facts.link === 'object' ? facts : { ...facts, link: 'lost' }
    case 'connectionEnded':
      return { ...facts, link: { ended: event.reason } }
  }
}

/** How many edits are not known to be committed. */
export const unsavedEdits = (facts: SaveFacts): number => facts.edits - facts.committed

/** What the person is told. */
export function saveStateOf(facts: SaveFacts): SaveState {
  const unsaved = unsavedEdits(facts)
  if (typeof facts.link === 'object') return { kind: 'ended', reason: facts.link.ended, unsaved }
  if (facts.link === 'lost') return { kind: 'offline', unsaved }
  if (facts.link === 'connecting' || facts.mode === null) return { kind: 'connecting' }
  if (unsaved > 0) return { kind: 'saving', unsaved }
  if (facts.mode.kind === 'frozen') return { kind: 'frozen', state: facts.mode.state }
  return { kind: facts.mode.kind === 'readOnly' ? 'readOnly' : 'saved' }
}

/** How the fields beside the text stand, which save themselves: `stuck` were refused, or somebody else stored something else. */
export type FieldsSaving = 'saved' | 'saving' | 'stuck'
/** What is told of text and fields together. */
export type WholeSaveState = SaveState | { readonly kind: 'notSaved' }

/** One word for text and fields: 保存済み only when both are, and what needs the person before anything else. */
export function withFields(text: SaveState, fields: FieldsSaving): WholeSaveState {
  // Nothing is saved any more on a page that has ended, whatever the fields say.
  if (fields === 'saved' || text.kind === 'ended') return text
  if (fields === 'stuck') return { kind: 'notSaved' }
  return text.kind === 'offline' || text.kind === 'saving' ? text : { kind: 'saving', unsaved: 1 }
}
