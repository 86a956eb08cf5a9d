import { randomUUID } from 'node:crypto'
import type { BodyId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { isForward } from '#app/domain/workflow.ts'
import { appendServerUpdate, readText } from '#server/document-text/document-text.repository.ts'
import { replacingUpdate } from '#server/policy-requests/document.test-support.ts'
import {
  aDecision,
  anActor,
  expectOk,
  type Federation,
  substanceNow,
} from '#server/policy-requests/policy-requests.test-support.ts'

type Deciding = { readonly committee: BodyId; readonly central: BodyId; readonly bureau: BodyId }

/**
 * Completes a draft and brings it to its adoption, with nothing but what the pages of the people there propose as the next step.
 * @returns the kinds of body that decided, one after the other
 */
export async function bringToAdoption(
  { database, policyRequests, workflow, workspace }: Federation,
  requestId: PolicyRequestId,
  at: Deciding,
): Promise<string[]> {
  const chair = await anActor(database, 'committeeChair', at.committee)
  const people: readonly Actor[] = [
    chair,
    await anActor(database, 'bureau', at.bureau),
    await anActor(database, 'centralSecretariat', at.central),
  ]
  const recipient = await database.recipient.findFirstOrThrow()
  const { fingerprints } = expectOk(await workspace.open(chair, requestId))
  const complete = {
    sdgs: { sdgTargetCodes: [], noSdgReason: '合うターゲットがない' },
    recipients: { recipientIds: [recipient.id] },
  } as const
  for (const section of ['sdgs', 'recipients'] as const)
    expectOk(
      await policyRequests.editFields(chair, {
        ...{ requestId, section, basedOn: fingerprints[section], values: complete[section] },
      }),
    )
  await database.$transaction(async (tx) =>
    appendServerUpdate(tx, requestId, replacingUpdate(await readText(tx, requestId), '道路の改良を進めること。')),
  )
  for (;;) {
    const { state } = await database.policyRequest.findUniqueOrThrow({ where: { id: requestId } })
    if (state === 'adopted') break
    const [next] = await proposedSteps(workspace, people, requestId)
    if (!next) throw new Error(`nobody can bring it on from ${state}`)
    expectOk(
      await workflow.move(next.actor, {
        ...{ requestId, transition: next.step.id, fromState: state, formKey: randomUUID() },
        shownSubstanceSha256: await substanceNow(database, requestId),
        decision: next.step.asksFor.startsWith('decision') ? aDecision({ eligible: 9, present: 8, votesFor: 8 }) : null,
      }),
    )
  }
  const decisions = await database.decision.findMany({
    where: { requestId },
    orderBy: { recordedAt: 'asc' },
    select: { meeting: { select: { body: { select: { kind: true } } } } },
  })
  return decisions.map(({ meeting }) => meeting.body.kind)
}

async function proposedSteps(workspace: Federation['workspace'], people: readonly Actor[], id: PolicyRequestId) {
  const opened = await Promise.all(
    people.map(async (actor) => {
      const page = await workspace.open(actor, id)
      const step = page.ok ? page.value.transitions.find((one) => isForward(one.id)) : undefined
      return step ? [{ actor, step }] : []
    }),
  )
  return opened.flat()
}
