import { randomUUID } from 'node:crypto'
import { writeXlsx } from 'hucre/xlsx'
import JSZip from 'jszip'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, todayInJapan } from '#app/domain/calendar-date.ts'
import type { Actor } from '#app/domain/permissions.ts'
import {
  aFederation,
  anActor,
  expectOk,
  type Federation,
} from '#server/policy-requests/policy-requests.test-support.ts'
import { createWordWriter, type WordWriter } from '#server/word/word-worker-pool.ts'
import { writeRemindersDocx } from '#server/word/write-reminders.ts'
import { type Consolidation, createConsolidation } from '../consolidation.ts'
import { createProposals, type Proposals } from '../proposals.ts'
import { type Attachments, createAttachments } from './attachments.ts'

let federation: Federation
let word: WordWriter
let proposals: Proposals
let consolidation: Consolidation
let attachments: Attachments
let colleague: Actor

beforeAll(async () => {
  federation = await aFederation()
  const { database, cycleId, deps, bodies } = federation
  word = createWordWriter(null)
  proposals = createProposals({ ...deps, word })
  consolidation = createConsolidation(deps)
  attachments = createAttachments(deps)
  colleague = await anActor(database, 'proposer', bodies.affiliate)
  const today = todayInJapan(new Date())
  const days = { opensOn: new Date(addDays(today, -30)), dueOn: new Date(addDays(today, 10)) }
  await database.call.create({ data: { cycleId, guidance: '', ...days } })
})
afterAll(async () => {
  await word.close()
  await federation.close()
})

const PDF = Buffer.from('%PDF-1.7\n%%EOF')
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])
const JPG = Buffer.from([0xff, 0xd8, 0xff, 0xe0])
const refused = (reason: string, fields?: object) => ({
  ok: false,
  refusal: { reason, ...(fields && { fields }) },
})
const aWish = async (handIn = false): Promise<string> => {
  const wish = { bodyId: federation.bodies.affiliate, intent: 'new', title: '一', demand: '一を求める。', handIn }
  return expectOk(await proposals.create(federation.actors.proposer, wish))
}
const shown = async (id: string) => expectOk(await attachments.open(federation.actors.proposer, id)).proposal
const add = (id: string, name: string, bytes: Uint8Array, actor = federation.actors.proposer) =>
  attachments.add(actor, id, [{ name, bytes }])
const packed = async (...names: string[]) => {
  const zip = new JSZip()
  for (const name of names) zip.file(name, '<a/>')
  return zip.generateAsync({ type: 'uint8array' })
}

it('Q28: what is a document or a picture by its bytes is kept with its name, and anything else is refused in words', async () => {
  const id = await aWish()
  const docx = await writeRemindersDocx({
    ...{ date: '2026-06-10', dateStyle: 'wareki', sealText: '', contact: '', cycleTitle: '' },
    ...{ isFictional: false, sender: { body: '', post: null, name: null } },
    letters: [{ bodyJa: '甲', dueOn: '2026-06-10' }],
  })
  const xlsx = await writeXlsx({ sheets: [{ name: '表', rows: [['一']] }] })
  expectOk(await add(id, '賃金の調査　2026年（速報）.PDF', PDF))
  expectOk(await add(id, '写真.jpeg', JPG))
  // A name that says something else gets the end that is true.
  expectOk(await add(id, '図.exe', PNG))
  expectOk(
    await attachments.add(federation.actors.proposer, id, [
      { name: '資料.docx', bytes: docx },
      { name: '表.xlsx', bytes: xlsx },
    ]),
  )
  const wish = await shown(id)
  expect(wish.attachments.map(({ name }) => name)).toEqual([
    '賃金の調査　2026年（速報）.PDF',
    '写真.jpeg',
    '図.exe.png',
    '資料.docx',
    '表.xlsx',
  ])
  // A draft that saves itself meanwhile goes on from where it was.
  expect(wish.version).toBe(1)
  const kinds: [string, Uint8Array][] = [
    ['a.pdf', Buffer.from('<html>')],
    ['a.pdf', new Uint8Array([0])],
    ['a.docx', await packed('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')],
    ['a.docx', await packed('word/document.xml')],
    ['a.zip', await packed('a.txt')],
    ['a.docx', Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3])],
    ['a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ]
  for (const [name, bytes] of kinds)
    expect(await add(id, name, bytes)).toMatchObject(refused('invalidInput', { file: 'attachmentKind' }))
  const large = Buffer.concat([PDF, Buffer.alloc(5 * 1024 * 1024)])
  expect(await add(id, 'a.pdf', large)).toMatchObject(refused('invalidInput', { file: 'fileTooLarge' }))
  expect(await attachments.add(federation.actors.proposer, id, [])).toMatchObject(
    refused('invalidInput', { file: 'fileMissing' }),
  )
  const six = Array.from({ length: 6 }, () => ({ name: 'a.pdf', bytes: PDF }))
  expect(await attachments.add(federation.actors.proposer, id, six)).toMatchObject(refused('tooManyAttachments'))
  expect((await shown(id)).attachments).toHaveLength(5)
})

it('Q28: two who add at once do not exceed what a wish may have', async () => {
  const id = await aWish()
  const six = Array.from({ length: 6 }, () => ({ name: 'a.pdf', bytes: PDF }))
  const { proposer } = federation.actors
  const done = await Promise.all([attachments.add(proposer, id, six), attachments.add(colleague, id, six)])
  expect(done.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await shown(id)).attachments).toHaveLength(6)
})

it('Q28: who may read the wish may read its files, and nobody else; its body removes them until something became of it', async () => {
  const { actors, database } = federation
  const id = await aWish()
  expectOk(await add(id, '根拠.pdf', PDF))
  const fileOf = async () => (await shown(id)).attachments[0]?.id
  const file = await fileOf()
  const read = async (actor: Actor) => (await attachments.download(actor, id, file)).ok
  expect(await read(colleague)).toBe(true)
  // A draft is nobody else's business, its files neither.
  for (const actor of [actors.bureau, actors.admin, actors.viewer, actors.committeeChair])
    expect(await read(actor)).toBe(false)
  const other = await aWish()
  expect((await attachments.download(actors.proposer, other, file)).ok).toBe(false)
  for (const actor of [actors.bureau, actors.viewer]) expect((await add(id, 'a.pdf', PDF, actor)).ok).toBe(false)

  const text = { proposalId: id, basedOn: '1', intent: 'new', title: '一', demand: '一を求める。', handIn: true }
  expectOk(await proposals.change(actors.proposer, text))
  expect(await read(actors.bureau)).toBe(true)
  expect(await read(actors.committeeChair)).toBe(false)
  // The bureau reads it, but does not change what a body sent.
  expect(await attachments.remove(actors.bureau, id, file)).toMatchObject(refused('notPermitted'))
  const before = (await shown(id)).version
  expectOk(await add(id, '追加.pdf', PDF))
  expect((await shown(id)).version).toBe(before + 1)

  // Decided on what was seen: a file that came meanwhile is a change like any other.
  const decide = (version: number) =>
    consolidation.decide(actors.bureau, {
      ...{ formKey: randomUUID(), kind: 'newRequest', committeeId: federation.bodies.committee, title: '一' },
      proposals: [`${id} ${version}`],
    })
  expect(await decide(before)).toMatchObject(refused('decidedMeanwhile'))
  expectOk(await decide(before + 1))
  // Now the committee deliberates on it.
  expect(await read(actors.committeeChair)).toBe(true)
  expect(await read(actors.viewer)).toBe(false)
  expect(await attachments.remove(actors.proposer, id, file)).toMatchObject(refused('proposalDecided'))
  expect(await add(id, 'a.pdf', PDF)).toMatchObject(refused('proposalDecided'))

  const spare = await aWish()
  expectOk(await add(spare, '外す.pdf', PDF))
  const [one] = (await shown(spare)).attachments
  expect(await attachments.remove(actors.proposer, id, one?.id)).toMatchObject({ ok: false })
  expectOk(await attachments.remove(colleague, spare, one?.id))
  expect((await shown(spare)).attachments).toEqual([])
  expect(await attachments.remove(colleague, spare, one?.id)).toMatchObject(refused('notFound'))
  expect(await database.storedFile.count({ where: { name: '外す.pdf' } })).toBe(0)
  const audited = await database.auditEvent.findMany({
    where: { subjectId: spare, action: { in: ['proposal.attach', 'proposal.detach'] } },
    orderBy: { id: 'asc' },
  })
  expect(audited.map(({ action, details }) => [action, (details as { file: string }).file])).toEqual([
    ['proposal.attach', '外す.pdf'],
    ['proposal.detach', '外す.pdf'],
  ])
})
