import type { RoomSocket } from '#server/collab/room-socket.ts'
import type { SimulatedTime } from './simulated-time.ts'

/** What a browser's end of a connection hears. */
export type BrowserEnd = {
  readonly opened: () => void
  readonly received: (frame: Uint8Array) => void
  readonly closed: (code: number) => void
}

/** How long a frame travels (ms), and what the world sees of it. */
export type Line = {
  readonly time: SimulatedTime
  readonly delay: () => number
  /** Told before a frame leaves the server. False: the process is gone, nothing leaves it any more. */
  readonly mayLeave: (socket: SimulatedSocket, frame: Uint8Array) => boolean
}

const OPEN = 1
const CLOSED = 3
/** Closed without a word. */
export const LOST = 1006

/** A websocket between a server and a browser over a line that is slow, stalls and breaks. Frames keep their order. */
export class SimulatedSocket implements RoomSocket {
  readonly OPEN = OPEN
  readyState = OPEN
  bufferedAmount = 0
  private isPaused = false
  private isBroken = false
  private readonly waiting: Uint8Array[] = []
  private readonly listeners = new Map<string, ((...given: never[]) => void)[]>()
  private toBrowserAt = 0
  private toServerAt = 0
  private stalledUntil = 0
  private hasEnded = false

  constructor(
    private readonly line: Line,
    private readonly browser: BrowserEnd,
  ) {}

  on(event: string, listener: (...given: never[]) => void): this {
    const known = this.listeners.get(event)
    if (known) known.push(listener)
    else this.listeners.set(event, [listener])
    return this
  }

  send(frame: Uint8Array): void {
    if (this.readyState !== OPEN || !this.line.mayLeave(this, frame)) return
    this.bufferedAmount += frame.length
    this.toBrowser(() => {
      this.bufferedAmount -= frame.length
      this.browser.received(frame)
    })
  }

  ping(): void {
    if (this.readyState !== OPEN) return
    this.toBrowser(() => this.toServer(() => this.emit('pong')))
  }

  close(code: number): void {
    if (this.readyState !== OPEN) return
    this.readyState = 2
    this.toBrowser(() => {
      this.end(code)
      this.toServer(() => this.ended())
    })
  }

  terminate(): void {
    this.ended()
    this.toBrowser(() => this.end(LOST))
  }

  pause(): void {
    this.isPaused = true
  }

  resume(): void {
    this.isPaused = false
    for (const frame of this.waiting.splice(0)) this.emit('message', frame, true)
  }

  /** The server has let the browser in. */
  opened(): void {
    this.toBrowser(() => this.browser.opened())
  }

  /** The browser sends. */
  fromBrowser(frame: Uint8Array): void {
    this.toServer(() => {
      if (this.readyState !== OPEN) return
      if (this.isPaused) this.waiting.push(frame)
      else this.emit('message', frame, true)
    })
  }

  /** The browser hangs up. */
  hangUp(): void {
    this.end(LOST)
    this.toServer(() => this.ended())
  }

  /** The line breaks: each end learns of it by itself, the browser soon, the server by its silence. */
  cut(): void {
    this.isBroken = true
    this.end(LOST)
  }

  /** Nothing gets through for a while. */
  stall(milliseconds: number): void {
    this.stalledUntil = this.line.time.now + milliseconds
  }

  /** The process at the other end is gone: its system says so. */
  processDied(): void {
    this.readyState = CLOSED
    this.listeners.clear()
    this.line.time.at(this.line.delay(), () => this.end(LOST))
  }

  private end(code: number): void {
    if (this.hasEnded) return
    this.hasEnded = true
    this.browser.closed(code)
  }

  private ended(): void {
    if (this.readyState === CLOSED) return
    this.readyState = CLOSED
    this.emit('close')
  }

  private toBrowser(arrive: () => void): void {
    this.toBrowserAt = this.arrivalAfter(this.toBrowserAt)
    this.line.time.at(this.toBrowserAt - this.line.time.now, () => {
      if (!this.isBroken && !this.hasEnded) arrive()
    })
  }

  private toServer(arrive: () => void): void {
    this.toServerAt = this.arrivalAfter(this.toServerAt)
    this.line.time.at(this.toServerAt - this.line.time.now, () => {
      if (!this.isBroken) arrive()
    })
  }

  private arrivalAfter(last: number): number {
    return Math.max(last, this.stalledUntil, this.line.time.now + this.line.delay())
  }

  private emit(event: string, ...given: unknown[]): void {
    for (const listener of this.listeners.get(event) ?? []) (listener as (...given: unknown[]) => void)(...given)
  }
}
