import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { appendServerUpdate, readText } from '#server/document-text/document-text.repository.ts'
import { replacingUpdate } from '#server/policy-requests/document.test-support.ts'
import {
  aFederation,
  expectOk,
  type Federation,
  substanceNow,
} from '#server/policy-requests/policy-requests.test-support.ts'

let federation: Federation
beforeAll(async () => {
  federation = await aFederation()
})
afterAll(() => federation.close())

const _stateOf = async (id: PolicyRequestId) =>
  (await federation.database.policyRequest.findUniqueOrThrow({ where: { id } })).state
const _auditOf = (id: PolicyRequestId) => federation.database.auditEvent.count({ where: { subjectId: id } })
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

describe('W9: the bureau changes the text after the approval', () => {
  it('the committee confirms what it was shown before the request can be put on the agenda', async () => {
    const id = await federation.aPolicyRequest({ state: 'consolidating', text: '整備を進めること。' })
    const agenda = { requestId: id, transition: 'putOnAgenda', fromState: 'consolidating' } as const
    await change(id, '計画的に整備を進めること。')
    expect(await move('bureau', agenda)).toMatchObject({ refusal: { reason: 'changedTextNotConfirmed' } })
    const shown = expectOk(await federation.workflow.showChangedText(federation.actors.committeeChair, id, null))
    expect(shown.confirmable).toBe(true)
    expect(
      await federation.workflow.confirmChangedText(federation.actors.committeeMember, {
        requestId: id,
        shownSubstanceSha256: shown.substanceSha256,
      }),
    ).toMatchObject({ refusal: { reason: 'notPermitted' } })
    expect(
      await federation.workflow.confirmChangedText(federation.actors.committeeChair, {
        requestId: id,
        shownSubstanceSha256: 'f'.repeat(64),
      }),
    ).toMatchObject({ refusal: { reason: 'textChangedSinceShown' } })
    expectOk(
      await federation.workflow.confirmChangedText(federation.actors.committeeChair, {
        requestId: id,
        shownSubstanceSha256: shown.substanceSha256,
      }),
    )
    expect(
      await federation.workflow.confirmChangedText(federation.actors.committeeChair, {
        requestId: id,
        shownSubstanceSha256: shown.substanceSha256,
      }),
    ).toMatchObject({ refusal: { reason: 'nothingToConfirm' } })
    expectOk(await move('bureau', agenda))
  })
  it.each([
    [
      'recipients',
      (recipientIds: readonly string[]) => ({ section: 'recipients', values: { recipientIds } }),
      'recipientIds',
    ],
    [
      'SDG targets',
      () => ({ section: 'sdgs', values: { sdgTargetCodes: ['6.6'], noSdgReason: '', priorityAreas: [] } }),
      'sdgTargetCodes',
    ],
  ])('other %s are confirmed like another text', async (_name, edit, field) => {
    const id = await federation.aPolicyRequest({ state: 'consolidating' })
    const { fingerprints } = expectOk(await federation.workspace.open(federation.actors.bureau, id))
    const saved = edit(federation.recipientIds)
    const basedOn = fingerprints[saved.section as 'sdgs']
    expectOk(await federation.policyRequests.editFields(federation.actors.bureau, { requestId: id, basedOn, ...saved }))
    const agenda = { requestId: id, transition: 'putOnAgenda', fromState: 'consolidating' } as const
    expect(await move('bureau', agenda)).toMatchObject({ refusal: { reason: 'changedTextNotConfirmed' } })
    const { committeeChair } = federation.actors
    const shown = expectOk(await federation.workflow.showChangedText(committeeChair, id, null))
    expect(shown.fields.map((difference) => difference.field)).toEqual([field])
    const confirmation = { requestId: id, shownSubstanceSha256: shown.substanceSha256 }
    expectOk(await federation.workflow.confirmChangedText(committeeChair, confirmation))
    expectOk(await move('bureau', agenda))
  })
})
