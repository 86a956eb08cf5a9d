import type { Actor } from '#app/domain/permissions.ts'
import type { Random } from './random.ts'
import type { Server } from './server.ts'

/** The wire between one person's browser and the server. It delays, is cut, and comes back; what is on it keeps its order. */
export class Wire {
  isUp = true
  private sockets = new Set<FakeSocket>()

  constructor(
    readonly server: Server,
    readonly actor: Actor,
    private readonly random: Random,
  ) {}

  /** Cuts all that is open: what is on the way is lost, and neither side is told what arrived. */
  cut(): void {
    this.isUp = false
    for (const socket of [...this.sockets]) socket.cut()
  }

  restore(): void {
    this.isUp = true
  }

  delay(): number {
    return this.random.chance(0.1) ? this.random.between(50, 250) : this.random.between(1, 30)
  }

  added(socket: FakeSocket): void {
    this.sockets.add(socket)
  }

  gone(socket: FakeSocket): void {
    this.sockets.delete(socket)
  }
}

/** A browser's WebSocket on such a wire. */
export class FakeSocket {
  static readonly OPEN = 1
  readonly OPEN = 1
  binaryType = 'arraybuffer'
  readyState = 0
  onopen: ((event: unknown) => void) | null = null
  onclose: ((event: unknown) => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onerror: ((event: unknown) => void) | null = null
  private session: ReturnType<Server['enter']> | null = null
  private upAt = 0
  private downAt = 0

  constructor(private readonly wire: Wire) {
    wire.added(this)
    setTimeout(() => this.open(), wire.delay())
  }

  send(data: Uint8Array): void {
    if (this.readyState !== 1) return
    const copy = data.slice()
    this.upAt = Math.max(this.upAt, Date.now() + this.wire.delay())
    setTimeout(() => this.session?.receive(copy), this.upAt - Date.now())
  }

  close(): void {
    this.end(1_000)
  }

  cut(): void {
    this.end(1_006)
  }

  private open(): void {
    if (this.readyState !== 0) return
    if (!this.wire.isUp) {
      this.end(1_006)
      return
    }
    this.readyState = 1
    this.session = this.wire.server.enter(
      this.wire.actor,
      (frame) => this.deliver(() => this.onmessage?.({ data: frame.buffer as ArrayBuffer })),
      (code) => this.deliver(() => this.end(code)),
    )
    this.onopen?.({})
  }

  private deliver(give: () => void): void {
    this.downAt = Math.max(this.downAt, Date.now() + this.wire.delay())
    setTimeout(() => {
      if (this.readyState === 1) give()
    }, this.downAt - Date.now())
  }

  private end(code: number): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.wire.gone(this)
    const { session } = this
    this.session = null
    session?.leave()
    setTimeout(() => this.onclose?.({ code, reason: '', wasClean: code === 1_000 }), 0)
  }
}
