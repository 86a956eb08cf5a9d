/** Kinds of body (組織). `proposes`: may be named as those who proposed a request. */
const BODIES = {
  committee: { proposes: true },
  coordinationCommittee: { proposes: false },
  executiveCommittee: { proposes: false },
  centralCommittee: { proposes: false },
  officersMeeting: { proposes: false },
  bureau: { proposes: true },
  affiliate: { proposes: true },
  chapter: { proposes: true },
  partner: { proposes: true },
} as const satisfies Record<string, { readonly proposes: boolean }>
export type BodyKind = keyof typeof BODIES
export const BODY_KINDS = Object.keys(BODIES) as readonly BodyKind[]
/** Kinds of body that propose requests. */
export const PROPOSING_BODIES = BODY_KINDS.filter((kind) => BODIES[kind].proposes)

/** `approved`: by the committee; `agenda`: of the central committee. */
export type ReadsFrom = 'draft' | 'approved' | 'agenda' | 'adopted' | 'never'

type RoleRow = {
  /** In which kinds of body it can be held. */
  readonly heldIn: readonly BodyKind[]
  /** Does it act for the body in which it is held only, or for the whole federation? */
  readonly actsFor: 'ownBody' | 'federation'
  /** From when on its holder reads requests of the whole federation; what the own body has or proposed stands in permissions.ts. */
  readonly readsFrom: ReadsFrom
  /** Does it let its holder read or write content? The administrator's alone does not (permissions.ts). */
  readonly hasSayOnContent: boolean
  /** Does it open the whole house, so that its account is asked for a second factor first? */
  readonly opensTheHouse: boolean
}
const inCommittee = { heldIn: ['committee'], actsFor: 'ownBody', hasSayOnContent: true, opensTheHouse: false } as const
const forFederation = { actsFor: 'federation', hasSayOnContent: true, opensTheHouse: false } as const

/**
 * The roles of DOMAIN.md. A role is always held in a body, for a term; nobody has a role by a flag. What it may do:
 * app/domain/permissions.ts and, for the workflow, app/domain/workflow.ts.
 */
const ROLE_TABLE = {
  committeeMember: { ...inCommittee, readsFrom: 'agenda' },
  committeeChair: { ...inCommittee, readsFrom: 'agenda' },
  committeeSecretary: { ...inCommittee, readsFrom: 'agenda' },
  adviser: { ...inCommittee, readsFrom: 'never' },
  proposer: { ...forFederation, heldIn: ['affiliate', 'chapter', 'partner'], readsFrom: 'adopted' },
  bureau: { ...forFederation, heldIn: ['bureau'], readsFrom: 'draft', opensTheHouse: true },
  centralSecretariat: { ...forFederation, heldIn: ['centralCommittee'], readsFrom: 'approved' },
  centralMember: { ...forFederation, heldIn: ['centralCommittee'], readsFrom: 'agenda' },
  responseStaff: { ...forFederation, heldIn: ['bureau', 'chapter'], readsFrom: 'adopted' },
  viewer: { ...forFederation, heldIn: BODY_KINDS, readsFrom: 'adopted' },
  admin: { ...forFederation, heldIn: ['bureau'], readsFrom: 'never', hasSayOnContent: false, opensTheHouse: true },
} as const satisfies Record<string, RoleRow>
export type Role = keyof typeof ROLE_TABLE
export const ROLES = Object.keys(ROLE_TABLE) as readonly Role[]

/** In which kinds of body the role can be held. */
export const bodiesOf = (role: Role): readonly BodyKind[] => ROLE_TABLE[role].heldIn

/** Is the role bound to the body in which it is held? The others act for the whole federation. */
export const isBoundToBody = (role: Role): boolean => ROLE_TABLE[role].actsFor === 'ownBody'

/** The roles that read requests of the whole federation from then on. */
export const rolesThatRead = (from: ReadsFrom): readonly Role[] =>
  ROLES.filter((role) => ROLE_TABLE[role].readsFrom === from)

/** Does the role let its holder read or write content? */
export const isContentRole = (role: Role): boolean => ROLE_TABLE[role].hasSayOnContent

/** Is an account with this role asked for a second factor? */
export const opensTheHouse = (role: Role): boolean => ROLE_TABLE[role].opensTheHouse

/** Can `role` be held in a body of `kind`? */
export const roleFitsBody = (role: Role, kind: BodyKind): boolean => bodiesOf(role).includes(kind)
