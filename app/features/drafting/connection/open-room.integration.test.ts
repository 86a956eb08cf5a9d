import { describe, expect, it } from 'vitest'
import { until, wait } from '#server/collab/room.test-support.ts'
import { aBrowserWithRooms } from './open-room.test-support.ts'

const browser = aBrowserWithRooms()
const { freeze, kept, open, storedText } = browser

describe('the save state', () => {
  it('goes from connecting to saved, and says saving until the edit is committed', async () => {
    const id = await browser.fixture.aRequest({ paragraphs: ['本文'] })
    const tab = await open(id, await browser.fixture.aPerson('committeeMember'))
    expect(tab.now().isEditable).toBe(false)
    await tab.is('saved')
    expect(tab.text()).toBe('本文')
    expect(tab.now().isEditable).toBe(true)
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    browser.beforeAppend = () => released
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
    const id = await browser.fixture.aRequest()
    const tab = await open(id, await browser.fixture.aPerson('committeeMember'))
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
    const id = await browser.fixture.aRequest()
    const tab = await open(id, await browser.fixture.aPerson('committeeMember'))
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
    const id = await browser.fixture.aRequest({ state: 'inCommittee' })
    const tab = await open(id, await browser.fixture.aPerson('committeeMember'))
    await tab.is('readOnly')
    expect(tab.now().isEditable).toBe(false)
    await freeze(id)
    await tab.is('frozen')
    expect(tab.now().saveState).toEqual({ kind: 'frozen', state: 'committeeApproved' })
  })

  it('ends when the session ends, and what was written is handed over and kept', async () => {
    const id = await browser.fixture.aRequest()
    const actor = await browser.fixture.aPerson('committeeMember')
    const tab = await open(id, actor)
    await tab.is('saved')
    tab.now().provider.disconnect()
    tab.type('まだ送っていない')
    await browser.fixture.prisma.session.delete({ where: { tokenHash: tab.session } })
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

describe('a tab that is closed', () => {
  it('while offline keeps its edits for the next visit of the same person', async () => {
    const id = await browser.fixture.aRequest({ paragraphs: ['残る'] })
    const actor = await browser.fixture.aPerson('committeeMember')
    const tab = await open(id, actor)
    await tab.is('saved')
    tab.now().provider.disconnect()
    tab.type('はず')
    tab.room.close()
    expect(kept.size).toBe(1)
    const other = await open(id, await browser.fixture.aPerson('committeeMember'))
    await other.is('saved')
    expect(other.text()).toBe('残る')
    await open(id, actor)
    await until(() => other.text() === '残るはず', 'seen by the others')
    await until(() => kept.size === 0, 'no longer kept')
  })

  it('with everything saved keeps nothing', async () => {
    const id = await browser.fixture.aRequest()
    const tab = await open(id, await browser.fixture.aPerson('committeeMember'))
    await tab.is('saved')
    tab.type('保存')
    await tab.is('saved')
    await wait(400)
    expect(kept.size).toBe(0)
  })
})

describe('the others', () => {
  it('are listed once each, writers first, until they leave', async () => {
    const id = await browser.fixture.aRequest({ state: 'inCommittee' })
    const member = await open(id, await browser.fixture.aPerson('committeeMember', { name: '委員' }))
    const readerActor = await browser.fixture.aPerson('committeeMember', { name: '別の委員' })
    const [reader, sameReader] = [await open(id, readerActor), await open(id, readerActor)]
    const chair = await open(id, await browser.fixture.aPerson('committeeChair', { name: '委員長' }))
    await until(() => member.now().people.length === 2, 'both are here')
    expect(member.now().people.map((person) => person.name)).toEqual(['委員長', '別の委員'])
    for (const tab of [chair, reader, sameReader]) tab.room.close()
    await until(() => member.now().people.length === 0, 'both are gone')
  })
})
