import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { appendUpdates, readText } from '#server/document-text/document-text.repository.ts'
import { replacingUpdate } from './document.test-support.ts'
import { aFederation, anActor, expectOk, type Federation } from './policy-requests.test-support.ts'

let federation: Federation
let author: Actor
let colleague: Actor
beforeAll(async () => {
  federation = await aFederation()
  author = federation.actors.committeeMember
  colleague = await anActor(federation.database, 'committeeMember', federation.bodies.committee)
})
afterAll(() => federation.close())

const draftOf = async (actor: Actor): Promise<PolicyRequestId> =>
  expectOk(
    await federation.policyRequests.create(actor, {
      formKey: randomUUID(),
      bodyId: federation.bodies.committee,
      title: '書きかけの要求',
      kind: 'new',
      sdgTargetCodes: ['6.6'],
      recipientIds: federation.recipientIds,
    }),
  )
const remove = (actor: Actor, requestId: PolicyRequestId, formKey?: string) =>
  federation.policyRequests.removeDraft(actor, { requestId, formKey })
const exists = async (id: PolicyRequestId) => (await federation.database.policyRequest.count({ where: { id } })) > 0
const mayRemove = async (actor: Actor, id: PolicyRequestId) =>
  expectOk(await federation.workspace.open(actor, id)).abilities.removeDraft
const aWish = async (change: { previousRequestId?: string } = {}): Promise<string> => {
  const { bodies, cycleId, actors } = federation
  const of = { bodyId: bodies.affiliate, cycleId, createdById: actors.proposer.personId }
  const data = { ...of, intent: 'new', title: '職場の声', ...change } as const
  return (await federation.database.proposal.create({ data })).id
}
async function write(actor: Actor, id: PolicyRequestId): Promise<void> {
  const bytes = replacingUpdate(await readText(federation.database, id), `${actor.name}の言葉`)
  const { accepted } = await appendUpdates(federation.database, {
    requestId: id,
    bodyId: federation.bodies.committee,
    updates: [{ actor, bytes }],
  })
  expect(accepted.size).toBe(1)
}

it('E3: the author removes a draft with all that hangs on it, and what was done stays on record', async () => {
  const id = await draftOf(author)
  await write(author, id)
  expect(await mayRemove(author, id)).toBe(true)
  const told: unknown[] = []
  const stop = federation.deps.accessChanges.listen((change) => told.push(change))
  const key = randomUUID()
  expectOk(await remove(author, id, key))
  // The same form again, as a lost answer sends it.
  expectOk(await remove(author, id, key))
  stop()
  expect(told).toContainEqual({ kind: 'requestMoved', requestId: id })
  expect(await exists(id)).toBe(false)
  const { database } = federation
  const where = { requestId: id }
  expect(
    await Promise.all([
      database.documentUpdate.count({ where }),
      database.documentSnapshot.count({ where }),
      database.policyRequestSdgTarget.count({ where }),
      database.policyRequestRecipient.count({ where }),
    ]),
  ).toEqual([0, 0, 0, 0])
  const events = await database.auditEvent.findMany({
    where: { subjectId: id },
    orderBy: { id: 'asc' },
    select: { action: true, personId: true, details: true },
  })
  expect(events.map(({ action }) => action)).toEqual(['policyRequest.create', 'policyRequest.remove'])
  expect(events.at(-1)).toMatchObject({ personId: author.personId, details: { title: '書きかけの要求' } })
  // What somebody still writes in it finds no request, and is stored nowhere.
  const late = await appendUpdates(database, {
    requestId: id,
    bodyId: federation.bodies.committee,
    updates: [{ actor: author, bytes: new Uint8Array([0, 0]) }],
  })
  expect([late.state, late.accepted.size]).toEqual([null, 0])
})

it('E3: what others have written in, changed, moved or merged into stays, and nobody else removes it', async () => {
  const cases: Record<string, (id: PolicyRequestId) => Promise<unknown>> = {
    'a colleague wrote': (id) => write(colleague, id),
    'a colleague changed a field': async (id) => {
      const { fingerprints } = expectOk(await federation.workspace.open(colleague, id))
      const edit = { requestId: id, section: 'title', basedOn: fingerprints.title, values: { title: '直した題' } }
      return expectOk(await federation.policyRequests.editFields(colleague, edit))
    },
    'another was merged into it': async (id) =>
      federation.database.policyRequest.update({
        where: { id: await draftOf(author) },
        data: { mergedIntoId: id, state: 'merged' },
      }),
    'a wish went into it': async (id) => {
      const wish = await aWish()
      const recordedById = federation.actors.bureau.personId
      const data = { proposalId: wish, kind: 'intoRequest', requestId: id, recordedById } as const
      return federation.database.proposalOutcome.create({ data })
    },
    'a wish carries it on': (id) => aWish({ previousRequestId: id }),
  }
  for (const [name, others] of Object.entries(cases)) {
    const id = await draftOf(author)
    await others(id)
    expect(await mayRemove(author, id), name).toBe(false)
    expect(await remove(author, id), name).toMatchObject({ refusal: { reason: 'notOwnDraft' } })
    expect(await exists(id), name).toBe(true)
  }
  const id = await draftOf(author)
  expect(await mayRemove(colleague, id)).toBe(false)
  expect(await remove(colleague, id)).toMatchObject({ refusal: { reason: 'notOwnDraft' } })
  expect(await remove(federation.actors.viewer, id)).toMatchObject({ refusal: { reason: 'notFound' } })
  expect(await remove(federation.actors.bureau, id)).toMatchObject({ refusal: { reason: 'notOwnDraft' } })
  await federation.database.policyRequest.update({ where: { id }, data: { state: 'inCommittee' } })
  expect(await remove(author, id)).toMatchObject({ refusal: { reason: 'notPermitted' } })
  expect(await exists(id)).toBe(true)
})

it('E2: what is stored already is not stored again, and leaves no audit record', async () => {
  const id = await draftOf(author)
  const { fingerprints } = expectOk(await federation.workspace.open(author, id))
  const save = (title: string, basedOn: string) =>
    federation.policyRequests.editFields(author, { requestId: id, section: 'title', basedOn, values: { title } })
  const records = () =>
    federation.database.auditEvent.count({ where: { subjectId: id, action: 'policyRequest.editFields' } })
  expect(expectOk(await save('  書きかけの要求 ', fingerprints.title))).toEqual({
    version: 1,
    fingerprint: fingerprints.title,
  })
  expect(await records()).toBe(0)
  // The version is what a page tells a load by that was asked for before the saving.
  const stored = expectOk(await save('書き上げた要求', fingerprints.title))
  const { request, fingerprints: now } = expectOk(await federation.workspace.open(author, id))
  expect(stored).toEqual({ version: 2, fingerprint: now.title })
  expect(request.version).toBe(2)
  expect(await records()).toBe(1)
})
