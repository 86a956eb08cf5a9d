import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import type { Role } from '#app/domain/roles.ts'
import { countQueries } from '#server/db/count-queries.test-support.ts'
import { appendServerUpdate, readText } from '#server/document-text/document-text.repository.ts'
import { replacingUpdate } from '#server/policy-requests/document.test-support.ts'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { createHome } from './home.ts'

let federation: Federation
beforeAll(async () => {
  federation = await aFederation()
})
afterAll(() => federation.close())

const turnsOf = async (role: Role) => (await createHome(federation.deps).forActor(federation.actors[role])).turns
const waiting = async (role: Role, kind: string) =>
  (await turnsOf(role)).find((turn) => turn.kind === kind)?.items.map((item) => item.id) ?? []

const change = (id: PolicyRequestId, text: string) =>
  federation.database.$transaction(async (tx) =>
    appendServerUpdate(tx, id, replacingUpdate(await readText(tx, id), text)),
  )

describe('what waits for a person', () => {
  it('is a text that the bureau changed, also behind many that it did not', async () => {
    const changed = await federation.aPolicyRequest({ state: 'consolidating', text: '整備を進めること。' })
    await change(changed, '計画的に整備を進めること。')
    for (let other = 0; other < 8; other++) await federation.aPolicyRequest({ state: 'consolidating' })
    expect(await waiting('committeeChair', 'confirm')).toEqual([changed])
    expect(await waiting('committeeMember', 'confirm')).toEqual([])
    expect(await waiting('bureau', 'confirm')).toEqual([])
    const { committeeChair } = federation.actors
    const { substanceSha256 } = expectOk(await federation.workflow.showChangedText(committeeChair, changed, null))
    const confirmation = { requestId: changed, shownSubstanceSha256: substanceSha256 }
    expectOk(await federation.workflow.confirmChangedText(committeeChair, confirmation))
    expect(await waiting('committeeChair', 'confirm')).toEqual([])
  })

  it('is found with as many queries for many texts as for one', async () => {
    const home = () =>
      countQueries(federation.database, (database) =>
        createHome({ ...federation.deps, database }).forActor(federation.actors.committeeChair),
      )
    const changed = async () => {
      const id = await federation.aPolicyRequest({ state: 'consolidating' })
      await change(id, '計画的に整備を進めること。')
      return id
    }
    const ids = [await changed()]
    const forOne = await home()
    for (let other = 0; other < 3; other++) ids.push(await changed())
    expect(await home()).toBe(forOne)
    expect(await waiting('committeeChair', 'confirm')).toEqual(ids)
    await federation.database.policyRequest.updateMany({ where: { id: { in: ids } }, data: { state: 'drafting' } })
  })

  it('is a changed title', async () => {
    const id = await federation.aPolicyRequest({ state: 'consolidating', title: '水源の保全' })
    const { fingerprints } = expectOk(await federation.workspace.open(federation.actors.bureau, id))
    const edit = { requestId: id, section: 'title', basedOn: fingerprints.title, values: { title: '水源環境の保全' } }
    expectOk(await federation.policyRequests.editFields(federation.actors.bureau, edit))
    expect(await waiting('committeeChair', 'confirm')).toEqual([id])
  })

  it('is a request to sum up once every recipient has answered or is marked so', async () => {
    const id = await federation.aPolicyRequest({ state: 'submitted' })
    expect(await waiting('bureau', 'close')).toEqual([])
    const [first, second] = federation.recipientIds
    await federation.database.policyRequestRecipient.updateMany({
      where: { requestId: id, recipientId: first },
      data: { noResponseAt: new Date() },
    })
    expect(await waiting('bureau', 'close')).toEqual([])
    await federation.database.response.create({
      data: {
        requestId: id,
        recipientId: second as string,
        round: 1,
        department: '環境課',
        text: '検討します。',
        respondedOn: new Date('2026-11-01'),
        recordedById: federation.actors.responseStaff.personId,
      },
    })
    expect(await waiting('bureau', 'close')).toEqual([id])
    expect(await waiting('responseStaff', 'close')).toEqual([])
  })

  it('is a draft for its committee, not for the bureau, and nothing for a viewer', async () => {
    const id = await federation.aPolicyRequest()
    expect(await waiting('committeeMember', 'draft')).toContain(id)
    expect(await waiting('bureau', 'draft')).toEqual([])
    expect(await turnsOf('viewer')).toEqual([])
  })
})

describe('what happened lately', () => {
  const newsOf = async (role: Role, id: PolicyRequestId) =>
    (await createHome(federation.deps).forActor(federation.actors[role])).news
      .filter((item) => item.requestId === id)
      .map(({ action, personName }) => ({ action, personName }))

  it('names who did it to those who deliberate, and tells milestones to the others', async () => {
    const id = await federation.aPolicyRequest({ state: 'adopted', proposerBodyIds: [federation.bodies.affiliate] })
    const adopted = 'policyRequest.adopt'
    const { centralSecretariat } = federation.actors
    expect(await newsOf('committeeMember', id)).toEqual([{ action: adopted, personName: centralSecretariat.name }])
    for (const role of ['viewer', 'proposer', 'responseStaff'] as const)
      expect(await newsOf(role, id), role).toEqual([{ action: adopted, personName: null }])
  })

  it('keeps from a proposer how the draft is written and sent back', async () => {
    const id = await federation.aPolicyRequest({ state: 'inCommittee', proposerBodyIds: [federation.bodies.affiliate] })
    const { workflow, actors } = federation
    const back = { requestId: id, transition: 'returnToDrafting', fromState: 'inCommittee', reason: '数字を確かめる。' }
    expectOk(await workflow.move(actors.committeeChair, back))
    expect((await newsOf('committeeMember', id))[0]?.action).toBe('policyRequest.returnToDrafting')
    expect(await newsOf('proposer', id)).toEqual([{ action: 'policyRequest.submitToCommittee', personName: null }])
    expect(await newsOf('viewer', id)).toEqual([])
  })
})

describe('what became of what was proposed', () => {
  const proposedOf = async (role: Role) =>
    (await createHome(federation.deps).forActor(federation.actors[role])).proposed

  it('H1: is told to the body that proposed it from the draft on, with its state and its answers, and to nobody else', async () => {
    const { affiliate } = federation.bodies
    const before = (await proposedOf('proposer')).total
    const draft = await federation.aPolicyRequest({ proposerBodyIds: [affiliate] })
    const submitted = await federation.aPolicyRequest({ state: 'submitted', proposerBodyIds: [affiliate] })
    const another = await federation.aPolicyRequest({ state: 'adopted' })
    const [recipientId] = federation.recipientIds
    const response = {
      requestId: submitted,
      recipientId: recipientId as string,
      ...{ round: 1, department: '環境課', text: '検討します。', respondedOn: new Date('2026-11-01') },
      recordedById: federation.actors.responseStaff.personId,
    }
    await federation.database.response.create({ data: response })
    const { items, total } = await proposedOf('proposer')
    expect(total).toBe(before + 2)
    expect(items.find((item) => item.id === draft)).toMatchObject({ state: 'drafting', answered: 0 })
    expect(items.find((item) => item.id === submitted)).toMatchObject({
      state: 'submitted',
      answered: 1,
      recipients: 2,
    })
    expect(items.map((item) => item.id)).not.toContain(another)
    for (const role of ['committeeMember', 'bureau', 'viewer'] as const) expect((await proposedOf(role)).total).toBe(0)
  })

  it('H2: news is of the own committees and proposals; who acts for the federation hears of all', async () => {
    const id = await federation.aPolicyRequest({ state: 'adopted' })
    const bodyId = federation.bodies.otherCommittee
    await federation.database.policyRequest.update({ where: { id }, data: { bodyId, pillarId: null } })
    const told = async (role: Role) =>
      (await createHome(federation.deps).forActor(federation.actors[role])).news.some((item) => item.requestId === id)
    expect(await told('committeeMember')).toBe(false)
    expect(await told('proposer')).toBe(false)
    for (const role of ['bureau', 'viewer', 'responseStaff'] as const) expect(await told(role), role).toBe(true)
  })
})
