import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type Deletion, type Sight, writeBasis } from '#app/document/edit-basis.ts'
import { type Deleted, deletedIn, ImpliedDeletions, without } from '#app/document/implied-deletions.ts'
import { isNewIn, type Move, movesIn } from '#app/document/letter-moves.ts'
import { ROOM_FRAMES } from '#app/domain/room-frames.ts'

const SYNC = 0
const COMPARE = 0
const DIFFERENCE = 1

/**
 * Tells the server what each edit is built on: which version of the text was there, and which words the edit moved. The server
 * brings it together with what others did meanwhile.
 */
export class EditBases {
  /** The last version that this connection brought, and that any brought. */
  private seen = 0
  private lastVersion = 0
  private told = -1
  /** What was moved here, until the server has it; and by the last change. */
  private moves: Move[] = []
  /** What was there when the first edit was made that is not saved yet. */
  private base: Sight | null = null
  private lastMoves: Move[] = []
  /** What was deleted here and is not saved yet. */
  private deletions: Deletion[] = []
  private vanishedRuns: string[] = []
  private readonly implied = new ImpliedDeletions()
  private incoming: Uint8Array | null = null

  constructor(private readonly doc: Y.Doc) {
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.afterState.get(doc.clientID) !== transaction.beforeState.get(doc.clientID) || transaction.local)
        this.base = { ...(this.base ?? this.sight(transaction.beforeState)), last: transaction.beforeState }
      if (transaction.local) {
        this.lastMoves = [...movesIn(transaction), ...broughtBack(transaction)]
        this.moves.push(...this.lastMoves)
        this.deletions.push(...deletedNotMoved(transaction, this.lastMoves))
      } else if (this.incoming) {
        this.implied.note(deletedIn(transaction), this.incoming)
        this.noteVanished(transaction, this.incoming)
      }
    })
  }

  /** Own letters that are not saved yet and went down with a place that another deleted: the server will bring them back. */
  get vanished(): string {
    return this.vanishedRuns.join('')
  }

  /** All that was written here is saved. */
  saved(): void {
    this.base = null
    this.moves = []
    this.deletions = []
    this.vanishedRuns = []
  }

  private noteVanished(transaction: Y.Transaction, frame: Uint8Array): void {
    const { ds } = Y.decodeUpdate(frame)
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
      if (!(struct instanceof Y.Item) || struct.id.client !== this.doc.clientID) return
      if (!(struct.content instanceof Y.ContentString)) return
      // What went down in one piece may have been written, and saved, in several.
      const { client, clock } = struct.id
      const unsaved = [...struct.content.str.split('').entries()].filter(
        ([offset]) => !Y.isDeleted(ds, Y.createID(client, clock + offset)),
      )
      if (unsaved.length > 0) this.vanishedRuns.push(unsaved.map(([, sign]) => sign).join(''))
    })
  }

  /** A new connection: the server knows nothing of what an earlier one brought. */
  connected(): void {
    this.seen = 0
    this.told = -1
  }

  /** The frame that goes out before one with edits; null when the server knows it all. */
  before(content: 'difference' | 'update'): Uint8Array<ArrayBuffer> | null {
    const moves = content === 'difference' ? this.moves : this.lastMoves
    this.lastMoves = []
    if (content === 'update' && this.seen === this.told && moves.length === 0) return null
    // A difference may have been written long before it is sent.
    this.told = content === 'difference' ? -1 : this.seen
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, ROOM_FRAMES.basis)
      const seen = (content === 'difference' ? this.base : null) ?? this.sight()
      writeBasis(encoder, { seen, moves, deleted: content === 'difference' ? this.deletions : null })
    })
  }

  /** A version that came over this connection says it all; before the first there is only what was there. */
  private sight(vector: Sight['vector'] = null): Sight {
    const { clientID: writer } = this.doc
    if (this.seen > 0 && !vector) return { writer, version: this.seen, vector: null, last: null }
    const present = vector ?? Y.decodeStateVector(Y.encodeStateVector(this.doc))
    return { writer, version: this.lastVersion, vector: present, last: present }
  }

  /**
   * Follows the versions that come over `provider`. What others wrote into a place that was deleted here before it came goes down in this
   * copy; after a cut the server is not told that it was deleted, for it was not meant.
   */
  listenTo({ messageHandlers }: WebsocketProvider): void {
    const handle = messageHandlers[SYNC]
    if (!handle) return
    messageHandlers[SYNC] = (encoder, decoder, ...rest) => {
      const frame = decoding.clone(decoder)
      const kind = decoding.readVarUint(frame)
      const body = decoding.readVarUint8Array(frame)
      if (kind === COMPARE) {
        const known = Y.decodeStateVector(body)
        this.moves = this.moves.filter(({ to, length }) => to.clock + length > (known.get(to.client) ?? 0))
        encoding.writeVarUint(encoder, SYNC)
        encoding.writeVarUint(encoder, DIFFERENCE)
        encoding.writeVarUint8Array(encoder, this.implied.leftOut(Y.encodeStateAsUpdate(this.doc, body)))
        return
      }
      this.incoming = body
      try {
        handle(encoder, decoder, ...rest)
      } finally {
        this.incoming = null
      }
      if (decoding.hasContent(frame)) this.seen = this.lastVersion = decoding.readVarUint(frame)
    }
  }
}

function deletedNotMoved({ deleteSet }: Y.Transaction, moves: readonly Move[]): Deletion[] {
  return [...(deleteSet.clients as Deleted)].flatMap(([client, ranges]) => {
    const moved = moves.filter(({ from }) => from.client === client)
    const left = without(
      ranges,
      moved.map(({ from, length }) => ({ clock: from.clock, len: length })),
    )
    return left.map((range) => ({ client, ...range }))
  })
}

/** Letters that an undo writes anew: moved as well, from where they were deleted. */
function broughtBack(transaction: Y.Transaction): Move[] {
  const { origin } = transaction
  const moves: Move[] = []
  if (!(origin instanceof Y.UndoManager) || !origin.currStackItem) return moves
  Y.iterateDeletedStructs(transaction, origin.currStackItem.deletions, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString) || !struct.redone) return
    if (isNewIn(transaction, struct.redone)) moves.push({ from: struct.id, to: struct.redone, length: struct.length })
  })
  return moves
}
