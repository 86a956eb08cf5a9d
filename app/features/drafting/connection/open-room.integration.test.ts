import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { sectionText } from '#app/document/document-text.ts'
import { FRAGMENT } from '#app/document/schema-version.ts'
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
  wait,
} from '#server/collab/room.test-support.ts'
import { createTestDatabase, type TestDatabase } from '#server/db/test-database.ts'
import { loadText, readText, wholeUpdate } from '#server/document-text/document-text.repository.ts'
import { openTextFixture, type TextFixture } from '#server/document-text/text.test-support.ts'
import type { KeptEdits } from './kept-edits.ts'
import { openRoom, type RoomConnection } from './open-room.ts'

let testDatabase: TestDatabase
let fixture: TextFixture
let server: RoomServer
let beforeAppend: () => Promise<void> = async () => {}
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

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  fixture = await openTextFixture(testDatabase.url)
  server = await startRoomServer(fixture.prisma, {
    wrap: (store) => ({
      ...store,
      append: async (input) => {
        await beforeAppend()
        return store.append(input)
      },
    }),
  })
})
afterEach(() => {
  beforeAppend = async () => {}
  for (const room of rooms.splice(0)) room.close()
  kept.clear()
})
afterAll(async () => {
  await server.close()
  await fixture.close()
  await testDatabase.drop()
})

/** A room, and every save state it has shown. */
async function open(requestId: PolicyRequestId, actor: Actor) {
  const session = await server.signIn(actor)
  const room = openRoom({
    requestId,
    personId: actor.personId,
    url: server.url,
    keptEdits,
    WebSocket: browserSocket(server, { session }),
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
    is: (kind: SaveState['kind']) => until(() => now().saveState.kind === kind, `${kind}, not ${now().saveState.kind}`),
    type: (text: string) => typeInto(now().doc, text),
    text: () => paragraphsOf(now().doc).join('\n'),
  }
}
const storedText = async (id: PolicyRequestId) => sectionText(await readText(fixture.prisma, id), 'body')
const freeze = async (id: PolicyRequestId) => {
  await fixture.moveTo(id, 'committeeApproved')
  server.accessChanges.announce({ kind: 'requestMoved', requestId: id })
}

describe('the save state', () => {
  it('goes from connecting to saved, and says saving until the edit is committed', async () => {
    const id = await fixture.aRequest({ paragraphs: ['本文'] })
    const tab = await open(id, await fixture.aPerson('committeeMember'))
    expect(tab.now().isEditable).toBe(false)
    await tab.is('saved')
    expect(tab.text()).toBe('本文')
    expect(tab.now().isEditable).toBe(true)
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    beforeAppend = () => released
    tab.type('、加筆')
    await wait(100)
    expect(tab.now().saveState).toEqual({ kind: 'saving', unsaved: 1 })
    expect(await storedText(id)).toBe('本文')
    release()
    await tab.is('saved')
    expect(await storedText(id)).toBe('本文、加筆')
    expect(tab.shown.map((state) => state.kind)).toEqual(['connecting', 'saved', 'saving', 'saved'])
  })

  it('never says saved while something is not in the database, over 200 edits and three cuts', async () => {
    const id = await fixture.aRequest()
    const tab = await open(id, await fixture.aPerson('committeeMember'))
    await tab.is('saved')
    const checks: Promise<void>[] = []
    tab.room.subscribe(() => {
      if (tab.now().saveState.kind !== 'saved') return
      const shown = tab.text().length
      checks.push(storedText(id).then((text) => expect(text.length).toBeGreaterThanOrEqual(shown)))
    })
    for (let n = 0; n < 200; n++) {
      tab.type('字')
      if (n % 60 === 30) tab.now().provider.disconnect()
      if (n % 60 === 50) tab.now().provider.connect()
      await wait(n % 5)
      // However busy the machine is, there are pauses in which everything gets saved.
      if (n % 20 === 19 && n % 60 !== 39) await tab.is('saved')
    }
    tab.now().provider.connect()
    await tab.is('saved')
    await Promise.all(checks)
    expect(checks.length).toBeGreaterThan(5)
    expect(await storedText(id)).toBe('字'.repeat(200))
  })

  it('counts what is written offline, and saves it afterwards', async () => {
    const id = await fixture.aRequest()
    const tab = await open(id, await fixture.aPerson('committeeMember'))
    await tab.is('saved')
    tab.now().provider.disconnect()
    await tab.is('offline')
    tab.type('一')
    tab.type('二')
    expect(tab.now().saveState).toEqual({ kind: 'offline', unsaved: 2 })
    expect(tab.now().isEditable).toBe(true)
    tab.now().provider.connect()
    await tab.is('saved')
    expect(await storedText(id)).toBe('一二')
  })

  it('says who may only read, and what is frozen', async () => {
    const id = await fixture.aRequest({ state: 'inCommittee' })
    const tab = await open(id, await fixture.aPerson('committeeMember'))
    await tab.is('readOnly')
    expect(tab.now().isEditable).toBe(false)
    await freeze(id)
    await tab.is('frozen')
    expect(tab.now().saveState).toEqual({ kind: 'frozen', state: 'committeeApproved' })
  })

  it('ends when the session ends, and what was written is handed over and kept', async () => {
    const id = await fixture.aRequest()
    const actor = await fixture.aPerson('committeeMember')
    const tab = await open(id, actor)
    await tab.is('saved')
    tab.now().provider.disconnect()
    tab.type('まだ送っていない')
    await fixture.prisma.session.delete({ where: { tokenHash: tab.session } })
    tab.now().provider.connect()
    await tab.is('ended')
    expect(tab.now().saveState).toEqual({ kind: 'ended', reason: 'notSignedIn', unsaved: 1 })
    expect(tab.now().unsent).toEqual({ reason: 'notSignedIn', text: 'まだ送っていない' })
    tab.room.close()
    const again = await open(id, actor)
    await until(async () => (await storedText(id)) === 'まだ送っていない', 'sent after signing in again')
    await again.is('saved')
    await until(() => kept.size === 0, 'no longer kept')
  })
})

describe('edits that are refused', () => {
  it('by a freeze while typing are handed over as text, and the document is the frozen one', async () => {
    const id = await fixture.aRequest({ paragraphs: ['確定した文', '手を入れた文'] })
    const tab = await open(id, await fixture.aPerson('committeeMember'))
    await tab.is('saved')
    const copy = tab.now().copy
    tab.now().provider.disconnect()
    tab.type('に、書き足し')
    await freeze(id)
    tab.now().provider.connect()
    await tab.is('frozen')
    expect(tab.now().unsent).toEqual({ reason: 'textFrozen', text: '確定した文に、書き足し' })
    expect(tab.now().copy).toBe(copy + 1)
    expect(tab.text()).toBe('確定した文\n手を入れた文')
    expect(await storedText(id)).toBe('確定した文\n手を入れた文')
    tab.room.dismissUnsent()
    expect(tab.now().unsent).toBeNull()
    expect(kept.size).toBe(0)
  })

  it('are there at the next visit, until the person has done with them', async () => {
    const id = await fixture.aRequest({ paragraphs: ['確定した文'] })
    const actor = await fixture.aPerson('committeeMember')
    const tab = await open(id, actor)
    await tab.is('saved')
    tab.now().provider.disconnect()
    tab.type('に、書き足し')
    await freeze(id)
    tab.now().provider.connect()
    await tab.is('frozen')
    const refused = { reason: 'textFrozen', text: '確定した文に、書き足し' }
    await until(() => tab.now().unsent?.text === refused.text, 'handed over')
    tab.room.close()
    const another = await open(id, await fixture.aPerson('committeeMember'))
    const again = await open(id, actor)
    await until(() => again.now().unsent !== null, 'there again')
    expect(again.now().unsent).toEqual(refused)
    expect(another.now().unsent).toBeNull()
    again.room.dismissUnsent()
    again.room.close()
    expect(kept.size).toBe(0)
    const last = await open(id, actor)
    await last.is('frozen')
    await wait(100)
    expect(last.now().unsent).toBeNull()
  })

  it('because they are too long leave the text as it was, and one can go on writing', async () => {
    const id = await fixture.aRequest({ paragraphs: ['短い'] })
    const tab = await open(id, await fixture.aPerson('committeeMember'))
    await tab.is('saved')
    tab.type('長'.repeat(200_000))
    await until(() => tab.now().unsent !== null && tab.now().saveState.kind === 'saved', 'handed over')
    expect(tab.now().unsent?.reason).toBe('textTooLong')
    expect(tab.now().unsent?.text).toHaveLength(200_002)
    tab.type('文')
    await tab.is('saved')
    expect(await storedText(id)).toBe('短い文')
  })

  it('because one frame would be too large are not even sent', async () => {
    const id = await fixture.aRequest({ paragraphs: ['短い'] })
    const tab = await open(id, await fixture.aPerson('committeeMember'))
    await tab.is('saved')
    tab.type('長'.repeat(800_000))
    await until(() => tab.now().unsent !== null && tab.now().saveState.kind === 'saved', 'handed over')
    expect(tab.now().unsent?.reason).toBe('tooLarge')
    expect(tab.text()).toBe('短い')
  })
})

describe('an edit that the server will never take', () => {
  /** Kept by an earlier visit: `write` on top of the text as it is stored. */
  const keep = async (id: PolicyRequestId, actor: Actor, write: (section: Y.XmlElement) => void) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, wholeUpdate(await loadText(fixture.prisma, id)))
    const before = Y.encodeStateVector(doc)
    write(doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement)
    kept.set(`${actor.personId}/${id}/earlier`, Y.encodeStateAsUpdate(doc, before))
  }
  const aParagraph = (section: Y.XmlElement, words: string, marks?: object) => {
    const [paragraph, letters] = [new Y.XmlElement('paragraph'), new Y.XmlText()]
    section.push([paragraph])
    paragraph.insert(0, [letters])
    letters.insert(0, words, marks ?? {})
  }
  const FAULTS: [name: string, words: string, write: (section: Y.XmlElement) => void][] = [
    [
      'a link that is none',
      'こちら',
      (section) => aParagraph(section, 'こちら', { link: { href: 'https://www.example.jp　参照' } }),
    ],
    ['a mark of another program', '強く', (section) => aParagraph(section, '強く', { italic: {} })],
    [
      'a node of another program',
      '引用文',
      (section) => {
        const quote = new Y.XmlElement('blockquote')
        section.push([quote])
        aParagraph(quote, '引用文')
      },
    ],
    ['a character that cannot be stored', 'あ\u0001い', (section) => aParagraph(section, 'あ\u0001い')],
  ]

  it.each(FAULTS)('is shown once to be copied and leaves a text to work in: %s', async (_name, words, write) => {
    const id = await fixture.aRequest({ paragraphs: ['残る文'] })
    const actor = await fixture.aPerson('committeeMember')
    await keep(id, actor, write)
    const tab = await open(id, actor)
    await until(() => tab.now().unsent !== null && tab.now().saveState.kind === 'saved', 'handed over')
    expect(tab.now().unsent).toEqual({ reason: 'notTaken', text: words })
    expect(tab.text()).toBe('残る文')
    expect([...kept.keys()].filter((key) => !key.startsWith('refused:'))).toEqual([])
    tab.type('の続き')
    await tab.is('saved')
    expect(await storedText(id)).toBe('残る文の続き')
    tab.room.close()
    const again = await open(id, actor)
    await again.is('saved')
    await until(() => again.now().unsent?.text === words, 'still there to be copied')
    expect(again.now().copy).toBe(1)
    again.type('も')
    await again.is('saved')
    expect(again.shown.some((state) => state.kind === 'ended')).toBe(false)
  })

  it('that is no edit at all is forgotten', async () => {
    const id = await fixture.aRequest({ paragraphs: ['残る文'] })
    const actor = await fixture.aPerson('committeeMember')
    kept.set(`${actor.personId}/${id}/earlier`, new Uint8Array([9, 9, 200, 1]))
    const tab = await open(id, actor)
    await tab.is('saved')
    await until(() => kept.size === 0, 'forgotten')
    tab.type('の続き')
    await tab.is('saved')
    expect(await storedText(id)).toBe('残る文の続き')
  })

  it('and that ends the connection for good is text at the next visit, not an edit', async () => {
    const id = await fixture.aRequest({ paragraphs: ['残る文'] })
    const actor = await fixture.aPerson('committeeMember')
    const tab = await open(id, actor)
    await tab.is('saved')
    tab.type('に足した')
    // As a server of another version would answer that takes offence at it.
    const { provider } = tab.now()
    provider.emit('closed', [{ code: 4400, reason: 'badRequest' }, provider])
    expect(tab.now().unsent).toEqual({ reason: 'notTaken', text: '残る文に足した' })
    tab.room.close()
    await until(() => [...kept.keys()].every((key) => key.startsWith('refused:')), 'no edits are kept')
    const again = await open(id, actor)
    await until(() => again.now().unsent !== null, 'handed over again')
    expect(again.now().unsent).toEqual({ reason: 'notTaken', text: '残る文に足した' })
  })

  it('is not sent a fourth time where no visit ever got an answer', async () => {
    const id = await fixture.aRequest({ paragraphs: ['残る文'] })
    const actor = await fixture.aPerson('committeeMember')
    await keep(id, actor, (section) => aParagraph(section, '答えのない文'))
    beforeAppend = () => Promise.reject(new Error('the disk is full'))
    for (let visit = 1; visit <= 3; visit++) {
      const tab = await open(id, actor)
      await until(() => tab.text().includes('答えのない文'), 'brought in')
      await wait(100)
      tab.room.close()
    }
    beforeAppend = async () => {}
    const last = await open(id, actor)
    await until(() => last.now().unsent !== null, 'handed over')
    expect(last.now().unsent).toEqual({ reason: 'notTaken', text: '答えのない文' })
    await last.is('saved')
    expect(last.text()).toBe('残る文')
    expect(await storedText(id)).toBe('残る文')
  })
})

describe('a server that was restored from a backup', () => {
  it('does not lock out a tab whose edits build on lost ones: it starts from what the server has', async () => {
    const id = await fixture.aRequest({ paragraphs: ['残った'] })
    const actor = await fixture.aPerson('committeeMember')
    const lost = new Y.Doc()
    typeLost(lost, '失われた')
    const before = Y.encodeStateVector(lost)
    typeLost(lost, '続き')
    const tab = await open(id, actor)
    await tab.is('saved')
    Y.applyUpdate(tab.now().doc, Y.encodeStateAsUpdate(lost, before))
    tab.now().provider.disconnect()
    tab.now().provider.connect()
    await until(() => tab.now().copy === 2, 'started afresh')
    await tab.is('saved')
    tab.type('文')
    await tab.is('saved')
    expect(await storedText(id)).toBe('残った文')
  })

  it('hands over as text what an earlier visit kept and what has nothing to build on any more', async () => {
    const id = await fixture.aRequest({ paragraphs: ['残った'] })
    const actor = await fixture.aPerson('committeeMember')
    const lost = new Y.Doc()
    typeLost(lost, '失われた')
    const before = Y.encodeStateVector(lost)
    typeLost(lost, '続き')
    kept.set(`${actor.personId}/${id}/tab`, Y.encodeStateAsUpdate(lost, before))
    const tab = await open(id, actor)
    await until(() => tab.now().unsent !== null, 'handed over')
    expect(tab.now().unsent).toEqual({ reason: 'baseMissing', text: '続き' })
    tab.type('文')
    await tab.is('saved')
    expect(await storedText(id)).toBe('残った文')
    tab.room.dismissUnsent()
    await until(() => kept.size === 0, 'nothing is kept')
  })
})

const typeLost = (doc: Y.Doc, text: string) => doc.getXmlFragment(FRAGMENT).push([new Y.XmlText(text)])

describe('a tab that is closed', () => {
  it('while offline keeps its edits for the next visit of the same person', async () => {
    const id = await fixture.aRequest({ paragraphs: ['残る'] })
    const actor = await fixture.aPerson('committeeMember')
    const tab = await open(id, actor)
    await tab.is('saved')
    tab.now().provider.disconnect()
    tab.type('はず')
    tab.room.close()
    expect(kept.size).toBe(1)
    const other = await open(id, await fixture.aPerson('committeeMember'))
    await other.is('saved')
    expect(other.text()).toBe('残る')
    await open(id, actor)
    await until(() => other.text() === '残るはず', 'seen by the others')
    await until(() => kept.size === 0, 'no longer kept')
  })

  it('with everything saved keeps nothing', async () => {
    const id = await fixture.aRequest()
    const tab = await open(id, await fixture.aPerson('committeeMember'))
    await tab.is('saved')
    tab.type('保存')
    await tab.is('saved')
    await wait(400)
    expect(kept.size).toBe(0)
  })
})

describe('the others', () => {
  it('are listed once each, writers first, until they leave', async () => {
    const id = await fixture.aRequest({ state: 'inCommittee' })
    const member = await open(id, await fixture.aPerson('committeeMember', { name: '委員' }))
    const readerActor = await fixture.aPerson('committeeMember', { name: '別の委員' })
    const [reader, sameReader] = [await open(id, readerActor), await open(id, readerActor)]
    const chair = await open(id, await fixture.aPerson('committeeChair', { name: '委員長' }))
    await until(() => member.now().people.length === 2, 'both are here')
    expect(member.now().people.map((person) => person.name)).toEqual(['委員長', '別の委員'])
    for (const tab of [chair, reader, sameReader]) tab.room.close()
    await until(() => member.now().people.length === 0, 'both are gone')
  })
})
