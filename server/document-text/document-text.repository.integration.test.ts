import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { sectionText } from '#app/document/document-text.ts'
import { FRAGMENT } from '#app/document/schema-version.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { lockAuditChain } from '#server/audit/audit.repository.ts'
import { createTestDatabase, type TestDatabase } from '#server/db/test-database.ts'
import { createTextStore } from './create-text-store.ts'
import {
  appendServerUpdate,
  appendUpdates,
  compact,
  findForeignUpdates,
  loadText,
  readText,
  wholeUpdate,
} from './document-text.repository.ts'
import { recordFirstEdit } from './record-first-edit.ts'
import { openTextFixture, type TextFixture } from './text.test-support.ts'

let testDatabase: TestDatabase
let fixture: TextFixture
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  fixture = await openTextFixture(testDatabase.url)
})
afterAll(async () => {
  await fixture.close()
  await testDatabase.drop()
})

/** A person's copy of the text: writes into the first paragraph and gives what to store. */
async function aCopy(requestId: PolicyRequestId) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, wholeUpdate(await loadText(fixture.prisma, requestId)))
  return (text: string): Uint8Array => {
    const before = Y.encodeStateVector(doc)
    const section = doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement
    const paragraph = section.get(0) as Y.XmlElement
    if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()])
    const content = paragraph.get(0) as Y.XmlText
    content.insert(content.length, text)
    return Y.encodeStateAsUpdate(doc, before)
  }
}

const textOf = async (id: PolicyRequestId) => sectionText(await readText(fixture.prisma, id), 'body')
const append = (requestId: PolicyRequestId, ...updates: { actor: Actor; bytes: Uint8Array }[]) =>
  appendUpdates(fixture.prisma, { requestId, bodyId: fixture.committeeId, updates })

describe('storing what people write', () => {
  it('stores one row for each person and reads the text back', async () => {
    const id = await fixture.aRequest({ paragraphs: ['県は'] })
    const [first, second] = [await fixture.aPerson('committeeMember'), await fixture.aPerson('committeeChair')]
    const write = await aCopy(id)
    const appended = await append(
      id,
      { actor: first, bytes: write('対策を') },
      { actor: second, bytes: write('図ること。') },
    )
    expect(appended.state).toBe('drafting')
    expect([...appended.accepted.keys()].sort()).toEqual([first.personId, second.personId].sort())
    expect(await textOf(id)).toBe('県は対策を図ること。')
  })

  it('stores only what those write who may edit in the present state', async () => {
    const id = await fixture.aRequest({ state: 'inCommittee' })
    const member = await fixture.aPerson('committeeMember')
    const chair = await fixture.aPerson('committeeChair')
    const foreignChair = await fixture.aPerson('committeeChair', { bodyId: await fixture.anotherCommittee() })
    const [own, members, foreign] = [await aCopy(id), await aCopy(id), await aCopy(id)]
    const { accepted } = await append(
      id,
      { actor: member, bytes: members('委員') },
      { actor: chair, bytes: own('委員長') },
      { actor: foreignChair, bytes: foreign('他の委員長') },
    )
    expect([...accepted.keys()]).toEqual([chair.personId])
    expect(await textOf(id)).toBe('委員長')
  })

  it('refuses everybody once the text is frozen, and a committee that the request does not have', async () => {
    const chair = await fixture.aPerson('committeeChair')
    const frozen = await fixture.aRequest({ state: 'adopted' })
    expect(await append(frozen, { actor: chair, bytes: (await aCopy(frozen))('後から') })).toEqual({
      state: 'adopted',
      accepted: new Map(),
    })
    const id = await fixture.aRequest()
    const bodyId = await fixture.anotherCommittee()
    const actor = await fixture.aPerson('committeeChair', { bodyId })
    const updates = [{ actor, bytes: (await aCopy(id))('他') }]
    expect((await appendUpdates(fixture.prisma, { requestId: id, bodyId, updates })).accepted.size).toBe(0)
    expect(await textOf(id)).toBe('')
  })

  it('answers for a request that does not exist', async () => {
    const actor = await fixture.aPerson('bureau')
    const unknown = '00000000-0000-7000-8000-000000000000' as PolicyRequestId
    expect(await append(unknown, { actor, bytes: new Uint8Array([0, 0]) })).toEqual({
      state: null,
      accepted: new Map(),
    })
  })

  it('notes when the request was last changed', async () => {
    const id = await fixture.aRequest()
    await fixture.prisma.policyRequest.update({ where: { id }, data: { updatedAt: new Date('2026-01-01') } })
    await append(id, { actor: await fixture.aPerson('committeeMember'), bytes: (await aCopy(id))('今') })
    const { updatedAt } = await fixture.prisma.policyRequest.findUniqueOrThrow({ where: { id } })
    expect(Date.now() - updatedAt.getTime()).toBeLessThan(60_000)
  })

  it('rolls the edit back when its audit record cannot be written', async () => {
    const id = await fixture.aRequest()
    const actor = await fixture.aPerson('committeeMember')
    const seen: string[] = []
    const store = createTextStore(fixture.prisma, {
      onFirstEdit: async (_tx, who) => {
        seen.push(who.personId)
        if (seen.length === 1) throw new Error('no audit')
      },
    })
    const input = { requestId: id, bodyId: fixture.committeeId, firstEdits: [actor], claims: [] }
    const updates = [{ actor, bytes: (await aCopy(id))('記録') }]
    await expect(store.append({ ...input, updates })).rejects.toThrow('no audit')
    expect(await textOf(id)).toBe('')
    await store.append({ ...input, updates })
    expect(await textOf(id)).toBe('記録')
    expect(seen).toEqual([actor.personId, actor.personId])
  })

  it('waits for a long record of somebody else rather than giving the edit up', async () => {
    const id = await fixture.aRequest()
    const actor = await fixture.aPerson('committeeMember')
    const store = createTextStore(fixture.prisma, { onFirstEdit: recordFirstEdit })
    let hold: () => void = () => {}
    const isHeld = new Promise<void>((resolve) => {
      hold = resolve
    })
    const otherRecord = fixture.prisma.$transaction(
      async (tx) => {
        await lockAuditChain(tx)
        hold()
        // More than the five seconds after which Prisma ends a transaction, unless told otherwise.
        await new Promise((resolve) => setTimeout(resolve, 6_000))
      },
      { timeout: 20_000 },
    )
    await isHeld
    const updates = [{ actor, bytes: (await aCopy(id))('待つ') }]
    await store.append({ requestId: id, bodyId: fixture.committeeId, firstEdits: [actor], claims: [], updates })
    await otherRecord
    expect(await textOf(id)).toBe('待つ')
  })
})

describe('a freeze beside writers', () => {
  it('never lets an edit land after the text was read for the revision, in 100 rounds', async () => {
    const actor = await fixture.aPerson('committeeMember')
    let refused = 0
    for (let round = 0; round < 100; round++) {
      const id = await fixture.aRequest()
      const write = await aCopy(id)
      const writing = (async () => {
        for (let n = 0; n < 6; n++) {
          const { accepted } = await append(id, { actor, bytes: write('字') })
          if (accepted.size === 0) refused += 1
        }
      })()
      const atFreeze = await fixture.prisma.$transaction(async (tx) => {
        await new Promise((resolve) => setTimeout(resolve, (round % 10) / 2))
        await tx.$queryRaw`SELECT id FROM policy_request WHERE id = ${id}::uuid FOR UPDATE`
        const text = sectionText(await readText(tx, id), 'body')
        await tx.policyRequest.update({ where: { id }, data: { state: 'committeeApproved' } })
        return text
      })
      await writing
      expect(await textOf(id)).toBe(atFreeze)
    }
    expect(refused).toBeGreaterThan(0)
  })

  it('makes rows visible in the order of their ids, with eight writers at once', async () => {
    const id = await fixture.aRequest()
    const start = (await loadText(fixture.prisma, id)).lastId
    const writers = await Promise.all(
      Array.from({ length: 8 }, async () => ({
        actor: await fixture.aPerson('committeeMember'),
        write: await aCopy(id),
      })),
    )
    let isDone = false
    const seen: bigint[] = []
    const reading = (async () => {
      let afterId = start
      while (!isDone) {
        const rows = await findForeignUpdates(fixture.prisma, [{ requestId: id, afterId, ownIds: [] }])
        seen.push(...rows.map((row) => row.id))
        afterId = rows.at(-1)?.id ?? afterId
      }
    })()
    await Promise.all(
      writers.map(async ({ actor, write }) => {
        for (let n = 0; n < 20; n++) await append(id, { actor, bytes: write('字') })
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    isDone = true
    await reading
    expect(seen).toHaveLength(160)
    expect((await textOf(id)).replaceAll('\n', '')).toHaveLength(160)
  })
})

describe('snapshots', () => {
  it('give the same text with fewer rows to read, while people go on writing', async () => {
    const id = await fixture.aRequest()
    const actor = await fixture.aPerson('committeeMember')
    const write = await aCopy(id)
    for (let n = 0; n < 30; n++) await append(id, { actor, bytes: write(`${n}、`) })
    const before = await textOf(id)
    const writing = (async () => {
      for (let n = 0; n < 20; n++) await append(id, { actor, bytes: write('後') })
    })()
    await Promise.all([compact(fixture.prisma, id), compact(fixture.prisma, id), writing])
    expect(await textOf(id)).toBe(before + '後'.repeat(20))
    await compact(fixture.prisma, id)
    expect((await loadText(fixture.prisma, id)).tailRows).toBe(0)
    await append(id, { actor, bytes: write('終') })
    expect(await textOf(id)).toBe(`${before}${'後'.repeat(20)}終`)
  })

  it('drop old rows only, and never step back', async () => {
    const id = await fixture.aRequest()
    const actor = await fixture.aPerson('committeeMember')
    const write = await aCopy(id)
    await append(id, { actor, bytes: write('一') })
    await fixture.prisma
      .$executeRaw`UPDATE document_update SET created_at = now() - interval '2 days' WHERE request_id = ${id}::uuid`
    await append(id, { actor, bytes: write('二') })
    const lastId = await compact(fixture.prisma, id)
    expect(await fixture.prisma.documentUpdate.count({ where: { requestId: id } })).toBe(1)
    expect(await compact(fixture.prisma, id)).toBe(lastId)
    expect(await textOf(id)).toBe('一二')
  })
})

describe('what the server writes', () => {
  it('is found by rooms that have not seen it, without their own rows', async () => {
    const id = await fixture.aRequest()
    const actor = await fixture.aPerson('committeeMember')
    const { lastId } = await loadText(fixture.prisma, id)
    const write = await aCopy(id)
    const server = await aCopy(id)
    const own = (await append(id, { actor, bytes: write('人') })).accepted.get(actor.personId) as bigint
    const bytes = server('修正')
    await fixture.prisma.$transaction((tx) => appendServerUpdate(tx, id, bytes))
    const foreign = await findForeignUpdates(fixture.prisma, [{ requestId: id, afterId: lastId, ownIds: [own] }])
    expect(foreign.map((row) => Buffer.from(row.bytes).equals(Buffer.from(bytes)))).toEqual([true])
    expect(foreign[0]?.requestId).toBe(id)
  })
})
