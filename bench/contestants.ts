import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { SCHEMA_VERSION } from '#app/document/schema-version.ts'
import { seedUpdate } from '#app/document/yjs-document.ts'
import { signIn } from '#server/collab/room.test-support.ts'
import { startEmbeddedPostgres } from '#server/db/embedded-postgres.ts'
import { migrate } from '#server/db/migrate.ts'
import { documentOf, openTextFixture } from '#server/document-text/text.test-support.ts'
import { type Dialect, HOCUSPOCUS, Y_WEBSOCKET } from './dialects.ts'
import { familyOf } from './machine.ts'
import { type ClientKind, RawClient } from './raw-client.ts'

/** A server that takes part. Rooms keep their texts when it is killed and started again. */
export type Contestant = {
  readonly name: string
  /** Starts it, or starts it again; resolves when it answers. */
  readonly start: () => Promise<void>
  /** kill -9. */
  readonly kill: () => Promise<void>
  readonly close: () => Promise<void>
  /** Makes a text with these paragraphs. @returns the room */
  readonly aRoom: (paragraphs: readonly string[]) => Promise<string>
  /** A browser of its own, connected and in step with the server. */
  readonly join: (room: string, kind?: ClientKind) => Promise<RawClient>
  /** Resolves when all that was written is on disk, as far as the server ever puts it there. */
  readonly settle: () => Promise<void>
  /** The server's process. */
  readonly pid: () => number
  /** All processes that work for it, its database's too. */
  readonly pids: () => number[]
}

/** Ours: PostgreSQL and the room server, each a process of its own. */
export async function policyDesk(): Promise<Contestant> {
  const directory = mkdtempSync(join(tmpdir(), 'policy-desk-bench-'))
  const postgres = await startEmbeddedPostgres({ dataDir: directory, log: console.warn })
  const url = await freshDatabase(postgres.ownerUrl)
  const fixture = await openTextFixture(url)
  const sessions: string[] = []
  for (let index = 0; index < 160; index++)
    sessions.push(await signIn(fixture.prisma, await fixture.aPerson('committeeMember')))
  let next = 0
  let child: ChildProcess | null = null
  let address = { url: '', origin: '' }
  return {
    name: 'Policy Desk',
    start: async () => {
      child = fork(resolve('bench/policy-desk.ts'), [url], { execArgv: ['--import', 'tsx'] })
      const [message] = await once(child, 'message')
      address = message as typeof address
    },
    kill: () => kill(child),
    close: async () => {
      await kill(child)
      await fixture.close()
      await postgres.stop()
      rmSync(directory, { recursive: true, force: true })
    },
    aRoom: (paragraphs) => fixture.aRequest({ paragraphs }),
    join: (room, kind) => {
      const session = sessions[next++ % sessions.length] ?? ''
      const headers = { cookie: `session=${session}`, origin: address.origin }
      return RawClient.join(`${address.url}/${room}?schema=${SCHEMA_VERSION}`, Y_WEBSOCKET, headers, kind)
    },
    settle: async () => {},
    pid: () => child?.pid ?? 0,
    pids: () => [...familyOf(child?.pid ?? 0), ...familyOf(postgres.pid())],
  }
}

async function freshDatabase(serverUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  await client.query('CREATE DATABASE bench')
  await client.end()
  const url = new URL(serverUrl)
  url.pathname = '/bench'
  await migrate(url.toString(), resolve('prisma/migrations'))
  return url.toString()
}

/** The y-websocket server with LevelDB. */
export const yWebsocket = (references: string): Promise<Contestant> =>
  reference({
    name: 'y-websocket',
    references,
    command: (port, data) => ({
      file: join(references, 'node_modules/@y/websocket-server/src/server.js'),
      arguments: [],
      environment: { HOST: '127.0.0.1', PORT: String(port), YPERSISTENCE: join(data, 'level') },
    }),
    address: (port, room) => `ws://127.0.0.1:${port}/${room}`,
    dialect: () => Y_WEBSOCKET,
    settle: 2_000,
  })

/** The least that writing before showing costs: see append-and-sync.ts. */
export const appendAndSync = (references: string): Promise<Contestant> =>
  reference({
    name: 'append and sync',
    references,
    command: (port, data) => ({
      file: resolve('bench/append-and-sync.ts'),
      arguments: [String(port), data],
      environment: {},
      isOurs: true,
    }),
    address: (port, room) => `ws://127.0.0.1:${port}/${room}`,
    dialect: () => Y_WEBSOCKET,
    settle: 500,
  })

/** Hocuspocus with SQLite. It stores two to ten seconds after an edit. */
export const hocuspocus = (references: string): Promise<Contestant> =>
  reference({
    name: 'Hocuspocus',
    references,
    command: (port, data) => ({
      file: join(references, 'hocuspocus.mjs'),
      arguments: [String(port), join(data, 'texts.sqlite')],
      environment: {},
    }),
    address: (port) => `ws://127.0.0.1:${port}`,
    dialect: HOCUSPOCUS,
    settle: 12_000,
  })

type Reference = {
  readonly name: string
  readonly references: string
  readonly command: (
    port: number,
    data: string,
  ) => {
    readonly file: string
    readonly arguments: string[]
    readonly environment: Record<string, string>
    readonly isOurs?: boolean
  }
  readonly address: (port: number, room: string) => string
  readonly dialect: (room: string) => Dialect
  readonly settle: number
}

async function reference({ name, references, command, address, dialect, settle }: Reference): Promise<Contestant> {
  const data = mkdtempSync(join(tmpdir(), 'policy-desk-bench-'))
  let port = 0
  let child: ChildProcess | null = null
  let rooms = 0
  const join_ = (room: string, kind?: ClientKind) => RawClient.join(address(port, room), dialect(room), {}, kind)
  return {
    name,
    start: async () => {
      port = await freePort()
      const { file, arguments: parameters, environment, isOurs } = command(port, data)
      child = spawn(process.execPath, [...(isOurs ? ['--import', 'tsx'] : []), file, ...parameters], {
        cwd: isOurs ? process.cwd() : references,
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      await answering(port)
    },
    kill: () => kill(child),
    close: async () => {
      await kill(child)
      rmSync(data, { recursive: true, force: true })
    },
    aRoom: async (paragraphs) => {
      const room = `room-${++rooms}`
      const client = await join_(room)
      client.give(seedUpdate(documentOf(paragraphs)))
      await wait(200)
      client.leave()
      return room
    },
    join: join_,
    settle: () => wait(settle),
    pid: () => child?.pid ?? 0,
    pids: () => familyOf(child?.pid ?? 0),
  }
}

async function kill(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

function freePort(): Promise<number> {
  return new Promise((settle) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => settle(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function answering(port: number): Promise<void> {
  for (;;) {
    const isOpen = await new Promise<boolean>((settle) => {
      const socket = connect(port, '127.0.0.1', () => settle(true)).on('error', () => settle(false))
      socket.on('connect', () => socket.destroy())
    })
    if (isOpen) return
    await wait(10)
  }
}

export const wait = (milliseconds: number): Promise<void> => new Promise((settle) => setTimeout(settle, milliseconds))
