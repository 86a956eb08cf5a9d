import { toCalendarDate } from '#app/domain/calendar-date.ts'
import type {
  BodyId,
  CycleId,
  PersonId,
  PolicyRequestId,
  ProposalAttachmentId,
  ProposalId,
  ProposalOutcomeId,
  RevisionId,
} from '#app/domain/ids.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import type { OutcomeKind, OutcomeStanding, ProposalState } from '#app/domain/proposal.ts'
import type { ProposalFields } from '#app/domain/proposal-input.ts'
import { ADOPTED_STATES, type RequestState } from '#app/domain/workflow.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { Prisma } from '#server/db/generated/client.ts'
import {
  NAMED,
  type NamedSubject,
  toNamed as toNamedSubject,
} from '#server/policy-requests/merged-requests.repository.ts'
import { WISHES_OF, wishBodiesOf } from '#server/policy-requests/request-subject.ts'

type Reader = Database | Transaction

/** A request as the page of a wish names it, and how far it is. */
export type RequestOfOutcome = {
  readonly id: PolicyRequestId
  readonly number: string
  readonly title: string
  readonly bodyId: BodyId
  readonly committeeJa: string
  readonly committeeEn: string
  readonly state: RequestState
  readonly proposerBodyIds: readonly BodyId[]
  readonly wishBodyIds: readonly BodyId[]
  /** May the person whom it is told open it? Without that it has no title. */
  readonly isReadable: boolean
  /** The request that it was merged into. */
  readonly mergedInto: NamedSubject | null
}
export type Outcome = {
  readonly id: ProposalOutcomeId
  readonly kind: OutcomeKind
  readonly addressee: string
  readonly reason: string
  readonly recordedAt: Date
  readonly request: RequestOfOutcome | null
  readonly standing: OutcomeStanding
  /** The committee that confirms it; null: the bureau decided alone. */
  readonly committee: { readonly id: BodyId; readonly nameJa: string; readonly nameEn: string } | null
  /** The day (YYYY-MM-DD) of the meeting at which it was confirmed. */
  readonly confirmedOn: string | null
  /** Why the committee sent it back. */
  readonly sentBackReason: string
  /** The day (YYYY-MM-DD) on which what was passed on was handed over; null: not yet. */
  readonly handedOverOn: string | null
  /** What the addressee answered. */
  readonly reply: string
}
export type Proposal = ProposalFields & {
  readonly id: ProposalId
  readonly cycleId: CycleId
  readonly bodyId: BodyId
  readonly bodyJa: string
  readonly bodyEn: string
  readonly state: ProposalState
  readonly number: number | null
  readonly isTyped: boolean
  readonly isLate: boolean
  readonly version: number
  readonly createdById: PersonId
  readonly updatedAt: Date
  /** Of the row of a sheet from which it was made, and of what the last import left in it. */
  readonly sheetKey: string | null
  readonly sheetHash: string | null
  /** The file of last year that it was read from, with its row; empty for one that was handed in here. */
  readonly importedFrom: string
  readonly previous: {
    readonly id: PolicyRequestId
    readonly number: string
    readonly title: string
    readonly bodyId: BodyId
  } | null
  readonly outcomes: readonly Outcome[]
  /** 根拠資料, in the order in which they were added. `size` in bytes. */
  readonly attachments: readonly { readonly id: ProposalAttachmentId; readonly name: string; readonly size: number }[]
}

const OF_REQUEST = { id: true, number: true, title: true, bodyId: true, body: { select: { number: true } } } as const
const WHOLE = {
  body: { select: { nameJa: true, nameEn: true } },
  previousRequest: { select: OF_REQUEST },
  attachments: { orderBy: { id: 'asc' }, select: { id: true, file: { select: { name: true, size: true } } } },
  outcomes: {
    orderBy: { id: 'asc' },
    include: {
      committee: { select: { id: true, nameJa: true, nameEn: true } },
      meeting: { select: { heldOn: true } },
      request: {
        select: {
          ...OF_REQUEST,
          state: true,
          body: { select: { number: true, nameJa: true, nameEn: true } },
          proposers: { select: { bodyId: true } },
          outcomes: WISHES_OF,
          mergedInto: { select: NAMED },
        },
      },
    },
  },
} as const satisfies Prisma.ProposalInclude
type Row = Prisma.ProposalGetPayload<{ include: typeof WHOLE }>

const toNamed = (row: { id: string; number: number; title: string; body: { number: number | null } }) => ({
  id: row.id as PolicyRequestId,
  number: requestNumber(row.body.number, row.number),
  title: row.title,
})

const toOutcome = (row: Row['outcomes'][number]): Outcome => ({
  id: row.id as ProposalOutcomeId,
  kind: row.kind,
  addressee: row.addressee,
  reason: row.reason,
  recordedAt: row.recordedAt,
  request: row.request && {
    ...toNamed(row.request),
    bodyId: row.request.bodyId as BodyId,
    committeeJa: row.request.body.nameJa,
    committeeEn: row.request.body.nameEn,
    state: row.request.state,
    proposerBodyIds: row.request.proposers.map((link) => link.bodyId as BodyId),
    wishBodyIds: wishBodiesOf(row.request.outcomes),
    isReadable: true,
    mergedInto: row.request.mergedInto && toNamedSubject(row.request.mergedInto),
  },
  standing: row.standing,
  committee: row.committee && { ...row.committee, id: row.committee.id as BodyId },
  confirmedOn: row.meeting && toCalendarDate(row.meeting.heldOn),
  sentBackReason: row.sentBackReason,
  handedOverOn: row.handedOverOn && toCalendarDate(row.handedOverOn),
  reply: row.reply,
})

const toProposal = (row: Row): Proposal => ({
  id: row.id as ProposalId,
  cycleId: row.cycleId as CycleId,
  bodyId: row.bodyId as BodyId,
  bodyJa: row.body.nameJa,
  bodyEn: row.body.nameEn,
  state: row.state,
  number: row.number,
  intent: row.intent,
  title: row.title,
  situation: row.situation,
  demand: row.demand,
  reason: row.reason,
  addressedTo: row.addressedTo,
  isUrgent: row.isUrgent,
  isTyped: row.isTyped,
  isLate: row.isLate,
  version: row.version,
  createdById: row.createdById as PersonId,
  updatedAt: row.updatedAt,
  sheetKey: row.sheetKey,
  sheetHash: row.sheetHash,
  importedFrom: row.importedFrom,
  previous: row.previousRequest && {
    ...toNamed(row.previousRequest),
    bodyId: row.previousRequest.bodyId as BodyId,
  },
  outcomes: row.outcomes.map(toOutcome),
  attachments: row.attachments.map(({ id, file }) => ({ id: id as ProposalAttachmentId, ...file })),
})

/** The wishes that fit, with what became of each, in the order in which they were begun; two queries or so, however many. */
export async function findProposals(reader: Reader, where: Prisma.ProposalWhereInput): Promise<Proposal[]> {
  const rows = await reader.proposal.findMany({ where, include: WHOLE, orderBy: [{ number: 'asc' }, { id: 'asc' }] })
  return rows.map(toProposal)
}

export async function findProposal(reader: Reader, id: ProposalId): Promise<Proposal | null> {
  return (await findProposals(reader, { id }))[0] ?? null
}

/** These wishes, held until the transaction ends (in one order, so that two clerks do not wait for each other in a circle). */
export async function lockProposals(tx: Transaction, ids: readonly ProposalId[]): Promise<Proposal[]> {
  await tx.$queryRaw`SELECT id FROM proposal WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`
  return findProposals(tx, { id: { in: [...ids] } })
}

/** Holds what these bodies wrote in the year until the transaction ends. */
export async function lockWishesOf(tx: Transaction, cycleId: CycleId, bodyIds: readonly BodyId[]): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM proposal WHERE cycle_id = ${cycleId}::uuid AND body_id = ANY(${[...bodyIds]}::uuid[]) ORDER BY id FOR UPDATE`
}

export type NewProposal = ProposalFields & {
  readonly cycleId: CycleId
  readonly bodyId: BodyId
  readonly isTyped: boolean
  readonly previousRequestId: PolicyRequestId | null
  readonly createdById: PersonId
  readonly at: Date
}

export async function insertProposal(tx: Transaction, { at, ...proposal }: NewProposal): Promise<ProposalId> {
  const row = await tx.proposal.create({ data: { ...proposal, createdAt: at, updatedAt: at }, select: { id: true } })
  return row.id as ProposalId
}

export async function updateProposal(
  tx: Transaction,
  id: ProposalId,
  change: Partial<ProposalFields> & {
    readonly previousRequestId?: PolicyRequestId | null
    readonly state?: ProposalState
    readonly isLate?: boolean
    readonly sheetKey?: string | null
    readonly sheetHash?: string
  },
  at: Date,
): Promise<void> {
  await tx.proposal.update({ where: { id }, data: { ...change, updatedAt: at, version: { increment: 1 } } })
}

/** Hands it in. The call's row is held, so that no two get one number. @returns its 受付番号 */
export async function storeHandedIn(tx: Transaction, proposal: Proposal, isLate: boolean, at: Date): Promise<number> {
  const { _max } = await tx.proposal.aggregate({ where: { cycleId: proposal.cycleId }, _max: { number: true } })
  const number = proposal.number ?? (_max.number ?? 0) + 1
  await tx.proposal.update({
    where: { id: proposal.id },
    data: { state: 'handedIn', number, isLate, handedInAt: at, updatedAt: at, version: { increment: 1 } },
  })
  return number
}

export const countOfBody = (reader: Reader, cycleId: CycleId, bodyId: BodyId): Promise<number> =>
  reader.proposal.count({ where: { cycleId, bodyId, state: { not: 'takenBack' } } })

/** Which requests of last year the wishes of these bodies in a year carry on. */
export async function carriedPairs(
  reader: Reader,
  cycleId: CycleId,
  bodyIds: readonly BodyId[],
  states: readonly ProposalState[],
): Promise<{ readonly bodyId: BodyId; readonly requestId: PolicyRequestId }[]> {
  const rows = await reader.proposal.findMany({
    where: { cycleId, bodyId: { in: [...bodyIds] }, state: { in: [...states] }, previousRequestId: { not: null } },
    select: { bodyId: true, previousRequestId: true },
  })
  return rows.map((row) => ({ bodyId: row.bodyId as BodyId, requestId: row.previousRequestId as PolicyRequestId }))
}

/** Drafts of these bodies on which something was written, the latest first; not more than a page shows. */
export async function draftsOf(reader: Reader, cycleId: CycleId, bodyIds: readonly BodyId[]) {
  const rows = await reader.proposal.findMany({
    where: { cycleId, bodyId: { in: [...bodyIds] }, state: 'draft', version: { gt: 1 } },
    orderBy: { updatedAt: 'desc' },
    take: 6,
    select: { id: true, title: true, updatedAt: true, body: { select: { nameJa: true, nameEn: true } } },
  })
  return rows.map(({ body, ...row }) => ({ ...row, bodyJa: body.nameJa, bodyEn: body.nameEn }))
}

/** Those of these bodies that have handed in something this year. */
export async function bodiesThatHandedIn(
  reader: Reader,
  cycleId: CycleId,
  bodyIds: readonly BodyId[],
): Promise<BodyId[]> {
  const rows = await reader.proposal.groupBy({
    by: ['bodyId'],
    where: { cycleId, bodyId: { in: [...bodyIds] }, state: 'handedIn' },
  })
  return rows.map(({ bodyId }) => bodyId as BodyId)
}

/** Those of the year that wait for an outcome. */
const AWAITING = {
  state: 'handedIn',
  intent: { not: 'finished' },
  importedFrom: '',
  OR: [{ outcomes: { none: {} } }, { outcomes: { some: { standing: 'sentBack' } } }],
} satisfies Prisma.ProposalWhereInput

export const countHandedIn = (reader: Reader, cycleId: CycleId): Promise<number> =>
  reader.proposal.count({ where: { cycleId, state: 'handedIn' } })

/** How many wishes of the cycle wait to be told what became of them. */
export const countAwaiting = (reader: Reader, cycleId: CycleId): Promise<number> =>
  reader.proposal.count({ where: { cycleId, ...AWAITING } })

/** So many wishes of a year wait for somebody. */
export type WaitingOfYear = {
  readonly cycleId: CycleId
  readonly title: string
  readonly isCurrent: boolean
  readonly count: number
}

/**
 * Of every year whose consolidation is open: how many wishes wait for their outcome, or (with `committeeIds`) how many outcomes for these committees.
 * A year that is over leaves its wishes behind on nobody's desk.
 */
export async function waitingByYear(
  reader: Reader,
  committeeIds: readonly BodyId[] | null,
): Promise<readonly WaitingOfYear[]> {
  const waits: Prisma.ProposalWhereInput = committeeIds
    ? { state: 'handedIn', outcomes: { some: { standing: 'proposed', committeeId: { in: [...committeeIds] } } } }
    : AWAITING
  const rows = await reader.cycle.findMany({
    where: { call: { consolidatedAt: null }, proposals: { some: waits } },
    orderBy: { targetFiscalYear: 'desc' },
    select: { id: true, title: true, isCurrent: true, _count: { select: { proposals: { where: waits } } } },
  })
  return rows.map(({ id, _count, ...row }) => ({ ...row, cycleId: id as CycleId, count: _count.proposals }))
}

/** How far the requests are with those who were asked: sent to, answered by. One query. */
export async function answersOfRequests(
  reader: Reader,
  ids: readonly PolicyRequestId[],
): Promise<ReadonlyMap<PolicyRequestId, { readonly sent: number; readonly answered: number }>> {
  const rows = await reader.policyRequestRecipient.groupBy({
    by: ['requestId'],
    where: { requestId: { in: [...ids] }, isSubmitted: true },
    _count: { _all: true },
  })
  const answered = await reader.policyRequestRecipient.groupBy({
    by: ['requestId'],
    where: { requestId: { in: [...ids] }, isSubmitted: true, rounds: { gt: 0 } },
    _count: { _all: true },
  })
  return new Map(
    rows.map((row) => [
      row.requestId as PolicyRequestId,
      {
        sent: row._count._all,
        answered: answered.find((one) => one.requestId === row.requestId)?._count._all ?? 0,
      },
    ]),
  )
}

export type LastYears = {
  readonly id: PolicyRequestId
  readonly number: string
  readonly title: string
  readonly bodyId: BodyId
  readonly state: RequestState
  readonly proposerBodyIds: readonly BodyId[]
  readonly adoptedRevisionId: RevisionId | null
}

/** What these bodies proposed in a cycle and was adopted, in the order of the book. */
export async function adoptedOfBodies(
  reader: Reader,
  cycleId: CycleId,
  bodyIds: readonly BodyId[],
  id?: PolicyRequestId,
): Promise<LastYears[]> {
  const rows = await reader.policyRequest.findMany({
    where: {
      cycleId,
      ...(id && { id }),
      state: { in: [...ADOPTED_STATES] },
      proposers: { some: { bodyId: { in: [...bodyIds] } } },
    },
    orderBy: [{ body: { sortOrder: 'asc' } }, { number: 'asc' }],
    select: {
      ...OF_REQUEST,
      state: true,
      adoptedRevisionId: true,
      proposers: { select: { bodyId: true } },
    },
  })
  return rows.map((row) => ({
    ...toNamed(row),
    bodyId: row.bodyId as BodyId,
    state: row.state,
    proposerBodyIds: row.proposers.map((link) => link.bodyId as BodyId),
    adoptedRevisionId: row.adoptedRevisionId as RevisionId | null,
  }))
}

/** Why these requests were withdrawn, as it was written when they were. One query. */
export async function reasonsOfWithdrawal(
  reader: Reader,
  ids: readonly PolicyRequestId[],
): Promise<ReadonlyMap<PolicyRequestId, string>> {
  if (ids.length === 0) return new Map()
  const events = await reader.auditEvent.findMany({
    where: { subjectType: 'policyRequest', subjectId: { in: [...ids] }, action: 'policyRequest.withdraw' },
    orderBy: { id: 'asc' },
    select: { subjectId: true, details: true },
  })
  return new Map(
    events.map(({ subjectId, details }) => {
      const reason = (details as { readonly reason?: unknown } | null)?.reason
      return [subjectId as PolicyRequestId, typeof reason === 'string' ? reason : '']
    }),
  )
}

/** The requests of a cycle that a wish can still go into, in the order of the book. */
export async function openRequests(reader: Reader, cycleId: CycleId, states: readonly RequestState[]) {
  const rows = await reader.policyRequest.findMany({
    where: { cycleId, state: { in: [...states] } },
    orderBy: [{ body: { sortOrder: 'asc' } }, { number: 'asc' }],
    select: { ...OF_REQUEST, state: true },
  })
  return rows.map((row) => ({ ...toNamed(row), bodyId: row.bodyId as BodyId, state: row.state }))
}

/** The body's names and kind; null when it may hand in nothing. */
export async function findBodyName(reader: Reader, id: BodyId) {
  const row = await reader.body.findUnique({ where: { id }, select: { kind: true, nameJa: true, nameEn: true } })
  return row && { id, ...row }
}
