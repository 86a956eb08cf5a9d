import type { BodyKind, Role } from './roles.ts'

/**
 * The workflow of a request (DOMAIN: "The workflow of a request"), route 県・市町村. States and transitions stand here
 * and nowhere else: the screen, the services, the room server, the generated tests and docs/workflow.md read this table.
 */

/**
 * 議決の順序: which bodies decide on a request, one after the other. The profile of a federation names one; rows of the table that
 * belong to one only say so (docs/decisions/026).
 */
export const DECISION_CHAINS = ['committeeThenCentral', 'centralOnly'] as const
export type DecisionChain = (typeof DECISION_CHAINS)[number]

/**
 * Who holds a request in a state: whose turn it is, who may withdraw it, and whose decision a transition that needs one records
 * (`committee`: its own; any other kind: the one body of that kind).
 */
type Holder = BodyKind | 'nobody'

export type StateLook = 'begun' | 'underWay' | 'near' | 'carried' | 'lost' | 'over'

type StateRow = {
  readonly holder: Holder
  /** Roles that may change the text and the fields. Nobody: the text is frozen. */
  readonly textEditableBy: readonly Role[]
  /** Can anything still happen after this state? */
  readonly final: boolean
  /** How it is to be taken at a glance; the colours are the screens'. */
  readonly look: StateLook
}

const COMMITTEE_OFFICERS = ['committeeChair', 'committeeSecretary'] as const satisfies readonly Role[]
const COMMITTEE = ['committeeMember', ...COMMITTEE_OFFICERS] as const satisfies readonly Role[]

export const STATES = {
  drafting: { holder: 'committee', textEditableBy: [...COMMITTEE, 'bureau'], final: false, look: 'begun' },
  inCommittee: { holder: 'committee', textEditableBy: COMMITTEE_OFFICERS, final: false, look: 'underWay' },
  committeeApproved: { holder: 'bureau', textEditableBy: [], final: false, look: 'underWay' },
  consolidating: { holder: 'bureau', textEditableBy: ['bureau'], final: false, look: 'near' },
  onCentralAgenda: { holder: 'centralCommittee', textEditableBy: [], final: false, look: 'near' },
  adopted: { holder: 'bureau', textEditableBy: [], final: false, look: 'carried' },
  submitted: { holder: 'bureau', textEditableBy: [], final: false, look: 'carried' },
  closed: { holder: 'nobody', textEditableBy: [], final: true, look: 'over' },
  rejected: { holder: 'nobody', textEditableBy: [], final: true, look: 'lost' },
  withdrawn: { holder: 'nobody', textEditableBy: [], final: true, look: 'over' },
  merged: { holder: 'nobody', textEditableBy: [], final: true, look: 'over' },
} as const satisfies Record<string, StateRow>

export type RequestState = keyof typeof STATES
export const REQUEST_STATES = Object.keys(STATES) as RequestState[]

/** What must hold before a transition fires. Each is checked by `unmetRequirements` or by the service that moves. */
export const REQUIREMENTS = [
  'title',
  'body',
  'sdgTargetOrReason',
  'recipient',
  'reason',
  'approvingDecision',
  'rejectingDecision',
  'textAsApprovedOrConfirmed',
  'mergeTarget',
  'submission',
  'everyRecipientAnswered',
] as const
export type Requirement = (typeof REQUIREMENTS)[number]

type TransitionRow = {
  readonly id: string
  readonly from: readonly RequestState[]
  readonly to: RequestState
  readonly by: readonly Role[]
  readonly requires: readonly Requirement[]
  /** The revision that is taken when the transition fires. */
  readonly takesRevision: 'committeeApproval' | 'centralAgenda' | 'whenAmended' | 'never'
  /** `record`: fires as a consequence of recording something (a submission), not by a button of its own. */
  readonly firedBy: 'button' | 'record'
  /** Only where bodies decide in this order; in every order without it, so that what is under way can always go on. */
  readonly chain?: DecisionChain
}

export const TRANSITIONS = [
  {
    id: 'submitToCommittee',
    from: ['drafting'],
    to: 'inCommittee',
    by: [...COMMITTEE, 'bureau'],
    requires: ['title', 'body', 'sdgTargetOrReason', 'recipient'],
    takesRevision: 'never',
    firedBy: 'button',
    chain: 'committeeThenCentral',
  },
  // Where committees draft and do not decide: what is complete goes to the bureau at once.
  {
    id: 'handToBureau',
    from: ['drafting'],
    to: 'consolidating',
    by: [...COMMITTEE, 'bureau'],
    requires: ['title', 'body', 'sdgTargetOrReason', 'recipient'],
    takesRevision: 'never',
    firedBy: 'button',
    chain: 'centralOnly',
  },
  {
    id: 'approveInCommittee',
    from: ['inCommittee'],
    to: 'committeeApproved',
    by: COMMITTEE_OFFICERS,
    requires: ['title', 'body', 'sdgTargetOrReason', 'recipient', 'approvingDecision'],
    takesRevision: 'committeeApproval',
    firedBy: 'button',
  },
  {
    id: 'returnToDrafting',
    from: ['inCommittee'],
    to: 'drafting',
    by: COMMITTEE_OFFICERS,
    requires: ['reason'],
    takesRevision: 'never',
    firedBy: 'button',
  },
  {
    id: 'takeUp',
    from: ['committeeApproved'],
    to: 'consolidating',
    by: ['bureau'],
    requires: [],
    takesRevision: 'never',
    firedBy: 'button',
  },
  {
    id: 'putOnAgenda',
    from: ['consolidating'],
    to: 'onCentralAgenda',
    by: ['bureau'],
    requires: ['title', 'body', 'sdgTargetOrReason', 'recipient', 'textAsApprovedOrConfirmed'],
    takesRevision: 'centralAgenda',
    firedBy: 'button',
  },
  {
    id: 'returnToCommittee',
    from: ['consolidating'],
    to: 'inCommittee',
    by: ['bureau'],
    requires: ['reason'],
    takesRevision: 'never',
    firedBy: 'button',
    chain: 'committeeThenCentral',
  },
  {
    id: 'returnToDrafters',
    from: ['consolidating'],
    to: 'drafting',
    by: ['bureau'],
    requires: ['reason'],
    takesRevision: 'never',
    firedBy: 'button',
    chain: 'centralOnly',
  },
  {
    id: 'adopt',
    from: ['onCentralAgenda'],
    to: 'adopted',
    by: ['centralSecretariat'],
    requires: ['approvingDecision'],
    takesRevision: 'whenAmended',
    firedBy: 'button',
  },
  {
    id: 'referBack',
    from: ['onCentralAgenda'],
    to: 'consolidating',
    by: ['centralSecretariat'],
    requires: ['reason'],
    takesRevision: 'never',
    firedBy: 'button',
  },
  {
    id: 'reject',
    from: ['onCentralAgenda'],
    to: 'rejected',
    by: ['centralSecretariat'],
    requires: ['rejectingDecision'],
    takesRevision: 'never',
    firedBy: 'button',
  },
  {
    id: 'recordSubmission',
    from: ['adopted'],
    to: 'submitted',
    by: ['bureau', 'responseStaff'],
    requires: ['submission'],
    takesRevision: 'never',
    firedBy: 'record',
  },
  {
    id: 'close',
    from: ['submitted'],
    to: 'closed',
    by: ['bureau'],
    requires: ['everyRecipientAnswered'],
    takesRevision: 'never',
    firedBy: 'button',
  },
  // 取り下げ: the body that holds it, in any state before adoption. A committee acts through its officers.
  {
    id: 'withdraw',
    from: ['drafting', 'inCommittee'],
    to: 'withdrawn',
    by: COMMITTEE_OFFICERS,
    requires: ['reason'],
    takesRevision: 'never',
    firedBy: 'button',
  },
  {
    id: 'withdraw',
    from: ['committeeApproved', 'consolidating'],
    to: 'withdrawn',
    by: ['bureau'],
    requires: ['reason'],
    takesRevision: 'never',
    firedBy: 'button',
  },
  {
    id: 'withdraw',
    from: ['onCentralAgenda'],
    to: 'withdrawn',
    by: ['centralSecretariat'],
    requires: ['reason'],
    takesRevision: 'never',
    firedBy: 'button',
  },
  {
    id: 'merge',
    from: ['drafting', 'inCommittee', 'consolidating'],
    to: 'merged',
    by: ['bureau'],
    requires: ['mergeTarget'],
    takesRevision: 'never',
    firedBy: 'button',
  },
] as const satisfies readonly TransitionRow[]

export type TransitionId = (typeof TRANSITIONS)[number]['id']
export type Transition = TransitionRow & { readonly id: TransitionId }

export const TRANSITION_IDS = [...new Set(TRANSITIONS.map((row) => row.id))] as TransitionId[]

/** The row by which `id` leaves `state`, or null when the table has none. */
export function transitionFrom(state: RequestState, id: TransitionId): Transition | null {
  return (TRANSITIONS as readonly Transition[]).find((row) => row.id === id && row.from.includes(state)) ?? null
}

/** Is it a step where bodies decide in this order? */
export const isInChain = ({ chain }: Transition, present: DecisionChain): boolean =>
  chain === undefined || chain === present

/** All rows that leave `state` where bodies decide in this order, as the table has them (the first is the usual next step). */
export function transitionsFrom(state: RequestState, chain: DecisionChain): readonly Transition[] {
  return (TRANSITIONS as readonly Transition[]).filter((row) => row.from.includes(state) && isInChain(row, chain))
}

/**
 * Is the transition about what the request says: a decision on it, or a revision of it? Then it holds only for the substance
 * that the person was shown.
 */
export const actsOnSubstance = (transition: Transition): boolean =>
  transition.takesRevision !== 'never' || transition.requires.some((requirement) => DECISIONS.includes(requirement))

/** May anybody still change the text in `state`? Where not, the text is frozen (確定済み). */
export const isTextFrozen = (state: RequestState): boolean => STATES[state].textEditableBy.length === 0

/** Adopted, and what comes after: what stands in the book, goes to recipients, and can be carried on next year. */
export const ADOPTED_STATES = ['adopted', 'submitted', 'closed'] as const satisfies readonly RequestState[]

/** States in which a request can take in another one: its text is open, or will be once the bureau takes it up. */
export const MERGE_TARGET_STATES = [
  'drafting',
  'inCommittee',
  'committeeApproved',
  'consolidating',
] as const satisfies readonly RequestState[]

/** Steps back and ways out. Whoever can only take one of these has no next step: nothing of the kind is what a page proposes. */
const ASIDE: readonly TransitionId[] = [
  'returnToDrafting',
  'returnToCommittee',
  'returnToDrafters',
  'referBack',
  'reject',
  'withdraw',
  'merge',
]

/** Does the step bring a request on its way, so that a page may propose it? */
export const isForward = (id: TransitionId): boolean => !ASIDE.includes(id)

const DECISIONS: readonly Requirement[] = ['approvingDecision', 'rejectingDecision']

/** Steps that put a request to a body (審議にかける, 付議する): they lead to where a decision of that body is what comes next. */
export const PUTTING_TRANSITIONS: readonly TransitionId[] = TRANSITIONS.filter(({ to }) =>
  (TRANSITIONS as readonly Transition[]).some(
    ({ from, requires }) => from.includes(to) && requires.some((one) => DECISIONS.includes(one)),
  ),
).map(({ id }) => id)

/** Steps that several requests can take at one sitting: the body says yes to them as they are. */
export const SITTING_TRANSITIONS = ['approveInCommittee', 'adopt'] as const satisfies readonly TransitionId[]

/** Steps that several requests of a list can take at once: nothing has to be read, given or thought of before each of them. */
export const LIST_TRANSITIONS = [
  'submitToCommittee',
  'handToBureau',
  'takeUp',
] as const satisfies readonly TransitionId[]
export type ListTransition = (typeof LIST_TRANSITIONS)[number]

/** Requests that one form may take a step with: as many as a list shows at once. */
export const MOVED_TOGETHER_MAX = 50

/** What the checks of a transition look at; everything is as stored, not as shown. */
export type TransitionFacts = {
  readonly title: string
  /** Plain text of the 要求本文. */
  readonly bodyText: string
  readonly sdgTargetCount: number
  readonly noSdgReason: string
  readonly recipientCount: number
  /** Does the present text equal what the committee approved, or what it confirmed since? Also true where no committee has to. */
  readonly textIsAsApprovedOrConfirmed: boolean
  readonly submissionCount: number
  /** Recipients that have neither a response nor the mark 回答なし. */
  readonly unansweredRecipientCount: number
}

const FACT_CHECKS: Partial<Record<Requirement, (facts: TransitionFacts) => boolean>> = {
  title: (facts) => facts.title.trim() !== '',
  body: (facts) => facts.bodyText.trim() !== '',
  sdgTargetOrReason: (facts) => facts.sdgTargetCount > 0 || facts.noSdgReason.trim() !== '',
  recipient: (facts) => facts.recipientCount > 0,
  textAsApprovedOrConfirmed: (facts) => facts.textIsAsApprovedOrConfirmed,
  submission: (facts) => facts.submissionCount > 0,
  everyRecipientAnswered: (facts) => facts.unansweredRecipientCount === 0,
}

/** The requirements of `transition` that the facts do not meet; those given with the action itself (reason, decision) are not looked at. */
export function unmetRequirements(transition: Transition, facts: TransitionFacts): Requirement[] {
  return transition.requires.filter((requirement) => FACT_CHECKS[requirement]?.(facts) === false)
}
