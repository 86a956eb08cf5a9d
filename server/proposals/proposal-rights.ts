import { type Actor, can } from '#app/domain/permissions.ts'
import type { Proposal } from './proposals.repository.ts'

/** May the person know of this wish? Of a draft only its body does. */
export const mayRead = (actor: Actor, proposal: Proposal): boolean =>
  can(actor, proposal.number === null ? 'proposal.readDraft' : 'proposal.read', { bodyId: proposal.bodyId })

/** Those of its body, and for what it typed from paper the bureau. */
export const mayWrite = (actor: Actor, { bodyId, isTyped }: Proposal): boolean =>
  can(actor, 'proposal.write', { bodyId }) && (isTyped || can(actor, 'proposal.readDraft', { bodyId }))
