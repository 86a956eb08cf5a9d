import type { EditBasis } from '#app/document/edit-basis.ts'
import { CLOSE_CODES, type CloseReason } from '#app/domain/close-codes.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { RoomMode, WriteRefusal } from '#app/domain/room-frames.ts'
import type { Timing } from '#server/clock.ts'
import type { SignedIn } from './collab-options.ts'
import type { Sender } from './letter-history.ts'
import type { Limits } from './limits.ts'
import { modeFrame, refusedFrame, savedFrame } from './protocol.ts'
import type { RoomSocket } from './room-socket.ts'
import type { SessionBudget } from './session-budget.ts'

/** After a close is asked for, a browser that does not answer is cut off (ms). */
const CLOSE_GRACE = 2_000

const NOTHING_SPECIAL: Pick<EditBasis, 'moves' | 'deleted'> = { moves: [], deleted: null }

/** One browser tab in one room. */
export class Connection {
  readonly sessionKey: string
  actor: Actor
  mode: RoomMode = { kind: 'readOnly' }
  /** Frames with edits that came over this connection; the browser counts them too. */
  editFrames = 0
  /** Has the browser answered our comparison? Edits before that are repeated in the answer. */
  hasAnswered = false
  /** Edits were refused, or the connection is being closed: what it still sends is not looked at. */
  isDone = false
  private seen: Sender['seen'] = null
  private basis: Pick<EditBasis, 'moves' | 'deleted'> = NOTHING_SPECIAL
  private basisBytes = 0
  private isAlive = true

  constructor(
    private readonly socket: RoomSocket,
    signedIn: SignedIn,
    readonly budget: SessionBudget,
    private readonly limits: Limits,
    private readonly timing: Timing,
  ) {
    this.actor = signedIn.actor
    this.sessionKey = signedIn.sessionKey
    socket.on('pong', () => {
      this.isAlive = true
    })
  }

  get canWrite(): boolean {
    return this.mode.kind === 'editable'
  }

  /** The browser says, in so many bytes, what its next edits are built on. */
  tellBasis({ seen, ...basis }: EditBasis, bytes: number): void {
    this.basis = basis
    this.basisBytes = bytes
    this.seen = seen
  }

  /** What the edit is built on that has just come. */
  takeBasis(): { readonly sender: Sender; readonly bytes: number } {
    const { seen, basis, basisBytes: bytes } = this
    this.basis = NOTHING_SPECIAL
    this.basisBytes = 0
    return { sender: { seen, ...basis }, bytes }
  }

  /** Sends a frame. A browser that does not read is closed; it compares again when it comes back. */
  send(frame: Uint8Array): void {
    if (this.socket.readyState !== this.socket.OPEN) return
    if (this.socket.bufferedAmount > this.limits.maxBufferedBytes) this.close('tooSlow')
    else this.socket.send(frame)
  }

  sendMode(): void {
    this.send(modeFrame(this.mode))
  }

  /** Says that the first `frames` frames with edits are committed. */
  sendSaved(frames: number): void {
    this.send(savedFrame(frames))
  }

  /** Says that edits were not taken. Whatever follows builds on them, so nothing more is taken. */
  refuse(reason: WriteRefusal): void {
    if (this.isDone) return
    this.isDone = true
    this.send(refusedFrame(reason))
  }

  close(reason: CloseReason): void {
    this.isDone = true
    if (this.socket.readyState !== this.socket.OPEN) return
    this.socket.resume()
    this.socket.close(CLOSE_CODES[reason], reason)
    this.timing.after(CLOSE_GRACE, () => this.socket.terminate())
  }

  /** Asks for a sign of life, and cuts off who gave none since the last time. */
  ping(): void {
    if (!this.isAlive) {
      this.socket.terminate()
      return
    }
    this.isAlive = false
    this.socket.ping()
    // y-websocket hangs up when it has heard nothing for 30 s; a ping does not count there.
    this.sendMode()
  }
}
