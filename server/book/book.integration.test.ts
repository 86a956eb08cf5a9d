import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JobId, PolicyRequestId } from '#app/domain/ids.ts'
import { can } from '#app/domain/permissions.ts'
import { ROLES } from '#app/domain/roles.ts'
import { domain } from '#app/i18n/ja/domain.ts'
import { appendServerUpdate, readText } from '#server/document-text/document-text.repository.ts'
import { replacingUpdate } from '#server/policy-requests/document.test-support.ts'
import { anActor, expectOk } from '#server/policy-requests/policy-requests.test-support.ts'
import { createProfiles } from '#server/profiles/profiles.ts'
import { createSettings } from '#server/settings/settings.ts'
import { aSubmittingFederation, type SubmittingFederation } from '#server/submissions/submissions.test-support.ts'
import { writePackageFile } from '#server/submissions/write-package-file.ts'
import { openDocx, openXmlErrors } from '#server/word/word.test-support.ts'
import { createWordWriter } from '#server/word/word-worker-pool.ts'
import { type Book, createBook } from './book.ts'
import { writeBookFile } from './write-book-file.ts'

let federation: SubmittingFederation
let book: Book
const word = createWordWriter(null)
beforeAll(async () => {
  // The work needs the database that the federation makes, and the federation the work.
  const late = { documents: null as unknown as Parameters<typeof writeBookFile>[0] }
  federation = await aSubmittingFederation({
    book: (...job) => writeBookFile(late.documents)(...job),
    package: (...job) => writePackageFile(late.documents)(...job),
  })
  const { deps, database } = federation
  late.documents = { database, settings: createSettings(deps), profiles: createProfiles(deps), word }
  book = createBook({ ...federation.deps, ...late.documents, jobs: federation.jobs })
})
afterAll(async () => {
  await word.close()
  await federation.close()
})

const bureau = () => federation.actors.bureau
const request = () => book.requestBook(bureau(), { formKey: randomUUID(), cycleId: federation.cycleId })
const fileOf = async (jobId: JobId) => {
  await federation.jobs.settled()
  const job = expectOk(await federation.jobs.show(bureau(), jobId))
  expect(job).toMatchObject({ state: 'finished', problem: null })
  return expectOk(await federation.files.open(bureau(), job.file?.id as never))
}
const docxText = async (bytes: Uint8Array) => (await openDocx(bytes)).text
const writeInto = async (id: PolicyRequestId, text: string) =>
  federation.database.$transaction(async (tx) =>
    appendServerUpdate(tx, id, replacingUpdate(await readText(tx, id), text)),
  )

describe('B1: the book', () => {
  it('is refused while nothing is adopted', async () => {
    await federation.aPolicyRequest({ state: 'onCentralAgenda' })
    expect(await request()).toMatchObject({ refusal: { reason: 'nothingAdopted' } })
    const preview = expectOk(await book.show(bureau(), federation.cycleId))
    expect(preview).toMatchObject({ chapters: [], readiness: { adopted: 0, underWay: 1 } })
  })

  it('holds what was adopted, in the adopted text, and nothing else', async () => {
    const adopted = await federation.aPolicyRequest({
      state: 'adopted',
      title: '水源環境を守る取り組み',
      text: '採択された森林整備の文。',
    })
    await federation.aPolicyRequest({ title: '書きかけの要求', text: '起草中の文。' })
    // Not even a text that was written into the live document behind the adoption's back gets in.
    await writeInto(adopted, '採択の後に書き換えられた文。')
    const file = await fileOf(expectOk(await request()))
    expect(file.name).toBe('2027年度に向けた政策・制度要求と提言.docx')
    const text = await docxText(file.bytes)
    expect(text).toContain('水源環境を守る取り組み')
    expect(text).toContain('採択された森林整備の文。')
    expect(text).toContain('環境・エネルギー政策')
    for (const absent of ['書きかけの要求', '起草中の文', '採択の後に書き換えられた文'])
      expect(text).not.toContain(absent)
  })

  it('passes the Open XML validator', async () => {
    const file = await fileOf(expectOk(await request()))
    expect(await openXmlErrors(file.bytes)).toEqual([])
  })

  it('is asked for once, however often the form arrives', async () => {
    const form = { formKey: randomUUID(), cycleId: federation.cycleId }
    const [once, again] = await Promise.all([book.requestBook(bureau(), form), book.requestBook(bureau(), form)])
    expect(expectOk(once)).toBe(expectOk(again))
    expect(await federation.database.auditEvent.count({ where: { subjectId: expectOk(once) } })).toBe(1)
    await federation.jobs.settled()
  })

  it('is arranged by committee, pillar and order, with what is not ready beside it', async () => {
    const { database, cycleId, bodies } = federation
    const ids = [
      await federation.aPolicyRequest({ state: 'adopted' }),
      await federation.aPolicyRequest({ state: 'adopted' }),
    ]
    for (const [index, title] of ['エネルギー', '水と緑'].entries()) {
      const pillar = await database.pillar.create({
        data: { cycleId, bodyId: bodies.committee, title, sortOrder: 2 - index },
      })
      await database.policyRequest.update({ where: { id: ids[index] }, data: { pillarId: pillar.id } })
    }
    const { chapters, open, readiness, underWay, exports } = expectOk(await book.show(bureau(), cycleId))
    expect(chapters.map(({ requestCount }) => requestCount)).toEqual([3])
    expect(open?.pillars.map(({ pillar }) => pillar?.title ?? null)).toEqual(['水と緑', 'エネルギー', null])
    expect(readiness).toEqual({ adopted: 3, underWay: 2 })
    expect(underWay.map((one) => one.state).toSorted()).toEqual(['drafting', 'onCentralAgenda'])
    // The central secretariat makes the book too, but reads nothing that its committee has not approved.
    const seen = expectOk(await book.show(federation.actors.centralSecretariat, cycleId)).underWay
    expect(seen.map((one) => one.state)).toEqual(['onCentralAgenda'])
    expect(exports.length).toBeGreaterThan(0)
  })

  it('is for those the permission table names; an unknown cycle is not found', async () => {
    for (const role of ROLES) {
      const actor = federation.actors[role]
      const asked = await book.requestBook(actor, { formKey: randomUUID(), cycleId: federation.cycleId })
      expect(asked.ok, role).toBe(can(actor, 'book.export'))
      expect((await book.show(actor, federation.cycleId)).ok, role).toBe(can(actor, 'book.export'))
    }
    await federation.jobs.settled()
    const unknown = await book.requestBook(bureau(), { formKey: randomUUID(), cycleId: randomUUID() })
    expect(unknown).toMatchObject({ refusal: { reason: 'notFound' } })
    expect(await book.requestBook(bureau(), null)).toMatchObject({ refusal: { reason: 'invalidInput' } })
  })
})

describe('B2: a single request', () => {
  it('is written in its present text, with its state on it', async () => {
    const id = await federation.aPolicyRequest({ title: '再生可能エネルギーの導入', text: '設置を進めること。' })
    const { committeeMember, viewer } = federation.actors
    const file = expectOk(await book.exportRequest(committeeMember, id))
    const text = await docxText(file.bytes)
    expect(text).toContain('起草中の案')
    expect(text).toContain('設置を進めること。')
    expect(text).toContain('気候変動に具体的な対策を')
    expect(file.name).toMatch(/^要求項目5-\d+_再生可能エネルギーの導入\.docx$/)
    expect(await book.exportRequest(viewer, id)).toMatchObject({ refusal: { reason: 'notFound' } })
    const other = await anActor(federation.database, 'committeeMember', federation.bodies.otherCommittee)
    expect(await book.exportRequest(other, id)).toMatchObject({ refusal: { reason: 'notFound' } })
    expect(await book.exportRequest(committeeMember, randomUUID() as never)).toMatchObject({
      refusal: { reason: 'notFound' },
    })
  })

  it('is no draft any more once it was adopted', async () => {
    const id = await federation.aPolicyRequest({ state: 'adopted' })
    const text = await docxText(expectOk(await book.exportRequest(federation.actors.viewer, id)).bytes)
    expect(text).toContain('採択済')
    expect(text).not.toContain('の案')
  })
})

describe('B2: a request that came to an end', () => {
  it.each(['rejected', 'withdrawn', 'merged'] as const)('%s is no draft', async (state) => {
    const id = await federation.aPolicyRequest({ state })
    const text = await docxText(expectOk(await book.exportRequest(federation.actors.bureau, id)).bytes)
    expect(text).toContain(domain.state[state])
    expect(text).not.toContain('の案')
  })
})

describe('B3: a package', () => {
  it('has letter, number, addressee and the adopted requests, and passes the validator', async () => {
    const [prefecture] = federation.recipientIds
    await federation.database.recipient.update({ where: { id: prefecture }, data: { headTitle: '神奈川県知事' } })
    const [job] = await federation.makePackages([prefecture as never])
    const file = await fileOf(job as JobId)
    const text = await docxText(file.bytes)
    for (const part of ['神奈川県知事　殿', '採択された森林整備の文。', '回答書様式', '要請'])
      expect(text).toContain(part)
    expect(file.name).toMatch(/^要請書_神奈川県_/)
    expect(await openXmlErrors(file.bytes)).toEqual([])
  })
})
