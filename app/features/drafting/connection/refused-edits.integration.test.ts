import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '#app/document/schema-version.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { until, wait } from '#server/collab/room.test-support.ts'
import { loadText, wholeUpdate } from '#server/document-text/document-text.repository.ts'
import { aBrowserWithRooms } from './open-room.test-support.ts'

const browser = aBrowserWithRooms()
const { freeze, kept, open, storedText } = browser

describe('edits that are refused', () => {
  it('by a freeze while typing are handed over as text, and the document is the frozen one', async () => {
    const id = await browser.fixture.aRequest({ paragraphs: ['確定した文', '手を入れた文'] })
    const tab = await open(id, await browser.fixture.aPerson('committeeMember'))
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
    const id = await browser.fixture.aRequest({ paragraphs: ['確定した文'] })
    const actor = await browser.fixture.aPerson('committeeMember')
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
    const another = await open(id, await browser.fixture.aPerson('committeeMember'))
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
    const id = await browser.fixture.aRequest({ paragraphs: ['短い'] })
    const tab = await open(id, await browser.fixture.aPerson('committeeMember'))
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
    const id = await browser.fixture.aRequest({ paragraphs: ['短い'] })
    const tab = await open(id, await browser.fixture.aPerson('committeeMember'))
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
    Y.applyUpdate(doc, wholeUpdate(await loadText(browser.fixture.prisma, id)))
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
    const id = await browser.fixture.aRequest({ paragraphs: ['残る文'] })
    const actor = await browser.fixture.aPerson('committeeMember')
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
    const id = await browser.fixture.aRequest({ paragraphs: ['残る文'] })
    const actor = await browser.fixture.aPerson('committeeMember')
    kept.set(`${actor.personId}/${id}/earlier`, new Uint8Array([9, 9, 200, 1]))
    const tab = await open(id, actor)
    await tab.is('saved')
    await until(() => kept.size === 0, 'forgotten')
    tab.type('の続き')
    await tab.is('saved')
    expect(await storedText(id)).toBe('残る文の続き')
  })

  it('and that ends the connection for good is text at the next visit, not an edit', async () => {
    const id = await browser.fixture.aRequest({ paragraphs: ['残る文'] })
    const actor = await browser.fixture.aPerson('committeeMember')
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
    const id = await browser.fixture.aRequest({ paragraphs: ['残る文'] })
    const actor = await browser.fixture.aPerson('committeeMember')
    await keep(id, actor, (section) => aParagraph(section, '答えのない文'))
    browser.beforeAppend = () => Promise.reject(new Error('the disk is full'))
    for (let visit = 1; visit <= 3; visit++) {
      const tab = await open(id, actor)
      await until(() => tab.text().includes('答えのない文'), 'brought in')
      await wait(100)
      tab.room.close()
    }
    browser.beforeAppend = async () => {}
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
    const id = await browser.fixture.aRequest({ paragraphs: ['残った'] })
    const actor = await browser.fixture.aPerson('committeeMember')
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
    const id = await browser.fixture.aRequest({ paragraphs: ['残った'] })
    const actor = await browser.fixture.aPerson('committeeMember')
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
