import type { CycleId } from '#app/domain/ids.ts'
import type { PolicyRequestKind } from '#app/domain/policy-request.ts'
import type { OutcomeKind, ProposalIntent } from '#app/domain/proposal.ts'
import type { BodyKind } from '#app/domain/roles.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'

type Counted<Key> = readonly { readonly key: Key; readonly count: number }[]
export type OfCommittee = { readonly nameJa: string; readonly nameEn: string; readonly count: number }

/** What stands in a year, counted. Each table is one statement, whatever the year holds. */
export type YearCounts = {
  readonly requests: {
    readonly total: number
    readonly byKind: Counted<PolicyRequestKind>
    readonly byState: Counted<RequestState>
    readonly byCommittee: readonly OfCommittee[]
    /** By kind of the bodies that proposed; `none`: nobody is named. A request of bodies of two kinds counts in both. */
    readonly byOrigin: Counted<BodyKind | 'none'>
    /** By goal of its targets; a request of two goals counts in both. */
    readonly byGoal: Counted<number>
  }
  readonly wishes: {
    readonly total: number
    readonly byIntent: Counted<ProposalIntent>
    readonly byOrigin: Counted<BodyKind>
    /** `open`: waits for its outcome; `ended`: nothing has to become of it; `inFile`: the file of an earlier year says it in other words. One that was split counts in each of its outcomes. */
    readonly byOutcome: Counted<OutcomeKind | 'open' | 'ended' | 'inFile'>
  }
}

/** Withdrawn and merged ones ask for nothing any more: they are counted by their state alone. */
const NOT_ASKED: RequestState[] = ['withdrawn', 'merged']

/**
 * Nine statements, by the indexes that begin with cycle_id. Proposers and tags do not know their year: they are asked for request by
 * request (OFFSET 0 keeps the database from reading those of all years instead).
 */
export async function countYear(database: Database, cycleId: CycleId): Promise<YearCounts> {
  const asked = { cycleId, state: { notIn: NOT_ASKED } }
  const handedIn = { cycleId, state: 'handedIn' } as const
  const [kinds, states, committees, bodies, requestOrigins, goals, intents, wishOrigins, outcomes] = await Promise.all([
    database.policyRequest.groupBy({ by: ['kind'], where: asked, _count: { _all: true } }),
    database.policyRequest.groupBy({ by: ['state'], where: { cycleId }, _count: { _all: true } }),
    database.policyRequest.groupBy({ by: ['bodyId'], where: asked, _count: { _all: true } }),
    database.body.findMany({
      where: { kind: 'committee' },
      orderBy: [{ sortOrder: 'asc' }, { nameJa: 'asc' }],
      select: { id: true, nameJa: true, nameEn: true },
    }),
    database.$queryRaw<{ key: BodyKind | 'none'; count: number }[]>`
      SELECT coalesce(body.kind::text, 'none') AS key, count(DISTINCT request.id)::int AS count
      FROM policy_request AS request
      LEFT JOIN LATERAL (
        SELECT body_id FROM policy_request_proposer WHERE request_id = request.id OFFSET 0
      ) AS proposer ON true
      LEFT JOIN body ON body.id = proposer.body_id
      WHERE request.cycle_id = ${cycleId}::uuid AND NOT (request.state::text = ANY (${NOT_ASKED}::text[]))
      GROUP BY 1`,
    database.$queryRaw<{ key: number; count: number }[]>`
      SELECT split_part(tag.target_code, '.', 1)::int AS key, count(DISTINCT request.id)::int AS count
      FROM policy_request AS request
      CROSS JOIN LATERAL (
        SELECT target_code FROM policy_request_sdg_target WHERE request_id = request.id OFFSET 0
      ) AS tag
      WHERE request.cycle_id = ${cycleId}::uuid AND NOT (request.state::text = ANY (${NOT_ASKED}::text[]))
      GROUP BY 1 ORDER BY 1`,
    database.proposal.groupBy({ by: ['intent'], where: handedIn, _count: { _all: true } }),
    database.$queryRaw<{ key: BodyKind; count: number }[]>`
      SELECT body.kind::text AS key, count(*)::int AS count
      FROM proposal JOIN body ON body.id = proposal.body_id
      WHERE proposal.cycle_id = ${cycleId}::uuid AND proposal.state = 'handedIn' GROUP BY 1`,
    database.$queryRaw<{ key: OutcomeKind | 'open' | 'ended' | 'inFile'; count: number }[]>`
      SELECT coalesce(outcome.kind::text, CASE WHEN intent = 'finished' THEN 'ended' WHEN imported_from <> '' THEN 'inFile' ELSE 'open' END) AS key,
             count(DISTINCT proposal.id)::int AS count
      FROM proposal LEFT JOIN proposal_outcome AS outcome
        ON outcome.proposal_id = proposal.id AND outcome.standing = 'decided'
      WHERE proposal.cycle_id = ${cycleId}::uuid AND proposal.state = 'handedIn' GROUP BY 1`,
  ])
  const sum = (rows: readonly { _count: { _all: number } }[]) => rows.reduce((all, row) => all + row._count._all, 0)
  return {
    requests: {
      total: sum(kinds),
      byKind: kinds.map((row) => ({ key: row.kind, count: row._count._all })),
      byState: states.map((row) => ({ key: row.state, count: row._count._all })),
      byCommittee: bodies.map(({ id, ...body }) => ({
        ...body,
        count: committees.find((row) => row.bodyId === id)?._count._all ?? 0,
      })),
      byOrigin: requestOrigins,
      byGoal: goals,
    },
    wishes: {
      total: sum(intents),
      byIntent: intents.map((row) => ({ key: row.intent, count: row._count._all })),
      byOrigin: wishOrigins,
      byOutcome: outcomes,
    },
  }
}
