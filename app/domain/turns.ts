import type { Action } from './permissions.ts'
import type { Role } from './roles.ts'
import { type RequestState, type TransitionId, transitionFrom } from './workflow.ts'

/**
 * 「あなたの番です」: the kinds of work that wait on ホーム. Each is a state and the transition that ends the waiting; it waits
 * for those whom the workflow table lets fire that transition.
 */
export const TURNS = {
  draft: { state: 'drafting', transition: 'submitToCommittee' },
  approve: { state: 'inCommittee', transition: 'approveInCommittee' },
  takeUp: { state: 'committeeApproved', transition: 'takeUp' },
  consolidate: { state: 'consolidating', transition: 'putOnAgenda' },
  adopt: { state: 'onCentralAgenda', transition: 'adopt' },
  submit: { state: 'adopted', transition: 'recordSubmission' },
  close: { state: 'submitted', transition: 'close' },
} as const satisfies Record<string, { readonly state: RequestState; readonly transition: TransitionId }>

export type TurnKind = keyof typeof TURNS
export const TURN_KINDS = Object.keys(TURNS) as TurnKind[]

/** The action that ends the waiting. */
export const actionOfTurn = (kind: TurnKind): Action => `policyRequest.${TURNS[kind].transition}`

/** Roles for which such work waits: the bureau may submit any committee's draft, but drafting it is not its turn. */
export function rolesOfTurn(kind: TurnKind): readonly Role[] {
  const { state, transition } = TURNS[kind]
  const roles = transitionFrom(state, transition)?.by ?? []
  return kind === 'draft' ? roles.filter((role) => role !== 'bureau') : roles
}
