import type { BodyId, PolicyRequestId } from '#app/domain/ids.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { NamedRequest } from './policy-request-detail.ts'
import { WISHES_OF, wishBodiesOf } from './request-subject.ts'

/** A request as it is named elsewhere, with what the permission table looks at. */
export type NamedSubject = NamedRequest & {
  readonly bodyId: BodyId
  readonly state: RequestState
  readonly proposerBodyIds: readonly BodyId[]
  readonly wishBodyIds: readonly BodyId[]
}

/** What is read of a request that another one names. */
export const NAMED = {
  id: true,
  number: true,
  title: true,
  bodyId: true,
  state: true,
  body: { select: { number: true } },
  proposers: { select: { bodyId: true } },
  outcomes: WISHES_OF,
} as const

type Row = {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly bodyId: string
  readonly state: RequestState
  readonly body: { readonly number: number | null }
  readonly proposers: readonly { readonly bodyId: string }[]
  readonly outcomes: Parameters<typeof wishBodiesOf>[0]
}

export const toNamed = (row: Row): NamedSubject => ({
  id: row.id as PolicyRequestId,
  number: requestNumber(row.body.number, row.number),
  title: row.title,
  bodyId: row.bodyId as BodyId,
  state: row.state,
  proposerBodyIds: row.proposers.map((link) => link.bodyId as BodyId),
  wishBodyIds: wishBodiesOf(row.outcomes),
})

/** The request that this one went into (null: none), and those that went into it, in the order of the book. */
export async function mergesOf(
  database: Database,
  id: PolicyRequestId,
): Promise<{ readonly into: NamedSubject | null; readonly from: readonly NamedSubject[] }> {
  const row = await database.policyRequest.findUniqueOrThrow({
    where: { id },
    select: {
      mergedInto: { select: NAMED },
      mergedFrom: { select: NAMED, orderBy: [{ body: { sortOrder: 'asc' } }, { number: 'asc' }] },
    },
  })
  return { into: row.mergedInto && toNamed(row.mergedInto), from: row.mergedFrom.map(toNamed) }
}

/** Names these bodies too as those who proposed the request; bodies that are named already stay. */
export async function addProposers(
  tx: Transaction,
  requestId: PolicyRequestId,
  bodyIds: readonly BodyId[],
  at: Date,
): Promise<void> {
  await tx.policyRequestProposer.createMany({
    data: bodyIds.map((bodyId) => ({ requestId, bodyId })),
    skipDuplicates: true,
  })
  await tx.policyRequest.update({ where: { id: requestId }, data: { updatedAt: at, version: { increment: 1 } } })
}
