import { type ChildProcess, fork } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sectionText } from '#app/document/document-text.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { bundleProgram } from '#server/bundle-program.test-support.ts'
import { createTestDatabase, type TestDatabase } from '#server/db/test-database.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import { openTextFixture, type TextFixture } from '#server/document-text/text.test-support.ts'
import { joinRoom, signIn, until, wait } from './room.test-support.ts'

let testDatabase: TestDatabase
let fixture: TextFixture
let child: ChildProcess | null = null
let program: string
/** A process that has just begun compiles everything it runs; beside other tests that takes its time (ms), and is not what is tried. */
const COLD = 45_000
beforeAll(async () => {
  program = await bundleProgram('server/collab/room-process.test-support.ts')
  testDatabase = await createTestDatabase()
  fixture = await openTextFixture(testDatabase.url)
})
afterAll(async () => {
  child?.kill('SIGKILL')
  await fixture.close()
  await testDatabase.drop()
  await rm(program)
})

async function startProcess(): Promise<{ url: string; origin: string }> {
  const started = fork(program, [testDatabase.url], { execArgv: [] })
  child = started
  return new Promise((resolve, reject) => {
    started.once('message', (address) => resolve(address as { url: string; origin: string }))
    started.once('exit', (code) => reject(new Error(`the room server ended with ${code}`)))
  })
}

it('loses nothing that anyone has seen, and nothing called saved, when the server is killed five times while people type', async () => {
  const id: PolicyRequestId = await fixture.aRequest()
  const people = await Promise.all(Array.from({ length: 3 }, () => fixture.aPerson('committeeMember')))
  const sessions = await Promise.all(people.map((person) => signIn(fixture.prisma, person)))
  const letters = ['あ', 'い', 'う']
  const count = (text: string, letter: string) => text.split(letter).length - 1
  let typed = 0
  for (let kill = 0; kill < 5; kill++) {
    const address = await startProcess()
    const clients = sessions.map((session) => joinRoom(address, id, { session }))
    await Promise.all(clients.map((client) => client.synced(COLD)))
    const watcher = joinRoom(address, id, { session: sessions[0] as string })
    await watcher.synced(COLD)
    const before = clients.map((_, index) => count(watcher.text(), letters[index] as string))
    let isTyping = true
    const typing = clients.map(async (client, index) => {
      while (isTyping) {
        client.type(letters[index] as string)
        typed += 1
        await wait(2 + index)
      }
    })
    await until(() => watcher.text().length > 60 * (kill + 1), 'typing is seen', COLD)
    const ended = new Promise((resolve) => child?.once('exit', resolve))
    child?.kill('SIGKILL')
    await ended
    isTyping = false
    await Promise.all(typing)
    await wait(50)
    const stored = sectionText(await readText(fixture.prisma, id), 'body')
    for (const [index, letter] of letters.entries()) {
      // Frame 1 is the answer to the comparison; each further one carries one letter.
      const saved = Math.max(0, (clients[index]?.saved ?? 0) - 1)
      expect(count(stored, letter)).toBeGreaterThanOrEqual(count(watcher.text(), letter))
      expect(count(stored, letter)).toBeGreaterThanOrEqual((before[index] ?? 0) + saved)
      for (const client of clients) client.provider.shouldConnect = false
    }
    for (const client of [...clients, watcher]) client.leave()
  }
  expect(typed).toBeGreaterThan(300)
}, 300_000)
