import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { DecisionInput } from '#app/domain/decision.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import type { BodyId, CycleId, PersonId, PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { Result } from '#app/domain/result.ts'
import { bodiesOf, ROLES, type Role } from '#app/domain/roles.ts'
import type { RequestState, TransitionId } from '#app/domain/workflow.ts'
import { createAccessChanges } from '#server/access-changes.ts'
import { TEST_AUDIT_KEYS } from '#server/audit/audit-keys.test-support.ts'
import { systemClock } from '#server/clock.ts'
import { createDatabase, type Database } from '#server/db/client.ts'
import { createTestDatabase } from '#server/db/test-database.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import { createDocumentReader } from '#server/documents/read/document-reader.ts'
import { createMeetings, type Meetings } from '#server/meetings/meetings.ts'
import { createPasswordJudge } from '#server/passwords/judge-password.ts'
import { substanceSha256Of } from '#server/revisions/take-revision.ts'
import { createSecretBox } from '#server/second-factor/secret-box.ts'
import type { Client } from '#server/sessions/sessions.ts'
import { createTokens } from '#server/sessions/tokens.ts'
import { createSettings } from '#server/settings/settings.ts'
import { createWorkflow, type Workflow } from '#server/workflow/workflow.ts'
import { createWorkspace, type WorkspaceService } from '#server/workspace/workspace.ts'
import { documentWithText } from './document.test-support.ts'
import { findRequestDetail } from './policy-requests.repository.ts'
import { createPolicyRequests, type PolicyRequests } from './policy-requests.ts'

/**
 * A small federation in a database of its own: two committees, the bureau, the central committee, an affiliate, a current
 * cycle, three recipients and one person for every role.
 */
export async function aFederation() {
  const { url, ownerUrl, drop } = await createTestDatabase()
  const open = createDatabase(url, { auditKeys: TEST_AUDIT_KEYS })
  const database = open.prisma
  const passwords = createPasswordJudge()
  const reader = createDocumentReader(() => {})
  const deps = {
    database,
    clock: systemClock,
    accessChanges: createAccessChanges(),
    tokens: createTokens(TEST_SECRET),
    secrets: createSecretBox(TEST_SECRET),
    publicUrl: 'https://desk.example.jp',
    passwords,
    reader,
    settings: createSettings({ database }),
  }
  const bodies = await insertBodies(database)
  const cycle = await database.cycle.create({
    data: { title: '2027年度に向けた政策・制度要求と提言', workYear: 2026, targetFiscalYear: 2027, isCurrent: true },
  })
  const recipients = await Promise.all(
    ['140007', '141003', '141305'].map((lgCode, sortOrder) =>
      database.recipient.create({
        data: {
          kind: sortOrder === 0 ? 'prefecture' : 'municipality',
          lgCode,
          nameJa: ['神奈川県', '横浜市', '川崎市'][sortOrder] as string,
          kana: '',
          nameEn: lgCode,
          headTitle: '',
          assembly: '',
          sortOrder,
        },
      }),
    ),
  )
  const actors = Object.fromEntries(
    await Promise.all(ROLES.map(async (role) => [role, await anActor(database, role, bodyFor(role, bodies))] as const)),
  ) as Record<Role, Actor>
  const policyRequests = createPolicyRequests(deps)
  const workflow = createWorkflow(deps)
  const workspace = createWorkspace(deps)
  const meetings = createMeetings(deps)
  const federation = {
    url,
    ownerUrl,
    /** Runs a statement as the role that owns the tables. */
    asOwner: (statement: string) => asOwner(ownerUrl, statement),
    database,
    deps,
    bodies,
    actors,
    policyRequests,
    workflow,
    workspace,
    meetings,
    cycleId: cycle.id as CycleId,
    recipientIds: recipients.map((recipient) => recipient.id as RecipientId),
    close: async () => {
      await passwords.close()
      await reader.close()
      await open.close()
      await drop()
    },
  }
  return { ...federation, aPolicyRequest: (change: RequestChange = {}) => aPolicyRequest(federation, change) }
}

async function asOwner(ownerUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

export type Federation = Awaited<ReturnType<typeof aFederation>>
type Bodies = Record<'committee' | 'otherCommittee' | 'bureau' | 'centralCommittee' | 'affiliate', BodyId>

async function insertBodies(database: Database): Promise<Bodies> {
  const make = async (
    kind: 'committee' | 'bureau' | 'centralCommittee' | 'affiliate',
    nameJa: string,
    number: number | null,
  ) =>
    (await database.body.create({ data: { kind, nameJa, nameEn: nameJa, number, sortOrder: number ?? 10 } }))
      .id as BodyId
  return {
    committee: await make('committee', '環境・エネルギー政策委員会', 5),
    otherCommittee: await make('committee', '行財政政策委員会', 7),
    bureau: await make('bureau', '政策局', null),
    centralCommittee: await make('centralCommittee', '中央委員会', null),
    affiliate: await make('affiliate', '金属の構成組織', null),
  }
}

function bodyFor(role: Role, bodies: Bodies): BodyId {
  const kinds: readonly string[] = bodiesOf(role)
  if (kinds.includes('committee')) return bodies.committee
  if (kinds.includes('bureau')) return bodies.bureau
  return kinds.includes('centralCommittee') ? bodies.centralCommittee : bodies.affiliate
}

/** A person of the database with one role, as an actor. */
export async function anActor(database: Database, role: Role, bodyId: BodyId): Promise<Actor> {
  const person = await database.person.create({
    data: { name: `${role}の人`, email: `${role}-${randomUUID()}@example.jp` },
  })
  await database.membership.create({ data: { personId: person.id, bodyId, role, startsOn: new Date('2020-01-01') } })
  return { personId: person.id as PersonId, name: person.name, memberships: [{ role, bodyId }] }
}

export type RequestChange = {
  readonly state?: RequestState
  readonly text?: string
  /** A whole text instead of one paragraph. */
  readonly document?: DocumentJson
  readonly title?: string
  readonly sdgTargetCodes?: string[]
  readonly recipientIds?: RecipientId[]
  readonly proposerBodyIds?: BodyId[]
}

type Made = {
  readonly actors: Record<Role, Actor>
  readonly bodies: Bodies
  readonly policyRequests: PolicyRequests
  readonly workflow: Workflow
  readonly workspace: WorkspaceService
  readonly meetings: Meetings
  readonly recipientIds: readonly RecipientId[]
  readonly database: Database
}

/** A complete request of the committee, brought to `state` (起草中 without one) by those who may. */
async function aPolicyRequest(federation: Made, change: RequestChange): Promise<PolicyRequestId> {
  const { actors, bodies, policyRequests } = federation
  const id = expectOk(
    await policyRequests.create(
      actors.committeeMember,
      {
        formKey: randomUUID(),
        bodyId: bodies.committee,
        title: change.title ?? '水源環境の保全と公正な移行',
        kind: 'new',
        sdgTargetCodes: change.sdgTargetCodes ?? ['6.6', '13.2'],
        recipientIds: change.recipientIds ?? federation.recipientIds.slice(0, 2),
        proposerBodyIds: change.proposerBodyIds ?? [],
      },
      { document: change.document ?? documentWithText(change.text ?? '森林の整備を進めること。') },
    ),
  )
  // Made long ago, so that a test can date what was decided on it.
  await federation.database.policyRequest.update({ where: { id }, data: { createdAt: new Date('2025-01-01') } })
  await bringTo(federation, id, change.state ?? 'drafting')
  return id
}

const WAY: readonly [TransitionId, RequestState, Role][] = [
  ['submitToCommittee', 'drafting', 'committeeMember'],
  ['approveInCommittee', 'inCommittee', 'committeeChair'],
  ['takeUp', 'committeeApproved', 'bureau'],
  ['putOnAgenda', 'consolidating', 'bureau'],
  ['adopt', 'onCentralAgenda', 'centralSecretariat'],
]

/** Fires the transitions of the usual way until the request stands in `state` (up to 採択済); later states are set as such. */
async function bringTo(federation: Made, requestId: PolicyRequestId, state: RequestState): Promise<void> {
  const end = WAY.findIndex(([, from]) => from === state)
  const steps = WAY.slice(0, end >= 0 ? end : WAY.length)
  if (state === 'drafting') return
  const reached = [
    'inCommittee',
    'committeeApproved',
    'consolidating',
    'onCentralAgenda',
    'adopted',
    'submitted',
    'closed',
  ].includes(state)
  for (const [transition, fromState, role] of reached ? steps : []) {
    expectOk(
      await federation.workflow.move(federation.actors[role], {
        requestId,
        transition,
        fromState,
        shownSubstanceSha256: await substanceNow(federation.database, requestId),
        decision: DECISIONS[transition] ?? null,
      }),
    )
  }
  // States that only a submission, a vote or a merge leads to: what is under test is what may be done from there.
  await federation.database.policyRequest.update({ where: { id: requestId }, data: { state } })
}

/** Hash of what a request says now: what a person has been shown who opened it just now. */
export async function substanceNow(database: Database, id: PolicyRequestId): Promise<string> {
  const request = await findRequestDetail(database, id)
  if (!request) throw new Error(`no request ${id}`)
  return substanceSha256Of(request, await readText(database, id))
}

/** A decision that carries, today; it may be dated before the request was put to the body, which tests do in no time. */
export const aDecision = (change: Partial<DecisionInput> = {}): DecisionInput => ({
  heldOn: todayInJapan(new Date()),
  heldBeforePut: true,
  form: 'sitting',
  outcome: 'approve',
  eligible: 20,
  present: 15,
  votesFor: 15,
  votesAgainst: 0,
  abstentions: 0,
  note: '',
  amendments: [],
  ...change,
})

/** Long enough ago for whatever a test dates after it. */
const ON_THE_WAY = aDecision({ heldOn: '2026-03-01' })
const DECISIONS: Partial<Record<TransitionId, DecisionInput>> = { approveInCommittee: ON_THE_WAY, adopt: ON_THE_WAY }

/** What the tests' sessions and links are signed with; a program under test is given the same. */
export const TEST_SECRET = 's'.repeat(40)

/** The value of a result that must have succeeded. */
export function expectOk<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** The proof of somebody who signed in just now. */
export const PROVED = async (): Promise<Result<null>> => ({ ok: true, value: null })

/** A browser that nobody has used yet, for tests of signing in. */
export const aClient = (change: Partial<Client> = {}): Client => ({
  address: '192.0.2.1',
  userAgent: 'test',
  sessionToken: null,
  deviceToken: null,
  pendingToken: null,
  passkeyToken: null,
  ...change,
})
