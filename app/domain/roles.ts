/** The roles of DOMAIN.md. A role is always held in a body, for a term; nobody has a role by a flag. */
export const ROLES = [
  'committeeMember',
  'committeeChair',
  'committeeSecretary',
  'adviser',
  'proposer',
  'bureau',
  'centralSecretariat',
  'centralMember',
  'responseStaff',
  'viewer',
  'admin',
] as const
export type Role = (typeof ROLES)[number]

export const BODY_KINDS = [
  'committee',
  'coordinationCommittee',
  'executiveCommittee',
  'centralCommittee',
  'officersMeeting',
  'bureau',
  'affiliate',
  'chapter',
  'partner',
] as const
export type BodyKind = (typeof BODY_KINDS)[number]

/** In which kinds of body a role can be held. */
export const ROLE_BODIES = {
  committeeMember: ['committee'],
  committeeChair: ['committee'],
  committeeSecretary: ['committee'],
  adviser: ['committee'],
  proposer: ['affiliate', 'chapter', 'partner'],
  bureau: ['bureau'],
  centralSecretariat: ['centralCommittee'],
  centralMember: ['centralCommittee'],
  responseStaff: ['bureau', 'chapter'],
  viewer: BODY_KINDS,
  admin: ['bureau'],
} as const satisfies Record<Role, readonly BodyKind[]>

/** Does the role let its holder read or write content? The administrator's alone does not (permissions.ts). */
export const isContentRole = (role: Role): boolean => role !== 'admin'

/** Can `role` be held in a body of `kind`? */
export const roleFitsBody = (role: Role, kind: BodyKind): boolean =>
  (ROLE_BODIES[role] as readonly BodyKind[]).includes(kind)
