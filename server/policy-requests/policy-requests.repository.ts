import type { BodyId, CycleId, PersonId, PillarId, PolicyRequestId, RecipientId, RevisionId } from '#app/domain/ids.ts'
import type { Subject } from '#app/domain/permissions.ts'
import type { PolicyRequestFields } from '#app/domain/request-fields.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { Prisma } from '#server/db/generated/client.ts'
import type { PolicyRequestDetail } from './policy-request-detail.ts'
import { WISHES_OF, wishBodiesOf } from './request-subject.ts'
import { addLinks, columnsOf, fieldsOfRow, replaceLinks } from './stored-fields.repository.ts'

type Reader = Database | Transaction

const DETAIL = {
  body: true,
  cycle: { select: { id: true, title: true, targetFiscalYear: true } },
  pillar: { select: { id: true, title: true } },
  sdgTargets: { select: { targetCode: true } },
  priorityAreas: { select: { area: true }, orderBy: { area: 'asc' } },
  recipients: { include: { recipient: true }, orderBy: { recipient: { sortOrder: 'asc' } } },
  proposers: { include: { body: true }, orderBy: { body: { sortOrder: 'asc' } } },
  outcomes: WISHES_OF,
} as const

/** The request with all that it names, or null when there is none of that id. */
export async function findRequestDetail(reader: Reader, id: PolicyRequestId): Promise<PolicyRequestDetail | null> {
  return (await findRequestDetails(reader, [id]))[0] ?? null
}

/** A request as the permission table looks at it, and nothing more of it. */
export async function findRequestSubject(reader: Reader, id: PolicyRequestId): Promise<Required<Subject> | null> {
  const row = await reader.policyRequest.findUnique({
    where: { id },
    select: { bodyId: true, state: true, proposers: { select: { bodyId: true } }, outcomes: WISHES_OF },
  })
  return (
    row && {
      bodyId: row.bodyId as BodyId,
      state: row.state,
      proposerBodyIds: row.proposers.map((link) => link.bodyId as BodyId),
      wishBodyIds: wishBodiesOf(row.outcomes),
    }
  )
}

/** The requests of these ids with all that they name, in no order; the number of queries does not grow with them. */
export async function findRequestDetails(
  reader: Reader,
  ids: readonly PolicyRequestId[],
): Promise<PolicyRequestDetail[]> {
  const rows = await reader.policyRequest.findMany({ where: { id: { in: [...ids] } }, include: DETAIL })
  const approvedIds = rows.flatMap((row) => row.approvedRevisionId ?? [])
  const approved =
    approvedIds.length === 0
      ? []
      : await reader.revision.findMany({
          where: { id: { in: approvedIds } },
          select: { id: true, substanceSha256: true },
        })
  return rows.map((row) => toDetail(row, approved.find(({ id }) => id === row.approvedRevisionId) ?? null))
}

type Row = Prisma.PolicyRequestGetPayload<{ include: typeof DETAIL }>

function toDetail(row: Row, approved: { id: string; substanceSha256: string } | null): PolicyRequestDetail {
  return {
    id: row.id as PolicyRequestId,
    cycleId: row.cycleId as CycleId,
    bodyId: row.bodyId as BodyId,
    number: row.number,
    state: row.state,
    ...fieldsOfRow(row),
    version: row.version,
    mergedIntoId: row.mergedIntoId as PolicyRequestId | null,
    isFictional: row.isFictional,
    importedFrom: row.importedFrom,
    createdById: row.createdById as PersonId,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    body: named(row.body),
    cycle: { ...row.cycle, id: row.cycle.id as CycleId },
    pillar: row.pillar && { ...row.pillar, id: row.pillar.id as PillarId },
    recipients: row.recipients.map(({ recipient, noResponseAt }) => ({
      id: recipient.id as RecipientId,
      kind: recipient.kind,
      lgCode: recipient.lgCode,
      nameJa: recipient.nameJa,
      nameEn: recipient.nameEn,
      municipality: recipient.municipality,
      noResponseAt,
    })),
    proposers: row.proposers.map((link) => named(link.body)),
    approvedRevision: approved && { id: approved.id as RevisionId, substanceSha256: approved.substanceSha256 },
    confirmedSubstanceSha256: row.confirmedSubstanceSha256,
    agendaRevisionId: row.agendaRevisionId as RevisionId | null,
    adoptedRevisionId: row.adoptedRevisionId as RevisionId | null,
    wishBodyIds: wishBodiesOf(row.outcomes),
  }
}

const named = (body: { id: string; nameJa: string; nameEn: string; number: number | null }) => ({
  id: body.id as BodyId,
  nameJa: body.nameJa,
  nameEn: body.nameEn,
  number: body.number,
})

/**
 * Takes the row FOR UPDATE, so that no other transition, no change of fields and no write to the text (which takes it
 * FOR NO KEY UPDATE) can run beside this transaction.
 * @returns false when there is no such request
 */
export async function lockRequest(tx: Transaction, id: PolicyRequestId): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM policy_request WHERE id = ${id}::uuid FOR UPDATE`
  return rows.length === 1
}

/** What is stored with a change of state, beside the state itself. */
export type StateChange = {
  readonly approvedRevisionId?: RevisionId
  readonly confirmedSubstanceSha256?: string | null
  readonly agendaRevisionId?: RevisionId
  readonly adoptedRevisionId?: RevisionId
  readonly mergedIntoId?: PolicyRequestId
}

/** Moves the request where its state is still `from`. False: somebody was faster and nothing was written. */
export async function changeState(
  tx: Transaction,
  id: PolicyRequestId,
  from: RequestState,
  to: RequestState,
  change: StateChange,
  at: Date,
): Promise<boolean> {
  const { count } = await tx.policyRequest.updateMany({
    where: { id, state: from },
    data: { state: to, updatedAt: at, version: { increment: 1 }, ...change },
  })
  return count === 1
}

/** Records that the committee has seen and accepts the text with this hash. */
export async function storeConfirmedText(
  tx: Transaction,
  id: PolicyRequestId,
  substanceSha256: string,
  at: Date,
): Promise<void> {
  await tx.policyRequest.update({ where: { id }, data: { confirmedSubstanceSha256: substanceSha256, updatedAt: at } })
}

/** The next running number of a committee in a cycle. The committee's row is locked, so that two creations do not meet. */
export async function nextNumber(tx: Transaction, cycleId: CycleId, bodyId: BodyId): Promise<number> {
  await tx.$queryRaw`SELECT id FROM body WHERE id = ${bodyId}::uuid FOR UPDATE`
  const { _max } = await tx.policyRequest.aggregate({ where: { cycleId, bodyId }, _max: { number: true } })
  return (_max.number ?? 0) + 1
}

export type NewRequest = PolicyRequestFields & {
  readonly cycleId: CycleId
  readonly bodyId: BodyId
  readonly number: number
  readonly isFictional: boolean
  readonly key: string | null
  readonly createdById: PersonId
  readonly at: Date
}

/** Inserts a request in the state 起草中 with all its fields. */
export async function insertRequest(tx: Transaction, request: NewRequest): Promise<PolicyRequestId> {
  const row = await tx.policyRequest.create({
    data: {
      cycleId: request.cycleId,
      bodyId: request.bodyId,
      number: request.number,
      sortOrder: request.number,
      ...columnsOf(request),
      isFictional: request.isFictional,
      key: request.key,
      createdById: request.createdById,
      createdAt: request.at,
      updatedAt: request.at,
    },
    select: { id: true },
  })
  const id = row.id as PolicyRequestId
  await addLinks(tx, id, request)
  return id
}

/** Stores these fields, each anew as a whole. */
export async function updateFields(
  tx: Transaction,
  id: PolicyRequestId,
  fields: Partial<PolicyRequestFields>,
  at: Date,
): Promise<void> {
  await tx.policyRequest.update({
    where: { id },
    data: { ...columnsOf(fields), updatedAt: at, version: { increment: 1 } },
  })
  await replaceLinks(tx, id, fields)
}

export type LockedRequest = { readonly state: RequestState; readonly adoptedRevisionId: RevisionId | null }

/**
 * Takes the rows of these requests FOR UPDATE, always in the same order, so that two recorders wait for each other instead
 * of meeting in a deadlock.
 */
export async function lockRequests(
  tx: Transaction,
  ids: readonly PolicyRequestId[],
): Promise<Map<PolicyRequestId, LockedRequest>> {
  const rows = await tx.$queryRaw<{ id: string; state: RequestState; adopted_revision_id: string | null }[]>`
    SELECT id, state::text AS state, adopted_revision_id FROM policy_request
    WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`
  return new Map(
    rows.map((row) => [
      row.id as PolicyRequestId,
      { state: row.state, adoptedRevisionId: row.adopted_revision_id as RevisionId | null },
    ]),
  )
}
