import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { FinalCloseReason } from '#app/domain/close-codes.ts'
import { type RoomMode, WRITE_REFUSALS, type WriteRefusal } from '#app/domain/room-frames.ts'
import {
  INITIAL_SAVE_FACTS,
  nextSaveFacts,
  type SaveEvent,
  type SaveFacts,
  type SaveState,
  saveStateOf,
  unsavedEdits,
} from '#app/domain/save-state.ts'
import { writeHeldComposition } from './held-composition.ts'
import type { KeptEdits } from './kept-edits.ts'
import { KeptUnsent } from './kept-unsent.ts'
import { type LiveCopy, openLiveCopy } from './live-copy.ts'
import { isSamePeople, type PersonHere, peopleHere } from './people-here.ts'
import { UnsavedEdits } from './unsaved-edits.ts'
import { linesOf, linesOnlyIn, tryUpdate } from './unsent-lines.ts'

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
  /** Where compositions are heard: the document, unless a test brings something else. */
  readonly page?: EventTarget
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
  /** Is the text there? Until then no editor may be put on `doc`: it would write an empty text into it. */
  readonly isLoaded: boolean
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

/**
 * Opens the text of a request: connects, reconnects, and knows at every moment what is saved. When the server refuses edits
 * (the text was frozen while typing, or is too long), the document is replaced by the server's, and what was written is
 * handed over as plain text. In a browser it also warns before a tab with unsaved edits is closed.
 */
export function openRoom(options: RoomOptions): RoomConnection {
  const place = `${options.personId}/${options.requestId}`
  const unsaved = new UnsavedEdits(options.keptEdits, place)
  const keptUnsent = new KeptUnsent(options.keptEdits, place)
  const listeners = new Set<() => void>()
  /** The whole text as it was when edits were refused; compared with the server's once that is here. */
  let unsentLines: readonly string[] | null = null
  let earlierUnsent = ''
  /** Of the server's text as it came, and of what earlier visits kept and this one brought in; compared when all is over. */
  let loadedLines: readonly string[] = []
  let broughtIn: readonly string[] = []
  let facts: SaveFacts = INITIAL_SAVE_FACTS
  let copyNumber = 1
  /** Is the server's text in the present copy? */
  let isLoaded = false
  let hasRestored = false
  let isClosed = false
  let live = openCopy()
  let snapshot = takeSnapshot(null, [])
  live.connect()
  const stopWarning = warnBeforeLeaving(
    () => {
      writeHeldComposition(live.doc)
      return unsavedEdits(facts) > 0 || snapshot.unsent !== null
    },
    () => {
      writeHeldComposition(live.doc)
      unsaved.keepNow()
    },
  )

  function openCopy(): LiveCopy {
    return openLiveCopy(
      {
        url: options.url,
        requestId: options.requestId,
        personId: options.personId,
        WebSocket: options.WebSocket ?? globalThis.WebSocket,
        page: options.page ?? globalThis.document ?? null,
      },
      {
        onSaveEvent,
        onEdit: (update) => {
          onSaveEvent({ kind: 'edited' })
          unsaved.add(facts.edits, update)
        },
        onRefused,
        onPeopleChanged: () => publish(),
      },
    )
  }

  function onSaveEvent(event: SaveEvent): void {
    facts = nextSaveFacts(facts, event)
    if (event.kind === 'framesCommitted') unsaved.committed(facts.committed)
    if (unsavedEdits(facts) === 0) {
      broughtIn = []
      live.bases.saved()
    }
    if (event.kind === 'loaded') onLoaded()
    if (event.kind === 'connectionEnded' && unsavedEdits(facts) > 0) onEnded(event.reason)
    else publish()
  }

  function onEnded(reason: FinalCloseReason): void {
    if (reason !== 'badRequest') {
      publish({ reason, text: ownLines().join('\n') })
      return
    }
    // Kept as edits they would be sent with the next visit, and end it in the same way.
    handOver('notTaken', joined(snapshot.unsent?.text ?? '', linesOnlyIn(ownLines(), loadedLines)))
    unsaved.drop()
  }

  /** The text as it stands here. An editor takes out what it does not know, also of what was just brought in. */
  function ownLines(): readonly string[] {
    const lines = linesOf(live.doc)
    const { vanished } = live.bases
    return [...lines, ...linesOnlyIn(broughtIn, lines), ...(vanished === '' ? [] : [vanished])]
  }

  function onLoaded(): void {
    if (unsentLines && snapshot.unsent) {
      const text = joined(earlierUnsent, linesOnlyIn(unsentLines, linesOf(live.doc)))
      unsentLines = null
      if (text === '') dismissUnsent()
      else handOver(snapshot.unsent.reason, text)
    }
    isLoaded = true
    loadedLines = linesOf(live.doc)
    if (!hasRestored) void restoreKept()
    hasRestored = true
  }

  function onRefused(reason: WriteRefusal): void {
    const lines = ownLines()
    broughtIn = []
    unsentLines = lines
    live.destroy()
    unsaved.drop()
    facts = INITIAL_SAVE_FACTS
    isLoaded = false
    copyNumber += 1
    live = openCopy()
    earlierUnsent = snapshot.unsent?.text ?? ''
    handOver(reason, joined(earlierUnsent, lines))
    live.connect()
  }

  /** Shows what was not taken. What was refused stands nowhere else; after a close the edits themselves are kept. */
  function handOver(reason: Unsent['reason'], text: string): void {
    if (isRefusal(reason)) keptUnsent.keep({ reason, text })
    publish({ reason, text })
  }

  function dismissUnsent(): void {
    keptUnsent.forget()
    publish(null)
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
      isLoaded,
      isEditable: isLoaded && facts.mode?.kind === 'editable' && saveState.kind !== 'ended',
      unsent,
      people: isSamePeople(people, knownPeople) ? knownPeople : people,
    }
  }

  async function restoreKept(): Promise<void> {
    const kept = await unsaved.takeKept()
    const refused = await keptUnsent.load()
    if (isClosed) return
    /** Each once: what several visits tried to send, each of them kept. */
    const lost = new Set<string>()
    for (const { update, isTried } of kept) {
      const { fits, lines } = tryUpdate(live.doc, update)
      if (!fits || isTried) for (const line of lines) lost.add(line)
      else {
        broughtIn = [...broughtIn, ...lines]
        // As edits of this tab: the provider sends them, and the server decides.
        Y.applyUpdate(live.doc, update, 'kept')
      }
    }
    const shown = snapshot.unsent ?? refused
    const reason = kept.some(({ isTried }) => isTried) ? 'notTaken' : 'baseMissing'
    if (lost.size > 0) handOver(shown?.reason ?? reason, joined(shown?.text ?? '', [...lost]))
    else if (shown) publish(shown)
    if (unsavedEdits(facts) === 0) unsaved.committed(facts.committed)
  }

  return {
    getSnapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dismissUnsent,
    close: () => {
      isClosed = true
      writeHeldComposition(live.doc)
      unsaved.keepNow()
      stopWarning()
      listeners.clear()
      live.destroy()
    },
  }
}

const isRefusal = (reason: Unsent['reason']): reason is WriteRefusal =>
  (WRITE_REFUSALS as readonly string[]).includes(reason)

const joined = (earlier: string, lines: readonly string[]): string =>
  [...(earlier === '' ? [] : [earlier]), ...lines].join('\n')

const isSameSnapshot = (one: RoomSnapshot, other: RoomSnapshot): boolean =>
  one.copy === other.copy &&
  JSON.stringify(one.mode) === JSON.stringify(other.mode) &&
  one.unsent === other.unsent &&
  one.people === other.people &&
  one.isLoaded === other.isLoaded &&
  one.isEditable === other.isEditable &&
  JSON.stringify(one.saveState) === JSON.stringify(other.saveState)

/** Asks before the tab is closed while `isUnsaved`, and keeps the edits when it goes away or to the background. */
function warnBeforeLeaving(isUnsaved: () => boolean, keep: () => void): () => void {
  if (typeof window === 'undefined') return () => {}
  const warn = (event: BeforeUnloadEvent) => {
    if (!isUnsaved()) return
    // While the question is shown there is time for it; afterwards the page may be gone at once.
    keep()
    event.preventDefault()
  }
  window.addEventListener('beforeunload', warn)
  window.addEventListener('pagehide', keep)
  return () => {
    window.removeEventListener('beforeunload', warn)
    window.removeEventListener('pagehide', keep)
  }
}
