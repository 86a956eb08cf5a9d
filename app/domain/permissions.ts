import { type BodyId, type PersonId, parseId } from './ids.ts'
import { isBoundToBody, ROLES, type Role, rolesThatRead } from './roles.ts'
import { REQUEST_STATES, type RequestState, STATES, TRANSITIONS, type TransitionId } from './workflow.ts'

/**
 * Who may do what: the one table. What is not granted here is refused. Transitions and text editing are not repeated:
 * their grants come from the workflow table.
 */

/** A signed-in person with the memberships that are in force today. */
export type Actor = {
  readonly personId: PersonId
  readonly name: string
  readonly memberships: readonly { readonly role: Role; readonly bodyId: BodyId }[]
}

/** What is acted on, as far as permissions look at it. Without `bodyId` only grants that hold anywhere apply. */
export type Subject = {
  readonly bodyId?: BodyId
  readonly state?: RequestState
  /** Affiliates and chapters that proposed it. */
  readonly proposerBodyIds?: readonly BodyId[]
  /** Bodies whose wishes went into it, in their own words; where that is not known, all that proposed it. */
  readonly wishBodyIds?: readonly BodyId[]
}

/**
 * `own`: only for what belongs to the body in which the role is held. `proposed`: only for what that body proposed;
 * `ownWishes`: what it proposed, where no wish of another body went in. `anywhere`: for all.
 */
type Scope = 'own' | 'proposed' | 'ownWishes' | 'anywhere'
type Grant = { readonly roles: readonly Role[]; readonly where: Scope; readonly states?: readonly RequestState[] }

const COMMITTEE = ['committeeMember', 'committeeSecretary', 'committeeChair'] as const

const from = (first: RequestState, ...more: RequestState[]) => [
  ...REQUEST_STATES.slice(REQUEST_STATES.indexOf(first), REQUEST_STATES.indexOf('closed') + 1),
  ...more,
]
const SINCE_APPROVED = from('committeeApproved', 'rejected')
const SINCE_AGENDA = from('onCentralAgenda', 'rejected')
const SINCE_ADOPTED = from('adopted')

const transitionGrants = Object.fromEntries(
  [...new Set(TRANSITIONS.map((row) => row.id))].map((id) => [
    `policyRequest.${id}`,
    TRANSITIONS.filter((row) => row.id === id).flatMap((row) => grantsFor(row.by, row.from)),
  ]),
) as unknown as Record<`policyRequest.${TransitionId}`, readonly Grant[]>

const textGrants = REQUEST_STATES.flatMap((state) => grantsFor(STATES[state].textEditableBy, [state]))

function grantsFor(roles: readonly Role[], states: readonly RequestState[]): Grant[] {
  const own = roles.filter(isBoundToBody)
  const anywhere = roles.filter((role) => !isBoundToBody(role))
  return [
    ...(own.length > 0 ? [{ roles: own, where: 'own', states } as const] : []),
    ...(anywhere.length > 0 ? [{ roles: anywhere, where: 'anywhere', states } as const] : []),
  ]
}

const READ_REQUEST: readonly Grant[] = [
  { roles: ROLES.filter(isBoundToBody), where: 'own' },
  // A draft that is made of the wishes of several bodies still says what each of them wrote: to the others it is told when a committee approved it.
  { roles: ['proposer'], where: 'ownWishes' },
  { roles: ['proposer'], where: 'proposed', states: SINCE_APPROVED },
  { roles: rolesThatRead('draft'), where: 'anywhere' },
  { roles: rolesThatRead('approved'), where: 'anywhere', states: SINCE_APPROVED },
  { roles: rolesThatRead('agenda'), where: 'anywhere', states: SINCE_AGENDA },
  { roles: rolesThatRead('adopted'), where: 'anywhere', states: SINCE_ADOPTED },
]

/** Who reads what was adopted reads the answers; evaluations are for committee members, the bureau and those who record. */
const READ_RESPONSES: readonly Grant[] = [
  { roles: ROLES.filter((role) => !rolesThatRead('never').includes(role)), where: 'anywhere', states: SINCE_ADOPTED },
  { roles: ['adviser'], where: 'own', states: SINCE_ADOPTED },
]

export const PERMISSIONS = {
  ...transitionGrants,
  'policyRequest.read': READ_REQUEST,
  /** History, decisions and earlier texts: of those who deliberate and decide, not of all who read what was adopted. */
  'policyRequest.readDeliberation': [
    { roles: [...COMMITTEE, 'adviser'], where: 'own' },
    { roles: ['bureau'], where: 'anywhere' },
    { roles: ['centralSecretariat'], where: 'anywhere', states: SINCE_APPROVED },
    { roles: ['centralMember'], where: 'anywhere', states: SINCE_AGENDA },
  ],
  'policyRequest.create': [
    { roles: COMMITTEE, where: 'own' },
    { roles: ['bureau'], where: 'anywhere' },
  ],
  'policyRequest.edit': textGrants,
  /** Only the author, and only while nobody else has done anything to it: the service asks for that too. */
  'policyRequest.remove': [
    { roles: COMMITTEE, where: 'own', states: ['drafting'] },
    { roles: ['bureau'], where: 'anywhere', states: ['drafting'] },
  ],
  'policyRequest.confirmChangedText': [
    { roles: ['committeeChair', 'committeeSecretary'], where: 'own', states: ['consolidating'] },
  ],
  'policyRequest.exportWord': READ_REQUEST,
  /** Decides what becomes of last year's requests in this one. */
  'policyRequest.carryOver': [{ roles: ['bureau'], where: 'anywhere' }],
  /** Makes last year out of its book. */
  'year.import': [{ roles: ['bureau'], where: 'anywhere' }],
  'call.manage': [{ roles: ['bureau'], where: 'anywhere' }],
  /** Writes wishes of a body and hands them in; the bureau types those that come on paper. */
  'proposal.write': [
    { roles: ['proposer', ...COMMITTEE], where: 'own' },
    { roles: ['bureau'], where: 'anywhere' },
  ],
  /** A draft is nobody else's business until it is handed in. */
  'proposal.readDraft': [{ roles: ['proposer', ...COMMITTEE, 'bureau'], where: 'own' }],
  'proposal.read': [
    { roles: ['proposer', ...COMMITTEE], where: 'own' },
    { roles: ['bureau'], where: 'anywhere' },
  ],
  'proposal.consolidate': [{ roles: ['bureau'], where: 'anywhere' }],
  /** What the bureau proposes to become of wishes, where a committee decides on them: its members read, its officers record. */
  'proposal.readProposed': [{ roles: COMMITTEE, where: 'own' }],
  'proposal.confirm': [{ roles: ['committeeChair', 'committeeSecretary'], where: 'own' }],
  /** The attendance of a meeting, by those who record what that body decides. */
  'meeting.correct': [{ roles: ['committeeChair', 'committeeSecretary', 'centralSecretariat'], where: 'own' }],
  'pillar.manage': [
    { roles: ['bureau'], where: 'anywhere' },
    { roles: ['committeeChair', 'committeeSecretary'], where: 'own' },
  ],
  'book.export': [{ roles: ['bureau', 'centralSecretariat'], where: 'anywhere' }],
  'submission.record': [{ roles: ['bureau', 'responseStaff'], where: 'anywhere' }],
  /** Date, place, people and number of a delivery; never what was delivered. */
  'submission.correct': [{ roles: ['bureau', 'responseStaff'], where: 'anywhere' }],
  'submission.read': [
    { roles: ['bureau', 'responseStaff', 'centralSecretariat', 'centralMember', ...COMMITTEE], where: 'anywhere' },
  ],
  'response.read': READ_RESPONSES,
  'response.record': [{ roles: ['bureau', 'responseStaff'], where: 'anywhere', states: ['submitted'] }],
  /** Answers that were taken back: of those who record, also when the request is closed. */
  'response.readWithdrawn': [{ roles: ['bureau', 'responseStaff'], where: 'anywhere', states: SINCE_ADOPTED }],
  'response.markNone': [{ roles: ['bureau', 'responseStaff'], where: 'anywhere', states: ['submitted'] }],
  'evaluation.read': [
    {
      roles: [...COMMITTEE, 'bureau', 'centralSecretariat', 'centralMember', 'responseStaff'],
      where: 'anywhere',
      states: SINCE_ADOPTED,
    },
  ],
  'evaluation.draft': [
    { roles: ['bureau', 'responseStaff'], where: 'anywhere', states: ['submitted'] },
    { roles: COMMITTEE, where: 'own', states: ['submitted'] },
  ],
  'evaluation.confirm': [
    { roles: ['committeeChair'], where: 'own', states: ['submitted'] },
    { roles: ['bureau'], where: 'anywhere', states: ['submitted'] },
  ],
  'people.manage': [{ roles: ['admin'], where: 'anywhere' }],
  'bodies.manage': [{ roles: ['admin'], where: 'anywhere' }],
  'cycle.manage': [{ roles: ['admin', 'bureau'], where: 'anywhere' }],
  /** Who heads the recipients, as letters address them. */
  'recipientHead.manage': [{ roles: ['admin', 'bureau', 'responseStaff'], where: 'anywhere' }],
  'settings.manage': [{ roles: ['admin'], where: 'anywhere' }],
  'audit.read': [{ roles: ['admin'], where: 'anywhere' }],
} as const satisfies Record<string, readonly Grant[]>

export type Action = keyof typeof PERMISSIONS
export const ACTIONS = Object.keys(PERMISSIONS) as Action[]

/** The grants of `action`, as the table has them. */
export const grantsOf = (action: Action): readonly Grant[] => PERMISSIONS[action]

/** May `actor` do `action` to `subject`? True only if a grant of the table says so. */
export function can(actor: Actor, action: Action, subject: Subject = {}): boolean {
  return grantsOf(action).some(
    (grant) =>
      (grant.states === undefined || (subject.state !== undefined && grant.states.includes(subject.state))) &&
      reaches(grant.where, bodiesOf(actor, grant), subject),
  )
}

/** May `actor` do `action` to `subject` in one state or another? */
export const couldEver = (actor: Actor, action: Action, subject: Subject): boolean =>
  grantsOf(action).some((grant) => reaches(grant.where, bodiesOf(actor, grant), subject))

/**
 * May `actor` do `action` in the body that was sent (`bodyId`, as it came)? Where none is named yet: in any body at all.
 */
export function mayInBody(actor: Actor, action: Action, bodyId: unknown): boolean {
  const named = parseId<BodyId>(bodyId)
  return named ? can(actor, action, { bodyId: named }) : reachOf(actor, action).length > 0
}

/** The own bodies for which `actor` may do `action`. */
export const bodiesFor = (actor: Actor, action: Action): BodyId[] => [
  ...new Set(reachOf(actor, action).flatMap(({ bodyIds }) => bodyIds ?? [])),
]

/** The bodies in which the person holds a role of the grant. */
const bodiesOf = (actor: Actor, { roles }: Grant): readonly BodyId[] =>
  actor.memberships.filter(({ role }) => roles.includes(role)).map(({ bodyId }) => bodyId)

function reaches(where: Scope, bodyIds: readonly BodyId[], subject: Subject): boolean {
  if (where === 'anywhere') return bodyIds.length > 0
  if (where === 'own') return subject.bodyId !== undefined && bodyIds.includes(subject.bodyId)
  const proposers = subject.proposerBodyIds ?? []
  const isOwn = (id: BodyId) => bodyIds.includes(id)
  return proposers.some(isOwn) && (where === 'proposed' || (subject.wishBodyIds ?? proposers).every(isOwn))
}

/** A slice of requests: those in `states` (null: any), of these bodies or proposed by them (null: of any), with wishes of others in them or without. */
export type Reach = {
  readonly states: readonly RequestState[] | null
  readonly bodyIds: readonly BodyId[] | null
  readonly proposerBodyIds: readonly BodyId[] | null
  readonly hasOwnWishesOnly: boolean
}

/**
 * What `actor` may do `action` to, for a query: the union of the slices. An empty list means: to nothing.
 * Says the same as `can`, request by request (shown by a test).
 */
export function reachOf(actor: Actor, action: Action): Reach[] {
  return grantsOf(action).flatMap((grant): Reach[] => {
    const bodyIds = bodiesOf(actor, grant)
    if (bodyIds.length === 0) return []
    return [
      {
        states: grant.states ?? null,
        bodyIds: grant.where === 'own' ? bodyIds : null,
        proposerBodyIds: grant.where === 'proposed' || grant.where === 'ownWishes' ? bodyIds : null,
        hasOwnWishesOnly: grant.where === 'ownWishes',
      },
    ]
  })
}
