import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '#app/domain/canonical-json.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { can, couldEver } from '#app/domain/permissions.ts'
import { ROLES } from '#app/domain/roles.ts'
import { isInChain, REQUEST_STATES, TRANSITION_IDS, transitionFrom } from '#app/domain/workflow.ts'
import { appendServerUpdate, readText } from '#server/document-text/document-text.repository.ts'
import { replacingUpdate } from '#server/policy-requests/document.test-support.ts'
import {
  aDecision,
  aFederation,
  anActor,
  expectOk,
  type Federation,
  substanceNow,
} from '#server/policy-requests/policy-requests.test-support.ts'
import { sha256 } from '#server/revisions/take-revision.ts'

let federation: Federation
beforeAll(async () => {
  federation = await aFederation()
})
afterAll(() => federation.close())

const stateOf = async (id: PolicyRequestId) =>
  (await federation.database.policyRequest.findUniqueOrThrow({ where: { id } })).state
const auditOf = (id: PolicyRequestId) => federation.database.auditEvent.count({ where: { subjectId: id } })
type MoveInput = { requestId: PolicyRequestId; [field: string]: unknown }
/** As somebody who has read the request as it is now, unless the input says otherwise. */
const move = async (role: keyof Federation['actors'], input: MoveInput) =>
  federation.workflow.move(federation.actors[role], {
    shownSubstanceSha256: await substanceNow(federation.database, input.requestId),
    ...input,
  })

const change = (id: PolicyRequestId, text: string) =>
  federation.database.$transaction(async (tx) =>
    appendServerUpdate(tx, id, replacingUpdate(await readText(tx, id), text)),
  )

/** Who takes the steps that act on what a request says, and from where. */
const ACTING = {
  approveInCommittee: ['committeeChair', 'inCommittee'],
  putOnAgenda: ['bureau', 'consolidating'],
  adopt: ['centralSecretariat', 'onCentralAgenda'],
  reject: ['centralSecretariat', 'onCentralAgenda'],
} as const

describe('W5: every role × transition × state, through the service', () => {
  for (const state of REQUEST_STATES)
    it(`from ${state}`, async () => {
      const id = await federation.aPolicyRequest({ state })
      const mergeIntoId = await federation.aPolicyRequest()
      const subject = { bodyId: federation.bodies.committee, state, proposerBodyIds: [] }
      const shownSubstanceSha256 = await substanceNow(federation.database, id)
      let recorded = await auditOf(id)
      for (const transition of TRANSITION_IDS) {
        for (const role of ROLES) {
          const actor = federation.actors[role]
          const decision = aDecision(
            transition === 'reject' ? { outcome: 'reject', votesFor: 0, votesAgainst: 15 } : {},
          )
          const result = await federation.workflow.move(actor, {
            requestId: id,
            transition,
            fromState: state,
            shownSubstanceSha256,
            reason: '理由',
            decision,
            mergeIntoId,
          })
          const name = `${role} ${transition} from ${state}`
          const named = transitionFrom(state, transition)
          const row = named && isInChain(named, 'committeeThenCentral') ? named : null
          if (row && can(actor, `policyRequest.${transition}`, subject)) {
            // A request that no submission or answer belongs to cannot be recorded as handed over or closed, whoever asks.
            if (row.requires.includes('submission'))
              expect(result, name).toMatchObject({ refusal: { reason: 'submissionMissing' } })
            else if (row.requires.includes('everyRecipientAnswered'))
              expect(result, name).toMatchObject({ refusal: { reason: 'responsesMissing' } })
            else {
              expect(result, name).toEqual({ ok: true, value: row.to })
              expect(await auditOf(id), name).toBe(++recorded)
              await federation.database.policyRequest.update({ where: { id }, data: { state } })
            }
          } else {
            const reason = !can(actor, 'policyRequest.read', subject)
              ? 'notFound'
              : row || !couldEver(actor, `policyRequest.${transition}`, subject)
                ? 'notPermitted'
                : 'notFromHere'
            expect(result, name).toMatchObject({ ok: false, refusal: { reason } })
          }
        }
        // The refused ones left no trace.
        expect(await stateOf(id), transition).toBe(state)
        expect(await auditOf(id), transition).toBe(recorded)
      }
    })
})

describe('W6: a freeze takes a revision that proves the text', () => {
  it('keeps title, text and fields under their SHA-256, and the database refuses to change it', async () => {
    const id = await federation.aPolicyRequest({ state: 'committeeApproved', text: '水源を守ること。' })
    const revision = await federation.database.revision.findFirstOrThrow({ where: { requestId: id } })
    expect(revision.sha256).toBe(sha256(canonicalJson(revision.content)))
    expect(JSON.stringify(revision.content)).toContain('水源を守ること。')
    expect(revision.content).toMatchObject({
      title: '水源環境の保全と公正な移行',
      sdgTargets: ['6.6', '13.2'],
      recipients: [{ lgCode: '140007', name: '神奈川県' }, { lgCode: '141003' }],
    })
    const changes = [`UPDATE revision SET sha256 = 'x'`, 'DELETE FROM revision'].map(
      (sql) => `${sql} WHERE id = '${revision.id}'`,
    )
    for (const change of changes) {
      await expect(federation.database.$executeRawUnsafe(change)).rejects.toThrow(/permission denied/)
      await expect(federation.asOwner(change)).rejects.toThrow(/append-only/)
    }
  })
})

describe('W7: what somebody else did first', () => {
  it('two chairs approve in the same second: exactly one decision', async () => {
    const id = await federation.aPolicyRequest({ state: 'inCommittee' })
    const other = await anActor(federation.database, 'committeeChair', federation.bodies.committee)
    const input = {
      requestId: id,
      transition: 'approveInCommittee',
      fromState: 'inCommittee',
      shownSubstanceSha256: await substanceNow(federation.database, id),
      decision: aDecision(),
    } as const
    const results = await Promise.all([move('committeeChair', input), federation.workflow.move(other, input)])
    expect(results.map((result) => result.ok).sort()).toEqual([false, true])
    expect(results.find((result) => !result.ok)).toMatchObject({
      refusal: { reason: 'stateChanged', values: { state: 'committeeApproved' } },
    })
    expect(await federation.database.decision.count({ where: { requestId: id } })).toBe(1)
    expect(await federation.database.revision.count({ where: { requestId: id } })).toBe(1)
  })
  it('several requests decided at once, at a meeting nobody has recorded yet: one meeting, every decision kept', async () => {
    const ids = await Promise.all([...Array(4)].map(() => federation.aPolicyRequest({ state: 'inCommittee' })))
    const decision = aDecision({ heldOn: '2026-06-12' })
    const input = { transition: 'approveInCommittee', fromState: 'inCommittee', decision }
    const results = await Promise.all(ids.map((requestId) => move('committeeChair', { ...input, requestId })))
    expect(results.map((result) => result.ok)).toEqual([true, true, true, true])
    const meetings = await federation.database.meeting.findMany({ where: { heldOn: new Date('2026-06-12') } })
    expect(meetings).toHaveLength(1)
    expect(await federation.database.decision.count({ where: { meetingId: meetings[0]?.id } })).toBe(4)
  })
  it.each(['approveInCommittee', 'putOnAgenda', 'adopt', 'reject'] as const)(
    '%s holds only for what was read: a text, a tag or a recipient changed since then refuses it',
    async (transition) => {
      const [role, fromState] = ACTING[transition]
      const id = await federation.aPolicyRequest({ state: fromState })
      const decision = aDecision(transition === 'reject' ? { outcome: 'reject', votesFor: 0, votesAgainst: 15 } : {})
      const input = { requestId: id, transition, fromState, decision }
      for (const shownSubstanceSha256 of ['', 'f'.repeat(64)])
        expect(await move(role, { ...input, shownSubstanceSha256 })).toMatchObject({
          refusal: { reason: 'textChangedSinceShown' },
        })
      expect(await stateOf(id)).toBe(fromState)
      expectOk(await move(role, input))
    },
  )
  it('a chair who read the text before the last sentence came does not approve it', async () => {
    const id = await federation.aPolicyRequest({ state: 'inCommittee', text: '整備を進めること。' })
    const read = await substanceNow(federation.database, id)
    await change(id, '計画的に整備を進めること。')
    const approve = { requestId: id, transition: 'approveInCommittee', fromState: 'inCommittee', decision: aDecision() }
    expect(await move('committeeChair', { ...approve, shownSubstanceSha256: read })).toMatchObject({
      refusal: { reason: 'textChangedSinceShown' },
    })
    expect(await federation.database.decision.count({ where: { requestId: id } })).toBe(0)
    expectOk(await move('committeeChair', approve))
  })
  it('a form older than the state it acts on is refused with the state there is', async () => {
    const id = await federation.aPolicyRequest({ state: 'committeeApproved' })
    expect(
      await move('committeeChair', {
        requestId: id,
        transition: 'returnToDrafting',
        fromState: 'inCommittee',
        reason: '再考',
      }),
    ).toMatchObject({
      refusal: { reason: 'stateChanged', values: { state: 'committeeApproved' } },
    })
  })
  it('ids that are none, or name nothing, are refused', async () => {
    const input = { transition: 'takeUp', fromState: 'committeeApproved' } as const
    expect(
      await federation.workflow.move(federation.actors.bureau, { ...input, requestId: randomUUID() }),
    ).toMatchObject({
      refusal: { reason: 'notFound' },
    })
    expect(
      await federation.workflow.move(federation.actors.bureau, { ...input, requestId: "1' OR 1=1" }),
    ).toMatchObject({
      refusal: { reason: 'notFound' },
    })
  })
})

describe('W8: what is missing is named', () => {
  const submit = { transition: 'submitToCommittee', fromState: 'drafting' } as const
  it.each([
    ['bodyMissing', { text: '' }],
    ['sdgTargetOrReasonMissing', { sdgTargetCodes: [] }],
    ['recipientMissing', { recipientIds: [] }],
  ] as const)('%s', async (reason, change) => {
    const id = await federation.aPolicyRequest({ ...change } as Parameters<Federation['aPolicyRequest']>[0])
    expect(await move('committeeMember', { ...submit, requestId: id })).toMatchObject({ refusal: { reason } })
    expect(await stateOf(id)).toBe('drafting')
  })
  it('a refusal after writes leaves no trace: no meeting of a decision that did not count', async () => {
    const id = await federation.aPolicyRequest({ state: 'onCentralAgenda' })
    const before = await federation.database.meeting.count()
    const decision = aDecision({
      heldOn: '2026-04-15',
      outcome: 'approveAsAmended',
      amendments: [{ from: 'どこにもない文', to: '改める' }],
    })
    expect(
      await move('centralSecretariat', { requestId: id, transition: 'adopt', fromState: 'onCentralAgenda', decision }),
    ).toMatchObject({ refusal: { reason: 'amendmentNotFound' } })
    expect(await federation.database.meeting.count()).toBe(before)
  })
  it('a meeting is recorded once; another attendance for it is refused', async () => {
    const approve = async (change: Parameters<typeof aDecision>[0]) =>
      move('committeeChair', {
        requestId: await federation.aPolicyRequest({ state: 'inCommittee' }),
        transition: 'approveInCommittee',
        fromState: 'inCommittee',
        decision: aDecision({ heldOn: '2026-05-20', ...change }),
      })
    expectOk(await approve({}))
    expect(await approve({ present: 16, votesFor: 16 })).toMatchObject({ refusal: { reason: 'meetingDiffers' } })
  })
})

it('W10: an amendment at the adoption changes the text and takes a new revision', async () => {
  const id = await federation.aPolicyRequest({ state: 'onCentralAgenda', text: '早期に検討すること。' })
  const decision = aDecision({ outcome: 'approveAsAmended', amendments: [{ from: '早期に検討', to: '速やかに実施' }] })
  expectOk(
    await move('centralSecretariat', { requestId: id, transition: 'adopt', fromState: 'onCentralAgenda', decision }),
  )
  const request = await federation.database.policyRequest.findUniqueOrThrow({ where: { id } })
  const revisions = await federation.database.revision.findMany({
    where: { requestId: id },
    orderBy: { number: 'asc' },
  })
  expect(revisions.map((revision) => revision.reason)).toEqual(['committeeApproval', 'centralAgenda', 'amendment'])
  expect(request.adoptedRevisionId).toBe(revisions[2]?.id)
  expect(JSON.stringify(revisions[2]?.content)).toContain('速やかに実施すること。')
  expect(JSON.stringify(await readText(federation.database, id))).toContain('速やかに実施すること。')
})

it.each([
  ['no title', { from: '水源環境の保全と公正な移行', to: '' }, 'titleMissing'],
  ['too long a title', { from: '水源環境の保全', to: '水'.repeat(121) }, 'titleTooLong'],
  ['no text', { from: '早期に検討すること。', to: '' }, 'bodyMissing'],
])('W10: an amendment that would leave %s is refused, and changes nothing', async (_, amendment, reason) => {
  const id = await federation.aPolicyRequest({ state: 'onCentralAgenda', text: '早期に検討すること。' })
  const adopt = { requestId: id, transition: 'adopt', fromState: 'onCentralAgenda' } as const
  const amended = aDecision({ outcome: 'approveAsAmended', amendments: [amendment] })
  expect(await move('centralSecretariat', { ...adopt, decision: amended })).toMatchObject({ refusal: { reason } })
  const forgotten = aDecision({ amendments: [{ from: '早期に', to: '速やかに' }] })
  expect(await move('centralSecretariat', { ...adopt, decision: forgotten })).toMatchObject({
    refusal: { reason: 'amendmentsNotDecided' },
  })
  const request = await federation.database.policyRequest.findUniqueOrThrow({ where: { id } })
  expect(request).toMatchObject({ state: 'onCentralAgenda', title: '水源環境の保全と公正な移行' })
  expect(JSON.stringify(await readText(federation.database, id))).toContain('早期に検討すること。')
})

it('W11: a merged request keeps its text and names where it went', async () => {
  const target = await federation.aPolicyRequest()
  const id = await federation.aPolicyRequest({ text: '残る文。' })
  expect(
    await move('bureau', { requestId: id, transition: 'merge', fromState: 'drafting', mergeIntoId: id }),
  ).toMatchObject({ refusal: { reason: 'mergeTargetIsSelf' } })
  for (const state of ['onCentralAgenda', 'submitted', 'withdrawn'] as const) {
    const mergeIntoId = await federation.aPolicyRequest({ state })
    expect(
      await move('bureau', { requestId: id, transition: 'merge', fromState: 'drafting', mergeIntoId }),
    ).toMatchObject({ refusal: { reason: 'mergeTargetClosed' } })
  }
  expectOk(await move('bureau', { requestId: id, transition: 'merge', fromState: 'drafting', mergeIntoId: target }))
  expect((await federation.database.policyRequest.findUniqueOrThrow({ where: { id } })).mergedIntoId).toBe(target)
  expect(JSON.stringify(await readText(federation.database, id))).toContain('残る文。')
})
