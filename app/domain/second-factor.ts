import { opensTheHouse, type Role } from './roles.ts'

/** So many days after the first start the default setting asks for it. */
export const SECOND_FACTOR_GRACE_DAYS = 30

export const SECOND_FACTOR_RULES = ['required', 'optional'] as const

/** What the federation decided: is it required, and from what day (YYYY-MM-DD; empty: no day yet). */
export type SecondFactorRule = {
  readonly secondFactor: (typeof SECOND_FACTOR_RULES)[number]
  readonly secondFactorFrom: string
}

/** `now`: nothing goes on without; `later`: from that day on; `no`: whoever wants one. */
export type SecondFactorNeed = { readonly is: 'no' } | { readonly is: 'later' | 'now'; readonly from: string }

export const isAskedForSecondFactor = (memberships: readonly { readonly role: Role }[]): boolean =>
  memberships.some(({ role }) => opensTheHouse(role))

/** Does a person with these memberships need a second factor on `today`? */
export function secondFactorNeed(
  memberships: readonly { readonly role: Role }[],
  rule: SecondFactorRule,
  today: string,
): SecondFactorNeed {
  if (!isAskedForSecondFactor(memberships) || rule.secondFactor !== 'required' || rule.secondFactorFrom === '')
    return { is: 'no' }
  return { is: rule.secondFactorFrom <= today ? 'now' : 'later', from: rule.secondFactorFrom }
}

/** What a person calls an own passkey, so as to know it again. */
export const PASSKEY_NAME_MAX = 50
/** More than anybody has devices. */
export const PASSKEYS_MAX = 20

/** What a person has set up that is asked for beside the password. */
export type SecondFactors = { readonly hasApp: boolean; readonly hasPasskey: boolean }
