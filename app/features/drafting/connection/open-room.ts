import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { FinalCloseReason } from '#app/domain/close-codes.ts'
import type { RoomMode, WriteRefusal } from '#app/domain/room-frames.ts'
import {
  INITIAL_SAVE_FACTS,
  nextSaveFacts,
  type SaveEvent,
  type SaveFacts,
  type SaveState,
  saveStateOf,
  unsavedEdits,
} from '#app/domain/save-state.ts'
import type { KeptEdits } from './kept-edits.ts'
import { type LiveCopy, openLiveCopy } from './live-copy.ts'
import { isSamePeople, type PersonHere, peopleHere } from './people-here.ts'
import { linesOf, linesOnlyIn } from './unsent-lines.ts'

export type RoomOptions = {
  readonly requestId: string
  /** Who is signed in: kept edits belong to a person. */
  readonly personId: string
  /** `wss://host/collab` */
  readonly url: string
  /** Null: edits that are not saved are lost with the tab. */
  readonly keptEdits: KeptEdits | null
  /** The browser's, unless a test brings another. */
  readonly WebSocket?: typeof WebSocket
}

/** What the person wrote and the server did not take, as plain text to copy. */
export type Unsent = { readonly reason: WriteRefusal | FinalCloseReason; readonly text: string }

/** Everything a screen needs. A new object whenever something in it changes, the same one otherwise. */
export type RoomSnapshot = {
  /** Grows when the document is replaced by a fresh one: the editor must be made anew (use it as its key). */
  readonly copy: number
  readonly doc: Y.Doc
  /** For the carets: `provider.awareness`. */
  readonly provider: WebsocketProvider
  readonly mode: RoomMode | null
  readonly saveState: SaveState
  /** May the person type? Also while offline, once the text has been there. */
  readonly isEditable: boolean
  readonly unsent: Unsent | null
  readonly people: readonly PersonHere[]
}

export type RoomConnection = {
  readonly getSnapshot: () => RoomSnapshot
  /** @returns a function that ends the listening; fits `useSyncExternalStore` */
  readonly subscribe: (listener: () => void) => () => void
  /** The person has copied the unsent text or does not need it. */
  readonly dismissUnsent: () => void
  /** Leaves the room. What is not saved yet is kept for the next visit. */
  readonly close: () => void
}

/** Keystrokes that follow each other within this time (ms) are kept together; most are on the server before. */
const KEEP_AFTER = 300

/**
 * Opens the text of a request: connects, reconnects, and knows at every moment what is saved. When the server refuses edits
 * (the text was frozen while typing, or is too long), the document is replaced by the server's, and what was written is
 * handed over as plain text. In a browser it also warns before a tab with unsaved edits is closed.
 */
export function openRoom(options: RoomOptions): RoomConnection {
  const place = `${options.personId}/${options.requestId}`
  const tab = crypto.randomUUID()
  const listeners = new Set<() => void>()
  /** Own edits that are not known to be committed, oldest first; `number` as the save facts count them. */
  let pending: { readonly number: number; readonly update: Uint8Array }[] = []
  /** Kept by earlier visits and brought in now; to be removed from the browser once everything is committed. */
  let restoredTabs: readonly string[] = []
  let isKept = false
  let keepTimer: ReturnType<typeof setTimeout> | null = null
  /** The whole text as it was when edits were refused; compared with the server's once that is here. */
  let unsentLines: readonly string[] | null = null
  let earlierUnsent = ''
  let facts: SaveFacts = INITIAL_SAVE_FACTS
  let copyNumber = 1
  let hasLoaded = false
  let isClosed = false
  let live = openCopy()
  let snapshot = takeSnapshot(null, [])
  live.connect()
  const stopWarning = warnBeforeLeaving(() => unsavedEdits(facts) > 0, keepNow)

  function openCopy(): LiveCopy {
    return openLiveCopy(
      {
        url: options.url,
        requestId: options.requestId,
        WebSocket: options.WebSocket ?? globalThis.WebSocket,
      },
      {
        onSaveEvent,
        onEdit: (update) => {
          onSaveEvent({ kind: 'edited' })
          pending.push({ number: facts.edits, update })
          keepTimer ??= setTimeout(keepNow, KEEP_AFTER)
        },
        onRefused,
        onPeopleChanged: () => publish(),
      },
    )
  }

  function onSaveEvent(event: SaveEvent): void {
    facts = nextSaveFacts(facts, event)
    if (event.kind === 'framesCommitted') forgetCommitted()
    if (event.kind === 'loaded') onLoaded()
    if (event.kind === 'connectionEnded' && unsavedEdits(facts) > 0)
      publish({ reason: event.reason, text: linesOf(live.doc).join('\n') })
    else publish()
  }

  function onLoaded(): void {
    if (unsentLines && snapshot.unsent) {
      const text = joined(earlierUnsent, linesOnlyIn(unsentLines, linesOf(live.doc)))
      unsentLines = null
      publish(text === '' ? null : { ...snapshot.unsent, text })
    }
    if (hasLoaded) return
    hasLoaded = true
    void restoreKept()
  }

  function onRefused(reason: WriteRefusal): void {
    const lines = linesOf(live.doc)
    unsentLines = lines
    live.destroy()
    pending = []
    facts = INITIAL_SAVE_FACTS
    copyNumber += 1
    live = openCopy()
    forgetKept()
    earlierUnsent = snapshot.unsent?.text ?? ''
    publish({ reason, text: joined(earlierUnsent, lines) })
    live.connect()
  }

  function publish(unsent = snapshot.unsent): void {
    const next = takeSnapshot(unsent, snapshot.people)
    if (isSameSnapshot(next, snapshot)) return
    snapshot = next
    for (const listener of [...listeners]) listener()
  }

  function takeSnapshot(unsent: Unsent | null, knownPeople: readonly PersonHere[]): RoomSnapshot {
    const people = peopleHere(live.provider.awareness)
    const saveState = saveStateOf(facts)
    return {
      copy: copyNumber,
      doc: live.doc,
      provider: live.provider,
      mode: facts.mode,
      saveState,
      isEditable: facts.mode?.kind === 'editable' && saveState.kind !== 'connecting' && saveState.kind !== 'ended',
      unsent,
      people: isSamePeople(people, knownPeople) ? knownPeople : people,
    }
  }

  async function restoreKept(): Promise<void> {
    const kept = (await options.keptEdits?.load(place).catch(() => [])) ?? []
    if (isClosed || kept.length === 0) return
    restoredTabs = kept.map((entry) => entry.tab)
    // As an edit of this tab: the provider sends it, and the server decides.
    for (const { update } of kept) Y.applyUpdate(live.doc, update, 'kept')
    if (unsavedEdits(facts) === 0) forgetKept()
  }

  function keepNow(): void {
    if (keepTimer) clearTimeout(keepTimer)
    keepTimer = null
    if (!options.keptEdits || pending.length === 0) return
    isKept = true
    const update = Y.mergeUpdates(pending.map((edit) => edit.update))
    options.keptEdits.save(place, tab, update).catch(() => {})
  }

  function forgetCommitted(): void {
    pending = pending.filter((edit) => edit.number > facts.committed)
    if (unsavedEdits(facts) === 0) forgetKept()
  }

  function forgetKept(): void {
    if (keepTimer) clearTimeout(keepTimer)
    keepTimer = null
    const tabs = isKept ? [tab, ...restoredTabs] : restoredTabs
    isKept = false
    restoredTabs = []
    for (const each of tabs) options.keptEdits?.remove(place, each).catch(() => {})
  }

  return {
    getSnapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dismissUnsent: () => publish(null),
    close: () => {
      isClosed = true
      keepNow()
      stopWarning()
      listeners.clear()
      live.destroy()
    },
  }
}

const joined = (earlier: string, lines: readonly string[]): string =>
  [...(earlier === '' ? [] : [earlier]), ...lines].join('\n')

const isSameSnapshot = (one: RoomSnapshot, other: RoomSnapshot): boolean =>
  one.copy === other.copy &&
  one.mode === other.mode &&
  one.unsent === other.unsent &&
  one.people === other.people &&
  one.isEditable === other.isEditable &&
  JSON.stringify(one.saveState) === JSON.stringify(other.saveState)

/** Asks before the tab is closed while `isUnsaved`, and keeps the edits when it goes away or to the background. */
function warnBeforeLeaving(isUnsaved: () => boolean, keep: () => void): () => void {
  if (typeof window === 'undefined') return () => {}
  const warn = (event: BeforeUnloadEvent) => {
    if (isUnsaved()) event.preventDefault()
  }
  window.addEventListener('beforeunload', warn)
  window.addEventListener('pagehide', keep)
  return () => {
    window.removeEventListener('beforeunload', warn)
    window.removeEventListener('pagehide', keep)
  }
}
