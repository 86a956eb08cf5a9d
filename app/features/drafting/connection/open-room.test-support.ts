import { afterAll, afterEach, beforeAll } from 'vitest'
import { sectionText } from '#app/document/document-text.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { SaveState } from '#app/domain/save-state.ts'
import {
  browserSocket,
  paragraphsOf,
  type RoomServer,
  startRoomServer,
  typeInto,
  until,
} from '#server/collab/room.test-support.ts'
import { createTestDatabase, type TestDatabase } from '#server/db/test-database.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import { openTextFixture, type TextFixture } from '#server/document-text/text.test-support.ts'
import type { KeptEdits } from './kept-edits.ts'
import { openRoom, type RoomConnection } from './open-room.ts'

/** A browser with what it keeps, and the room server it opens rooms on, for the tests of one file. Call it outside of any test. */
export function aBrowserWithRooms() {
  let testDatabase: TestDatabase
  const rooms: RoomConnection[] = []
  /** What the browser keeps, as IndexedDB would. */
  const kept = new Map<string, Uint8Array>()
  const keptEdits: KeptEdits = {
    load: async (place) =>
      [...kept]
        .filter(([key]) => key.startsWith(`${place}/`))
        .map(([key, update]) => ({ tab: key.slice(place.length + 1), update })),
    save: async (place, tab, update) => void kept.set(`${place}/${tab}`, update),
    remove: async (place, tab) => void kept.delete(`${place}/${tab}`),
  }
  const browser = {
    fixture: undefined as unknown as TextFixture,
    server: undefined as unknown as RoomServer,
    kept,
    /** What the server waits for before it stores an edit; for the running test only. */
    beforeAppend: async (): Promise<void> => {},
    open,
    storedText: async (id: PolicyRequestId) => sectionText(await readText(browser.fixture.prisma, id), 'body'),
    freeze: async (id: PolicyRequestId) => {
      await browser.fixture.moveTo(id, 'committeeApproved')
      browser.server.accessChanges.announce({ kind: 'requestMoved', requestId: id })
    },
  }
  beforeAll(async () => {
    testDatabase = await createTestDatabase()
    browser.fixture = await openTextFixture(testDatabase.url)
    browser.server = await startRoomServer(browser.fixture.prisma, {
      wrap: (store) => ({
        ...store,
        append: async (input) => {
          await browser.beforeAppend()
          return store.append(input)
        },
      }),
    })
  })
  afterEach(() => {
    browser.beforeAppend = async () => {}
    for (const room of rooms.splice(0)) room.close()
    kept.clear()
  })
  afterAll(async () => {
    await browser.server.close()
    await browser.fixture.close()
    await testDatabase.drop()
  })
  return browser

  /** A room, and every save state it has shown. */
  async function open(requestId: PolicyRequestId, actor: Actor) {
    const session = await browser.server.signIn(actor)
    const room = openRoom({
      requestId,
      personId: actor.personId,
      url: browser.server.url,
      keptEdits,
      WebSocket: browserSocket(browser.server, { session }),
    })
    rooms.push(room)
    const shown: SaveState[] = [room.getSnapshot().saveState]
    room.subscribe(() => {
      const { saveState } = room.getSnapshot()
      if (saveState.kind !== shown.at(-1)?.kind) shown.push(saveState)
    })
    const now = () => room.getSnapshot()
    return {
      room,
      session,
      shown,
      now,
      is: (kind: SaveState['kind']) =>
        until(() => now().saveState.kind === kind, `${kind}, not ${now().saveState.kind}`),
      type: (text: string) => typeInto(now().doc, text),
      text: () => paragraphsOf(now().doc).join('\n'),
    }
  }
}
