import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import pino from 'pino'
import { afterEach, expect, it } from 'vitest'
import { takeTurns } from './take-turns.ts'

let server: Server
afterEach(() => server.close())

/** A server whose requests end when they are told to. */
async function aServer() {
  const atWork: { path: string; end: () => void }[] = []
  const app = express()
  app.use(takeTurns({ log: pino({ level: 'silent' }), atOnce: 2, mostWaiting: 2 }))
  app.use((request, response) => {
    atWork.push({ path: request.path, end: () => response.send('done') })
  })
  server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const ask = async (path: string, session: string | null, signal?: AbortSignal) => {
    const headers: Record<string, string> = session ? { cookie: `__Host-session=${session}` } : {}
    return (await fetch(`http://127.0.0.1:${port}${path}`, { headers, signal })).status
  }
  const paths = () => atWork.map(({ path }) => path)
  const end = (path: string) => atWork.splice(paths().indexOf(path), 1)[0]?.end()
  return { ask, end, paths }
}

const A = 'a'.repeat(43)
const B = 'b'.repeat(43)

it('one session waits for itself, in order, and nobody else does', async () => {
  const { ask, end, paths } = await aServer()
  const first = ask('/1', A)
  const second = ask('/2', A)
  await expect.poll(paths).toEqual(expect.arrayContaining(['/1', '/2']))
  const third = ask('/3', A)
  const left = new AbortController()
  const gone = ask('/4', A, left.signal)
  gone.catch(() => {})
  await expect.poll(() => ask('/5', A)).toBe(429)
  const others = [ask('/b', B), ask('/nobody', null)]
  await expect.poll(paths).toEqual(expect.arrayContaining(['/b', '/nobody']))
  expect(paths()).not.toContain('/3')
  left.abort()
  await expect(gone).rejects.toThrow()
  end('/1')
  await expect.poll(paths).toContain('/3')
  end('/2')
  end('/3')
  expect(await Promise.all([first, second, third])).toEqual([200, 200, 200])
  const last = ask('/6', A)
  await expect.poll(paths).toContain('/6')
  expect(paths()).not.toContain('/4')
  end('/6')
  end('/b')
  end('/nobody')
  expect(await Promise.all([last, ...others])).toEqual([200, 200, 200])
})
