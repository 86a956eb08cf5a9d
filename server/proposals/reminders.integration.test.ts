import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, todayInJapan } from '#app/domain/calendar-date.ts'
import type { BodyId } from '#app/domain/ids.ts'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { createProfiles } from '#server/profiles/profiles.ts'
import { openDocx } from '#server/word/word.test-support.ts'
import { createWordWriter, type WordWriter } from '#server/word/word-worker-pool.ts'
import { type CallService, createCall } from './call.ts'
import { createProposals, type Proposals } from './proposals.ts'
import { createReminders, type Reminders } from './reminders.ts'

let federation: Federation
let word: WordWriter
let call: CallService
let reminders: Reminders
let proposals: Proposals
let asked: BodyId[]
const today = todayInJapan(new Date())

beforeAll(async () => {
  federation = await aFederation()
  word = createWordWriter(null)
  call = createCall(federation.deps)
  reminders = createReminders({ ...federation.deps, word, profiles: createProfiles(federation.deps) })
  proposals = createProposals({ ...federation.deps, word })
  const { database, bodies } = federation
  const more = await database.body.createManyAndReturn({
    data: ['甲の組織', '乙の組織'].map((nameJa, sortOrder) => ({
      kind: 'affiliate' as const,
      nameJa,
      nameEn: nameJa,
      sortOrder,
    })),
  })
  asked = [bodies.affiliate, ...more.map(({ id }) => id as BodyId)]
})
afterAll(async () => {
  await word.close()
  await federation.close()
})

const aCall = (change: object = {}) => ({
  cycleId: federation.cycleId,
  basedOn: '0',
  guidance: '',
  opensOn: addDays(today, -30),
  dueOn: addDays(today, 10),
  bodyIds: asked,
  dueOnOf: { [asked[2] as BodyId]: addDays(today, -3) },
  ...change,
})
const lettersTo = async (bodyId: BodyId | null) => {
  const { name, bytes } = expectOk(await reminders.write(federation.actors.bureau, federation.cycleId, bodyId))
  const { paragraphs } = await openDocx(bytes)
  return { name, paragraphs, to: paragraphs.flatMap(({ style, text }) => (style === 'Addressee' ? [text] : [])) }
}
const refused = (reason: string) => ({ ok: false, refusal: { reason } })

it('Q19: who is asked and has handed in nothing gets a letter; of drafts nothing is known', async () => {
  const { actors, cycleId, bodies } = federation
  expect(await reminders.write(actors.bureau, cycleId, null)).toMatchObject(refused('callNotOpen'))
  expectOk(await call.store(actors.bureau, aCall()))
  const wish = { bodyId: bodies.affiliate, intent: 'new', title: '一', demand: '一を求める。' }
  expectOk(await proposals.create(actors.proposer, wish))
  expect((await lettersTo(null)).to).toHaveLength(3)
  expectOk(await proposals.create(actors.proposer, { ...wish, handIn: true }))
  const all = await lettersTo(null)
  expect(all.to).toEqual(['甲の組織　御中', '乙の組織　御中'])
  expect(all.name).toBe('要求事項の提出のお願い_2組織.docx')
  // A body has its own last day, and is asked in other words when it is past.
  const texts = all.paragraphs.map(({ text }) => text)
  expect(texts.filter((text) => text.includes('近づいてまいりました'))).toHaveLength(1)
  expect(texts.filter((text) => text.includes('ご提出を確認できておりません'))).toHaveLength(1)
  expect((await lettersTo(asked[1] as BodyId)).to).toEqual(['甲の組織　御中'])
  expect(await reminders.write(actors.bureau, cycleId, bodies.affiliate)).toMatchObject(refused('nobodySilent'))
  for (const actor of [actors.proposer, actors.viewer])
    expect(await reminders.write(actor, cycleId, null)).toMatchObject(refused('notPermitted'))
})

it('Q6: the own last day of a body that is not asked for a while is there when it is asked again', async () => {
  const { actors, cycleId, database } = federation
  const shown = async () => expectOk(await call.show(actors.bureau, cycleId)).call
  await database.callBody.deleteMany()
  await database.call.deleteMany()
  expectOk(await call.store(actors.bureau, aCall()))
  const [first, , third] = asked as [BodyId, BodyId, BodyId]
  expectOk(await call.store(actors.bureau, aCall({ basedOn: '1', bodyIds: [first] })))
  const without = await shown()
  expect([...(without?.asked.keys() ?? [])]).toEqual([first])
  expect(without?.kept).toEqual(new Map([[third, addDays(today, -3)]]))
  expectOk(await call.store(actors.bureau, aCall({ basedOn: '2', bodyIds: [first, third] })))
  expect((await shown())?.asked.get(third)).toBe(addDays(today, -3))
  expect(
    await call.store(actors.bureau, aCall({ basedOn: '3', bodyIds: [first], dueOnOf: { [randomUUID()]: today } })),
  ).toMatchObject(refused('invalidInput'))
})
