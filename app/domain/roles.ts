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

type RoleRow = {
  /** In which kinds of body it can be held. */
  readonly heldIn: readonly BodyKind[]
  /** Does it act for the body in which it is held only, or for the whole federation? */
  readonly actsFor: 'ownBody' | 'federation'
  /** Does it let its holder read or write content? The administrator's alone does not (permissions.ts). */
  readonly hasSayOnContent: boolean
  /** Does it open the whole house, so that its account is asked for a second factor first? */
  readonly opensTheHouse: boolean
}
const inCommittee = { heldIn: ['committee'], actsFor: 'ownBody', hasSayOnContent: true, opensTheHouse: false } as const
const inCentral = {
  heldIn: ['centralCommittee'],
  actsFor: 'federation',
  hasSayOnContent: true,
  opensTheHouse: false,
} as const

/**
 * The roles of DOMAIN.md. A role is always held in a body, for a term; nobody has a role by a flag. What it may do:
 * app/domain/permissions.ts and, for the workflow, app/domain/workflow.ts.
 */
const ROLE_TABLE = {
  committeeMember: inCommittee,
  committeeChair: inCommittee,
  committeeSecretary: inCommittee,
  adviser: inCommittee,
  proposer: {
    heldIn: ['affiliate', 'chapter', 'partner'],
    actsFor: 'federation',
    hasSayOnContent: true,
    opensTheHouse: false,
  },
  bureau: { heldIn: ['bureau'], actsFor: 'federation', hasSayOnContent: true, opensTheHouse: true },
  centralSecretariat: inCentral,
  centralMember: inCentral,
  responseStaff: { heldIn: ['bureau', 'chapter'], actsFor: 'federation', hasSayOnContent: true, opensTheHouse: false },
  viewer: { heldIn: BODY_KINDS, actsFor: 'federation', hasSayOnContent: true, opensTheHouse: false },
  admin: { heldIn: ['bureau'], actsFor: 'federation', hasSayOnContent: false, opensTheHouse: true },
} as const satisfies Record<string, RoleRow>
export type Role = keyof typeof ROLE_TABLE
export const ROLES = Object.keys(ROLE_TABLE) as readonly Role[]

/** In which kinds of body the role can be held. */
export const bodiesOf = (role: Role): readonly BodyKind[] => ROLE_TABLE[role].heldIn

/** Is the role bound to the body in which it is held? The others act for the whole federation. */
export const isBoundToBody = (role: Role): boolean => ROLE_TABLE[role].actsFor === 'ownBody'

/** Does the role let its holder read or write content? */
export const isContentRole = (role: Role): boolean => ROLE_TABLE[role].hasSayOnContent

/** Is an account with this role asked for a second factor? */
export const opensTheHouse = (role: Role): boolean => ROLE_TABLE[role].opensTheHouse

/** Can `role` be held in a body of `kind`? */
export const roleFitsBody = (role: Role, kind: BodyKind): boolean => bodiesOf(role).includes(kind)
