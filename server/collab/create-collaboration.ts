import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { CLOSE_CODES, type CloseReason } from '#app/domain/close-codes.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { systemTiming, type Timing } from '#server/clock.ts'
import { isFromOurPages } from '#server/from-our-pages.ts'
import type { CollaborationOptions, SignedIn } from './collab-options.ts'
import { Connection } from './connection.ts'
import { LIMITS, type Limits } from './limits.ts'
import { readFrame } from './protocol.ts'
import { isForRoom, readRoomAddress } from './read-upgrade.ts'
import { Recheck } from './recheck.ts'
import type { Room } from './room.ts'
import type { RoomSocket } from './room-socket.ts'
import { Rooms } from './rooms.ts'
import { SessionBudgets } from './session-budget.ts'
import { stillTrue } from './still-true.ts'
import { storeInTime } from './store-in-time.ts'

export type Collaboration = {
  /** Takes an `upgrade` event of the HTTP server. False: not for a room, the socket was not touched. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean
  /** Who asks for which room, and may they come in? The first half of `upgrade`, for connections of another kind. */
  readonly admit: (request: Pick<IncomingMessage, 'url' | 'headers'>) => Promise<Admission>
  /** Takes a connection that is open into its room, or closes it. The second half of `upgrade`. */
  readonly welcome: (socket: RoomSocket, admission: Admission) => Promise<void>
  /** Stores what has come, sends everybody away with "come back later", and lets go of all timers. */
  readonly close: () => Promise<void>
}

/** `askedAt`: when it was asked who it is. */
type Admitted = { readonly requestId: PolicyRequestId; readonly signedIn: SignedIn; readonly askedAt: number }
export type Admission = Admitted | { readonly refused: CloseReason }

/** A whole text costs more to answer than a keystroke, and a large frame more to read: as if it were one for each `bytes`. */
const COST = { enter: 50, compare: 50, other: 1, bytes: 2_000 } as const
/** How long `close` waits for browsers to say good-bye (ms). */
const CLOSE_GRACE = 1_000

/** Starts the room server: y-websocket clients at `/collab/<requestId>?schema=<SCHEMA_VERSION>`. */
export function createCollaboration(options: CollaborationOptions): Collaboration {
  const limits: Limits = { ...LIMITS, ...options.limits }
  const { timing = systemTiming } = options
  const store = storeInTime(options.store, timing, limits.storeWithin)
  const rooms = new Rooms({ store, limits, timing, log: options.log })
  const budgets = new SessionBudgets(limits)
  const { refreshActors, log } = options
  const recheck = new Recheck(rooms, { store, refreshActors, log, timing, limits })
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxFrameBytes,
    perMessageDeflate: false,
    clientTracking: true,
  })
  const stopListening = options.accessChanges.listen((change) => void recheck.announced(change))
  const timers = [
    timing.every(limits.recheckInterval, () => void recheck.everything()),
    timing.every(limits.pingInterval, () => {
      for (const room of rooms.all()) room.ping()
    }),
  ]
  let isClosing = false
  const fresh = { timing, freshFor: limits.knownFor }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (!isForRoom(request)) return false
    // Before anything is awaited: a reset in the meantime would otherwise end the process.
    socket.on('error', () => socket.destroy())
    if (!isFromOurPages(request.headers, options.publicUrl)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return true
    }
    admit(request).then(
      (admission) => server.handleUpgrade(request, socket, head, (webSocket) => void welcome(webSocket, admission)),
      (error: unknown) => {
        options.log.error({ err: error }, 'an upgrade could not be checked')
        socket.destroy()
      },
    )
    return true
  }

  async function admit(request: Pick<IncomingMessage, 'url' | 'headers'>): Promise<Admission> {
    if (isClosing) return { refused: 'restart' }
    const address = readRoomAddress(request)
    if ('refused' in address) return address
    const askedAt = timing.elapsed()
    const signedIn = await options.authenticate(request)
    // What was written on a page must not be stored in the name of somebody who signed in later.
    const isOwner = address.personId === null || address.personId === signedIn?.actor.personId
    return signedIn && isOwner ? { ...address, signedIn, askedAt } : { refused: 'notSignedIn' }
  }

  async function welcome(webSocket: RoomSocket, admission: Admission): Promise<void> {
    // ws says by itself what was wrong (1002, 1009) and waits for an answer that may never come.
    webSocket.on('error', () => cutOffSoon(webSocket))
    // Accepted, then closed: a browser's script cannot see an HTTP status and would try again for ever.
    if ('refused' in admission) turnAway(webSocket, admission.refused)
    else await enter(webSocket, admission)
  }

  async function enter(webSocket: RoomSocket, { requestId, signedIn, askedAt }: Admitted): Promise<void> {
    const budget = budgets.enter(signedIn.sessionKey, timing.elapsed())
    if (!budget) {
      turnAway(webSocket, 'tooManyConnections')
      return
    }
    webSocket.on('close', () => budgets.leave(signedIn.sessionKey))
    if (!budget.take(COST.enter, timing.elapsed())) {
      turnAway(webSocket, 'tooFast')
      return
    }
    // Nothing is read before the text is there.
    webSocket.pause()
    const connection = new Connection(webSocket, signedIn, budget, limits, timing)
    try {
      const room = await rooms.open(requestId, signedIn.actor)
      // Loading may have taken long, and rights may have ended meanwhile.
      const actor = await stillTrue<Actor | undefined>(fresh, { value: signedIn.actor, askedAt }, async () =>
        (await options.refreshActors([signedIn.sessionKey])).get(signedIn.sessionKey),
      )
      if (actor) connection.actor = actor
      if (!room || !actor || isClosing) {
        connection.close(isClosing ? 'restart' : actor ? 'notFound' : 'notSignedIn')
      } else if (webSocket.readyState === webSocket.OPEN) {
        listen(webSocket, connection, room)
        room.join(connection)
        webSocket.resume()
      }
    } catch (error) {
      options.log.error({ err: error, requestId }, 'a text could not be loaded')
      connection.close('storage')
    }
  }

  function listen(webSocket: RoomSocket, connection: Connection, room: Room): void {
    webSocket.on('message', (data: Buffer, isBinary: boolean) => {
      if (connection.isDone) return
      const frame = isBinary ? readFrame(data) : null
      const cost = (frame?.kind === 'compare' ? COST.compare : COST.other) + Math.floor(data.length / COST.bytes)
      if (!frame) connection.close('badRequest')
      else if (connection.budget.take(cost, timing.elapsed())) room.receive(connection, frame)
      else connection.close('tooFast')
    })
    webSocket.on('close', () => {
      room.leave(connection)
      rooms.scheduleEviction(room)
    })
  }

  async function close(): Promise<void> {
    isClosing = true
    // What is on its way to a slow database may take long: rights are looked at for as long as anybody is connected.
    await Promise.all(rooms.all().map((room) => room.flushed()))
    stopListening()
    for (const timer of timers) timer.cancel()
    for (const room of rooms.all()) room.closeAll('restart')
    for (const webSocket of server.clients) webSocket.close(CLOSE_CODES.restart, 'restart')
    await Promise.all(rooms.all().map((room) => room.flushed()))
    await goodByes(server, timing)
    rooms.destroy()
    server.close()
  }

  function turnAway(webSocket: RoomSocket, reason: CloseReason): void {
    webSocket.close(CLOSE_CODES[reason], reason)
    cutOffSoon(webSocket)
  }

  const cutOffSoon = (webSocket: RoomSocket) => timing.after(CLOSE_GRACE, () => webSocket.terminate())

  return { upgrade, admit, welcome, close }
}

/** Waits until all browsers are gone; those that do not answer are cut off. */
async function goodByes(server: WebSocketServer, timing: Timing): Promise<void> {
  const closing = [...server.clients].map((webSocket) => new Promise((resolve) => webSocket.once('close', resolve)))
  const cutOff = timing.after(CLOSE_GRACE, () => {
    for (const webSocket of server.clients) webSocket.terminate()
  })
  await Promise.all(closing)
  cutOff.cancel()
}
