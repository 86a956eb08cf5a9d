import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { FRAGMENT } from '#app/document/schema-version.ts'
import { finalCloseReasonOf } from '#app/domain/close-codes.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { ROOM_FRAMES, type RoomMode, type WriteRefusal } from '#app/domain/room-frames.ts'
import { INITIAL_SAVE_FACTS, nextSaveFacts, type SaveEvent, unsavedEdits } from '#app/domain/save-state.ts'
import type { Random } from './random.ts'
import type { SimulatedSocket } from './simulated-socket.ts'

/** What a person did in one edit: the clock reached, and the letters that were deleted. */
export type Edit = {
  readonly clock: number
  readonly deleted: readonly { readonly client: number; readonly clock: number }[]
}

const SYNC = 0
const PRESENCE = 1
const LETTERS = '要求政策県市町村防災介護保育環境交通雇用'
/** A text longer than this is shortened, so that a world of many edits stays quick. */
const LONG_TEXT = 150

/**
 * One tab: a shared document, y-websocket's side of the protocol, and the product's own account of what is saved. Written without
 * an editor: what people do to the text is letters, paragraphs and deletions.
 */
export class BrowserTab {
  readonly doc = new Y.Doc()
  socket: SimulatedSocket | null = null
  mode: RoomMode | null = null
  facts = INITIAL_SAVE_FACTS
  /** Nothing more comes of this tab: it was refused or sent away for good. */
  isOver = false
  /** Why, when it was refused. */
  refusal: WriteRefusal | null = null
  readonly edits: Edit[] = []
  private presenceClock = 0

  constructor(
    readonly requestId: PolicyRequestId,
    readonly sessionKey: string,
    private readonly random: Random,
    /** Told which edit is the last that is called saved. */
    private readonly onSaved: (tab: BrowserTab, edit: Edit, isAll: readonly Edit[]) => void,
  ) {
    this.doc.clientID = random.next()
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return
      this.note({ kind: 'edited' })
      this.edits.push({ clock: Y.getState(this.doc.store, this.doc.clientID), deleted: deletedIn(update) })
      if (this.socket) this.sendEdit(2, update)
    })
  }

  get unsaved(): number {
    return unsavedEdits(this.facts)
  }

  connectionStarted(): void {
    this.note({ kind: 'connectionStarted' })
  }

  opened(socket: SimulatedSocket): void {
    this.socket = socket
    socket.fromBrowser(syncFrame(0, Y.encodeStateVector(this.doc)))
    this.movesCaret()
  }

  closed(code: number): void {
    this.socket = null
    this.mode = null
    this.note({ kind: 'connectionLost' })
    if (finalCloseReasonOf(code) !== null) this.isOver = true
  }

  received(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case SYNC: {
        const kind = decoding.readVarUint(decoder)
        const bytes = decoding.readVarUint8Array(decoder)
        if (kind === 0) this.sendEdit(1, Y.encodeStateAsUpdate(this.doc, bytes))
        else Y.applyUpdate(this.doc, bytes, this)
        if (kind === 1) this.note({ kind: 'loaded' })
        return
      }
      case ROOM_FRAMES.mode:
        this.mode = JSON.parse(decoding.readVarString(decoder)) as RoomMode
        return
      case ROOM_FRAMES.saved:
        this.note({ kind: 'framesCommitted', frames: decoding.readVarUint(decoder) })
        return
      case ROOM_FRAMES.refused:
        this.refusal = JSON.parse(decoding.readVarString(decoder)) as WriteRefusal
        this.isOver = true
    }
  }

  /** Types, strikes out or begins a paragraph. */
  writes(): void {
    const section = this.doc.getXmlFragment(FRAGMENT).get(0)
    if (!(section instanceof Y.XmlElement)) return
    const { random } = this
    const paragraph = section.get(random.below(section.length))
    if (!(paragraph instanceof Y.XmlElement)) return
    const text = paragraph.get(0)
    if (!(text instanceof Y.XmlText)) return
    const isLong = text.length > LONG_TEXT
    if (random.chance(isLong ? 0.9 : 0.15)) {
      if (text.length === 0) return
      const length = isLong ? 50 : 1
      text.delete(random.below(text.length - length + 1), length)
    } else if (random.chance(0.03) && section.length < 8) {
      const added = new Y.XmlElement('paragraph')
      added.insert(0, [new Y.XmlText('・')])
      section.insert(random.below(section.length + 1), [added])
    } else {
      const letters = Array.from({ length: random.between(1, 3) }, () => LETTERS[random.below(LETTERS.length)]).join('')
      text.insert(random.below(text.length + 1), letters)
    }
  }

  movesCaret(): void {
    this.presenceClock += 1
    const caret = { type: null, tname: FRAGMENT, item: null, assoc: 0 }
    const state = { cursor: { anchor: caret, head: caret } }
    const update = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, this.doc.clientID)
      encoding.writeVarUint(encoder, this.presenceClock)
      encoding.writeVarString(encoder, JSON.stringify(state))
    })
    this.socket?.fromBrowser(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, PRESENCE)
        encoding.writeVarUint8Array(encoder, update)
      }),
    )
  }

  leave(): void {
    this.isOver = true
    this.socket?.hangUp()
    this.doc.destroy()
  }

  private sendEdit(kind: 1 | 2, bytes: Uint8Array): void {
    this.note({ kind: 'frameSent', content: kind === 1 ? 'difference' : 'update' })
    this.socket?.fromBrowser(syncFrame(kind, bytes))
  }

  private note(event: SaveEvent): void {
    const before = this.facts.committed
    this.facts = nextSaveFacts(this.facts, event)
    const { committed } = this.facts
    const last = this.edits[committed - 1]
    if (committed > before && last) this.onSaved(this, last, this.edits.slice(before, committed))
  }
}

const syncFrame = (kind: number, bytes: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, bytes)
  })

function deletedIn(update: Uint8Array): Edit['deleted'] {
  return [...Y.decodeUpdate(update).ds.clients].flatMap(([client, ranges]) =>
    ranges.flatMap(({ clock, len }) => Array.from({ length: len }, (_, n) => ({ client, clock: clock + n }))),
  )
}
